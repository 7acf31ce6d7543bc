import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const run = promisify(execFile)
const root = new URL('../..', import.meta.url).pathname
let copy = ''

/** A copy of the code in which folders can come and go. */
beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'quanheng-slices-'))
  for (const part of ['src', 'test', 'scripts', 'package.json', 'tsconfig.json', '.oxlintrc.json', '.oxfmtrc.json']) {
    await cp(join(root, part), join(copy, part), { recursive: true })
  }
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'))
})
afterAll(() => rm(copy, { recursive: true, force: true }))

/** Output of a command in the copy; a failure shows what it said. */
async function inCopy(command: string, ...args: string[]): Promise<string> {
  const done = await run(command, args, {
    cwd: copy,
    maxBuffer: 1e8,
    env: { ...process.env, PATH: `${join(copy, 'node_modules/.bin')}:${process.env.PATH}` },
  }).catch((error: { stdout: string; stderr: string }) => {
    throw new Error(`${command} ${args.join(' ')}\n${error.stdout}\n${error.stderr}`)
  })
  return done.stdout
}

const openIt = `const { openHouse } = await import('#app/house.ts'); const h = await openHouse(); console.log(h.businesses.map((b) => b.id).join(' '))`
const house = (): Promise<string> => inCopy(process.execPath, '--input-type=module', '-e', openIt)
/** Faults outside tests: a scenario may speak of a business by name, the product may not. */
const faults = async (): Promise<string[]> =>
  (
    await run('tsc', ['--noEmit', '-p', copy], {
      cwd: copy,
      maxBuffer: 1e8,
      env: { ...process.env, PATH: `${join(copy, 'node_modules/.bin')}:${process.env.PATH}` },
    }).then(
      () => '',
      (error: { stdout: string }) => error.stdout,
    )
  )
    .split('\n')
    .filter((line) => line.startsWith('src/') && !/\.test\.tsx?\(/.test(line))

describe('businesses come and go by their folder', () => {
  it('names no business outside its folder and its bridges: types of the house stand without any', async () => {
    const businesses = await readdir(join(root, 'src/domains'))
    expect(businesses.length).toBeGreaterThan(3)
    const files = (await readdir(join(root, 'src'), { recursive: true })).filter(
      (f) => /\.tsx?$/.test(f) && !/\.test\.tsx?$/.test(f),
    )
    const strangers: string[] = []
    for (const file of files) {
      const [layer, owner = ''] = file.split(sep)
      const own = layer === 'domains' ? [owner] : layer === 'bridges' ? owner.split('--') : []
      const named = (await readFile(join(root, 'src', file), 'utf8')).matchAll(
        /'(?:#domains|(?:\.\.\/)+domains)\/([a-z-]+)\//g,
      )
      for (const [, business] of named) if (!own.includes(business!)) strangers.push(`${file} → ${business}`)
    }
    expect(strangers).toEqual([])
    expect(await faults()).toEqual([])
    for (const layer of ['domains', 'bridges']) await rm(join(copy, 'src', layer), { recursive: true })
    for (const layer of ['domains', 'bridges']) await mkdir(join(copy, 'src', layer))
    expect(await faults()).toEqual([])
    expect((await house()).trim()).toBe('')
    for (const layer of ['domains', 'bridges'])
      await cp(join(root, 'src', layer), join(copy, 'src', layer), { recursive: true })
  }, 240_000)

  it('opens without a business whose folder is gone, and without its bridges', async () => {
    for (const business of ['equity-pledge', 'credit-list']) {
      const folder = join(copy, 'src/domains', business)
      await rm(folder, { recursive: true })
      expect((await house()).split(' '), business).not.toContain(business)
      await cp(join(root, 'src/domains', business), folder, { recursive: true })
    }
  })

  it('writes a new business that passes types, lint and format', async () => {
    await inCopy(process.execPath, 'src/app/cli/main.ts', 'new-domain', 'price-check', '--title', '价格检查')
    expect(await faults()).toEqual([])
    expect(await house()).toContain('price-check')
    await inCopy('oxlint', 'src/domains/price-check')
    await inCopy('oxfmt', '--check', 'src/domains/price-check')
    expect((await readdir(join(copy, 'src/domains/price-check'))).length).toBeGreaterThan(9)
  }, 120_000)
})
