import { mkdtemp, rm } from 'node:fs/promises'
import { type Server, type Socket, createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { scannerOf } from './scanner.ts'

let folder = ''
const servers: Server[] = []
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quanheng-scan-'))
})
afterEach(() => servers.splice(0).forEach((s) => s.close()))
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Speaks as clamd does: takes pieces behind their lengths until an empty one, then says what it thinks. */
async function clamd(at: string | number, answer: (content: Buffer) => string): Promise<string> {
  const serve = (socket: Socket): void => {
    let waiting = Buffer.alloc(0)
    let content: Buffer | undefined
    socket.on('data', (chunk) => {
      waiting = Buffer.concat([waiting, chunk])
      if (content === undefined) {
        const end = waiting.indexOf(0)
        if (end < 0) return
        expect(waiting.toString('utf8', 0, end)).toBe('zINSTREAM')
        waiting = waiting.subarray(end + 1)
        content = Buffer.alloc(0)
      }
      while (waiting.length >= 4) {
        const length = waiting.readUInt32BE()
        if (length === 0) return void socket.end(`${answer(content)}\0`)
        if (waiting.length < 4 + length) return
        content = Buffer.concat([content, waiting.subarray(4, 4 + length)])
        waiting = waiting.subarray(4 + length)
      }
    })
  }
  const server = createServer(serve)
  servers.push(server)
  await new Promise<void>((resolve) =>
    typeof at === 'string' ? server.listen(at, resolve) : server.listen(at, '127.0.0.1', resolve),
  )
  return typeof at === 'string' ? at : `127.0.0.1:${(server.address() as AddressInfo).port}`
}
const saying = (content: Buffer): string =>
  content.includes('EVIL')
    ? 'stream: Toy.Evil FOUND'
    : content.length === 300_000
      ? 'stream: OK'
      : 'INSTREAM size limit exceeded. ERROR'
const clean = () => Readable.from([Buffer.alloc(200_000), Buffer.alloc(100_000)])

describe.each(['socket', 'port'])('clamd at a %s', (way) => {
  const start = () => clamd(way === 'socket' ? join(folder, `clamd-${Math.random()}`) : 0, saying)
  it('is sent the whole content and believed', async () => {
    const scan = scannerOf({ by: 'clamd', at: await start(), seconds: 5 })!
    expect(await scan(clean())).toEqual({ clean: true })
    expect(await scan(Readable.from([Buffer.from('EVIL')]))).toEqual({ clean: false, found: 'Toy.Evil' })
    await expect(scan(Readable.from([Buffer.from('much')]))).rejects.toMatchObject({ code: 'file.scan' })
  })
})

it('a clamd that is not there lets nothing pass', async () => {
  const scan = scannerOf({ by: 'clamd', at: join(folder, 'nowhere'), seconds: 5 })!
  await expect(scan(clean())).rejects.toMatchObject({ code: 'file.scan' })
})

describe('a command', () => {
  const command = (code: string) => scannerOf({ by: 'command', command: [process.execPath, '-e', code], seconds: 10 })!
  const reading = `let all = ''; process.stdin.on('data', (d) => all += d).on('end', () => {
    if (all.includes('EVIL')) { console.log('stdin: Toy.Evil FOUND'); process.exit(1) } })`
  it('reads the content and says by its exit code', async () => {
    expect(await command(reading)(clean())).toEqual({ clean: true })
    expect(await command(reading)(Readable.from(['EVIL']))).toEqual({ clean: false, found: 'Toy.Evil' })
  })
  it('may stop reading as soon as it has found something', async () => {
    const scan = command(`console.log('stdin: Toy.Early FOUND'); process.exit(1)`)
    expect(await scan(clean())).toEqual({ clean: false, found: 'Toy.Early' })
  })
  it('that fails or is not there lets nothing pass', async () => {
    await expect(command('process.exit(2)')(clean())).rejects.toMatchObject({ code: 'file.scan' })
    const missing = scannerOf({ by: 'command', command: [join(folder, 'nothing')], seconds: 5 })!
    await expect(missing(clean())).rejects.toMatchObject({ code: 'file.scan' })
  })
})

it('there is none where none is set', () => expect(scannerOf(undefined)).toBeUndefined())
