import { type Socket, connect } from 'node:net'

/** What came of asking for a while over some connections at once. */
export interface Loaded {
  perSecond: number
  /** Milliseconds in which half of the answers came, and 99 of 100. */
  half: number
  most: number
}

/** One request as it goes over the wire. */
export const wire = (method: string, url: string, headers: Record<string, string> = {}, body?: object): Buffer => {
  const text = body === undefined ? '' : JSON.stringify(body)
  const all: Record<string, string> = {
    host: '127.0.0.1',
    ...headers,
    ...(body === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': `${Buffer.byteLength(text)}` }),
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`${method} ${url} HTTP/1.1\r\n${lines.join('')}\r\n${text}`)
}

/**
 * Asks `next` over and over on `connections` kept-alive connections until `ms` are over. Written on bare sockets: what the load
 * itself costs is lost to both sides of a ratio and would bring it nearer to 1. Throws at the first answer that is no 200.
 */
export async function load(port: number, next: () => Buffer, connections: number, ms: number): Promise<Loaded> {
  const took: number[] = []
  const start = performance.now()
  await Promise.all(Array.from({ length: connections }, () => oneConnection(port, next, start + ms, took)))
  const seconds = (performance.now() - start) / 1000
  took.sort((a, b) => a - b)
  return {
    perSecond: took.length / seconds,
    half: took[took.length >> 1]!,
    most: took[Math.floor(took.length * 0.99)]!,
  }
}

async function oneConnection(port: number, next: () => Buffer, until: number, took: number[]): Promise<void> {
  const socket = connect(port, '127.0.0.1').setNoDelay(true)
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject)
      socket.once('close', () => reject(new Error('the server closed a connection')))
      answers(socket, (status, text) => {
        if (status !== 200) return reject(new Error(`answered ${status}: ${text.slice(0, 300)}`))
        const now = performance.now()
        took.push(now - sent)
        if (now >= until) return resolve()
        sent = now
        socket.write(next())
      })
      let sent = performance.now()
      socket.write(next())
    })
  } finally {
    socket.removeAllListeners('close')
    socket.destroy()
  }
}

/** Calls `whole` at the end of every answer with a `content-length`. */
function answers(socket: Socket, whole: (status: number, text: string) => void): void {
  let pieces: Buffer[] = []
  let have = 0
  let wanted = Infinity
  let status = 0
  socket.on('data', (piece) => {
    pieces.push(piece)
    have += piece.length
    if (wanted === Infinity) {
      const head = pieces.length === 1 ? piece : Buffer.concat(pieces)
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) return
      const text = head.toString('latin1', 0, end)
      const length = /\r\ncontent-length: (\d+)/i.exec(text)
      if (!length) throw new Error(`an answer without a length: ${text}`)
      status = Number(text.slice(9, 12))
      wanted = end + 4 + Number(length[1])
    }
    if (have < wanted) return
    const text = status === 200 ? '' : Buffer.concat(pieces).toString()
    pieces = []
    have = 0
    wanted = Infinity
    whole(status, text)
  })
}
