import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect } from 'vitest'
import { type ExitCode, runCli } from '#app/cli/run-cli.ts'
import { type TestDatabase, testCounty } from './database.ts'

export interface Answer {
  code: ExitCode
  out: string
  err: string
}

/** The command line in this process, on the test's database, in a folder of its own; its clock is the real one. */
export function commandLine(t: TestDatabase) {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'quanheng-command-'))
    await t.asOwner(
      `insert into installation (county_code, kind, county_name, bureau_name, made_at) values ($1, 'bureau', '玉衡县', '玉衡县市场监督管理局', now())`,
      [testCounty],
    )
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  async function run(...args: string[]): Promise<Answer> {
    const out: string[] = []
    const err: string[] = []
    const code = await runCli(args, {
      out: (text) => void out.push(text),
      err: (text) => void err.push(text),
      lines: async function* () {},
      cwd: folder,
      env: { DATABASE_URL: t.ownerUrl },
    })
    return { code, out: out.join(''), err: err.join('') }
  }
  return {
    run,
    /** A path in the folder where the commands are given. */
    file: (name: string): string => path.join(folder, name),
    async json<T>(...args: string[]): Promise<T> {
      const answer = await run(...args, '--json')
      expect(answer.code, answer.err).toBe(0)
      return JSON.parse(answer.out) as T
    },
  }
}
