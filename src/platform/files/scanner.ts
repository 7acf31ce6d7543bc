import { spawn } from 'node:child_process'
import { connect } from 'node:net'
import { type Readable, Transform, type Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '#platform/errors/refusal.ts'
import type { ScannerSettings } from './settings.ts'

/** What a scan found: nothing, or the name of what it found. */
export type Scanned = { clean: true } | { clean: false; found: string }

/** Looks at a file for viruses. Refuses (`file.scan`) when the scanner does not answer: nothing is taken in unseen. */
export type Scan = (content: Readable) => Promise<Scanned>

/** The scanner that the settings name; nothing where none is set. */
export function scannerOf(settings: ScannerSettings | undefined): Scan | undefined {
  if (!settings) return undefined
  const scan = settings.by === 'command' ? byCommand(settings) : byClamd(settings)
  return async (content) => {
    try {
      return await scan(content)
    } catch (error) {
      if (error instanceof Refusal) throw error
      throw new Refusal('file.scan', '病毒查杀程序没有应答，文件没有收下，请稍后再试或告诉系统管理员。', {
        status: 409,
      })
    } finally {
      content.destroy()
    }
  }
}

function byCommand({ command: [program, ...rest], seconds }: ScannerSettings & { by: 'command' }): Scan {
  return async (content) => {
    const child = spawn(program!, rest, { stdio: ['pipe', 'pipe', 'ignore'], timeout: seconds * 1000 })
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('close', resolve)
    })
    const said = text(child.stdout)
    // A scanner may stop reading as soon as it has found something.
    const sent = pipeline(content, child.stdin).catch(() => undefined)
    const code = await ended
    await sent
    if (code === 0) return { clean: true }
    if (code === 1) return { clean: false, found: firstFound(await said) }
    throw new Error(`scanner ended with ${code}`)
  }
}

const found = /([^\s:]+) FOUND/
const firstFound = (answer: string): string => found.exec(answer)?.[1] ?? '未写明'

/** Pieces as clamd takes them in: each behind its length, a length of nothing at the end. */
const measured = (): Transform =>
  new Transform({
    transform(chunk: Buffer, _, done) {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(chunk.length)
      done(null, Buffer.concat([length, chunk]))
    },
    flush(done) {
      done(null, Buffer.alloc(4))
    },
  })

function byClamd({ at, seconds }: ScannerSettings & { by: 'clamd' }): Scan {
  const address = /^([^/]+):(\d+)$/.exec(at)
  return async (content) => {
    const socket = address ? connect(Number(address[2]), address[1]) : connect(at)
    socket.setTimeout(seconds * 1000, () => socket.destroy(new Error('clamd is silent')))
    try {
      const answer = text(socket)
      answer.catch(() => undefined)
      socket.write('zINSTREAM\0')
      await pipeline(content, measured(), socket as Writable, { end: false })
      const said = (await answer).replace(/\0/g, '').trim()
      if (said.endsWith('OK')) return { clean: true }
      if (said.includes('FOUND')) return { clean: false, found: firstFound(said) }
      throw new Error(`clamd said ${said}`)
    } finally {
      socket.destroy()
    }
  }
}
