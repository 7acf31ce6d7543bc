import type { Carrier, Outcome, Outgoing, Receipt } from './carrier.ts'
import { segmentsOf } from './segments.ts'
import type { SmsSettings } from './settings.ts'

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** Faults of the line before anything was handed over. */
const notConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])
/** The gateway did not look at the message: wrong address, wrong secret, too many at once. */
const notTaken = new Set([401, 403, 404, 405, 407, 429])

/** The adapter of a gateway over HTTP: one POST of JSON per text, its answer read by the field names that are set. */
export function smsGateway(settings: SmsSettings, secret: string | undefined): Carrier {
  return {
    perSecond: settings.perSecond,
    attempts: settings.attempts,
    send: (message) => post(settings, wordsOf(settings, secret, message)),
    close: () => undefined,
  }
}

function wordsOf(settings: SmsSettings, secret: string | undefined, m: Outgoing): Record<string, string> {
  const head = `【${settings.signature}】`
  const content = m.text.startsWith(head) ? m.text.slice(head.length) : m.text
  return {
    number: m.target,
    text: m.text,
    content,
    signature: settings.signature,
    key: m.key,
    secret: secret ?? '',
    segments: String(segmentsOf(m.text)),
  }
}

const fill = (template: string, words: Record<string, string>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole)

function filled(template: Json, words: Record<string, string>): Json {
  if (typeof template === 'string') return fill(template, words)
  if (Array.isArray(template)) return template.map((x) => filled(x, words))
  if (template === null || typeof template !== 'object') return template
  return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, filled(value, words)]))
}

async function post(settings: SmsSettings, words: Record<string, string>): Promise<Outcome> {
  let answer: Response
  let text: string
  try {
    answer = await fetch(settings.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...Object.fromEntries(Object.entries(settings.headers).map(([k, v]) => [k, fill(v, words)])),
      },
      body: JSON.stringify(filled(settings.body, words)),
      // An answer from elsewhere says nothing about the text, and the number must not travel on.
      redirect: 'manual',
      signal: AbortSignal.timeout(settings.timeoutSeconds * 1000),
    })
    text = await answer.text()
  } catch (error) {
    return lineFault(error)
  }
  if (notTaken.has(answer.status)) return { kind: 'again', reason: `短信网关答复 ${answer.status}，没有接收` }
  const body = parsed(text)
  const code = at(body, settings.answer.code)
  if (code === undefined)
    return answer.status >= 400 && answer.status < 500
      ? { kind: 'refused', reason: `短信网关答复 ${answer.status}` }
      : { kind: 'unknown', reason: `短信网关的答复（${answer.status}）看不懂，不知道有没有发出` }
  const { accepted, duplicate, busy } = settings.answer
  if (accepted.includes(code) || duplicate.includes(code))
    return { kind: 'accepted', id: (settings.answer.id && at(body, settings.answer.id)) || null }
  const said = (settings.answer.reason && at(body, settings.answer.reason)) || ''
  const reason = withoutNumber(`网关代码 ${code}${said ? `：${said}` : ''}`, words.number!)
  return { kind: busy.includes(code) ? 'again' : 'refused', reason }
}

function lineFault(error: unknown): Outcome {
  const cause = (error as { cause?: { code?: string } }).cause?.code ?? ''
  if (notConnected.has(cause) || cause.startsWith('CERT_') || cause.includes('CERT'))
    return { kind: 'again', reason: `连不上短信网关（${cause}）` }
  const late = error instanceof DOMException && error.name === 'TimeoutError'
  return { kind: 'unknown', reason: late ? '短信网关没有按时答复，不知道有没有发出' : '连接中断，不知道有没有发出' }
}

/** Reasons are kept in the clear: a number that the gateway repeats in one is taken out. */
const withoutNumber = (reason: string, number: string): string => reason.replaceAll(number, '该号码').slice(0, 200)

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The value under a dotted path as text; undefined where there is none. */
function at(body: unknown, path: string): string | undefined {
  const value = path
    .split('.')
    .reduce<unknown>(
      (x, key) => (typeof x === 'object' && x !== null ? (x as Record<string, unknown>)[key] : undefined),
      body,
    )
  return value === undefined || value === null || typeof value === 'object' ? undefined : String(value)
}

/** Reports of a gateway's call; what it says nothing about, or has nothing that names a text, is left out. */
export function readReceipts(settings: SmsSettings, body: unknown): Receipt[] {
  const r = settings.receipt
  if (!r) return []
  const listed = r.list
    ?.split('.')
    .reduce<unknown>(
      (x, key) => (typeof x === 'object' && x !== null ? (x as Record<string, unknown>)[key] : undefined),
      body,
    )
  const items: unknown[] = r.list ? (Array.isArray(listed) ? listed : []) : Array.isArray(body) ? body : [body]
  return items.flatMap((item) => {
    const code = at(item, r.code)
    const key = (r.key && at(item, r.key)) || null
    const id = (r.id && at(item, r.id)) || null
    if (code === undefined || r.pending.includes(code) || (key === null && id === null)) return []
    const said = r.reason ? at(item, r.reason) : undefined
    const delivered = r.delivered.includes(code)
    const reason = delivered
      ? null
      : `回执 ${code}${said ? `：${said}` : ''}`.replace(/1[3-9]\d{9}/g, '该号码').slice(0, 200)
    return [{ key, id, delivered, reason }]
  })
}
