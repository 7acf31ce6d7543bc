import { type IncomingMessage, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll } from 'vitest'
import { type SmsSettings, MessageSettings } from '#platform/message/settings.ts'

/** What the gateway does with a text. */
export type Manner =
  | 'take'
  /** Takes it and never answers. */
  | 'hang'
  /** Takes it and breaks the line. */
  | 'break'
  | 'refuse'
  | 'busy'
  | 'locked-out'
  | 'nonsense'

export interface Taken {
  key: string
  number: string
  text: string
  id: string
}

/** A real SMS gateway on loopback, as talkative or silent as a test wants it. It remembers keys, as good ones do. */
export function testGateway() {
  const taken: Taken[] = []
  const asked: Record<string, unknown>[] = []
  const manners: Manner[] = []
  let usual: Manner = 'take'
  let byNumber: Readonly<Record<string, Manner>> = {}
  const server = createServer((request, response) => {
    void (async () => {
      const body = JSON.parse(await textOf(request)) as { mobile: string; content: string; msgId: string }
      asked.push({ ...body, authorization: request.headers.authorization })
      const manner = manners.shift() ?? byNumber[body.mobile] ?? usual
      const answer = (status: number, value: unknown): void => {
        response.writeHead(status, { 'content-type': 'application/json' })
        response.end(typeof value === 'string' ? value : JSON.stringify(value))
      }
      if (manner === 'refuse') return answer(200, { result: 'BLACK', desc: `号码 ${body.mobile} 在黑名单`, data: null })
      if (manner === 'busy') return answer(200, { result: 'BUSY', desc: '系统忙' })
      if (manner === 'locked-out') return answer(401, { error: 'secret' })
      if (taken.some((t) => t.key === body.msgId)) return answer(200, { result: 'DUP', desc: '重复' })
      const id = `g${taken.length + 1}`
      taken.push({ key: body.msgId, number: body.mobile, text: body.content, id })
      if (manner === 'hang') return
      if (manner === 'break') return void request.socket.destroy()
      answer(200, manner === 'nonsense' ? '<html>502</html>' : { result: 0, desc: 'ok', data: { id } })
    })()
  })
  let url = ''
  beforeAll(async () => {
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`
  })
  afterAll(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => void server.close(resolve))
  })
  return {
    /** Texts that it took. */
    taken,
    /** Every call as it came. */
    asked,
    /** The next calls in order, then the usual again. */
    next: (...m: Manner[]) => void manners.push(...m),
    numbers: (m: Readonly<Record<string, Manner>>) => void (byNumber = m),
    always: (m: Manner) => void (usual = m),
    /** How a bureau would set it up. */
    settings: (more: Partial<Record<keyof SmsSettings, unknown>> = {}): SmsSettings =>
      MessageSettings.parse({
        sms: {
          url,
          allowHttp: true,
          headers: { authorization: 'Bearer {secret}' },
          body: { mobile: '{number}', content: '{text}', msgId: '{key}', from: '政务' },
          signature: '玉衡市监',
          answer: { code: 'result', accepted: [0], duplicate: ['DUP'], busy: ['BUSY'], id: 'data.id', reason: 'desc' },
          receipt: {
            list: 'reports',
            key: 'msgId',
            id: 'smsId',
            code: 'stat',
            delivered: ['DELIVRD'],
            pending: ['ACCEPTD'],
            reason: 'err',
          },
          priceLi: 45,
          timeoutSeconds: 1,
          perSecond: 100,
          ...more,
        },
      }).sms!,
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}
