import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { type Moment, epochMs } from '#platform/clock/clock.ts'

/** Codes by time (RFC 6238 over RFC 4226) as authenticator programs expect them: SHA-1, six digits, half a minute. */
const stepSeconds = 30
const digits = 6
/** Steps that a clock may be off in either direction (RFC 6238 section 5.2). */
const drift = 1

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Base32 of RFC 4648 without padding. */
export function base32(bytes: Uint8Array): string {
  let bits = ''
  for (const b of bytes) bits += b.toString(2).padStart(8, '0')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[parseInt(five.padEnd(5, '0'), 2)]).join('')
}

function bytesOf(text: string): Buffer {
  const bits = [...text].map((c) => alphabet.indexOf(c).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => parseInt(eight, 2)))
}

/** A new secret of 160 bits, as an authenticator takes it when it is typed. */
export const newSecret = (): string => base32(randomBytes(20))

/** The step that a moment falls into: half minutes since 1970. */
export const stepAt = (now: Moment): number => Math.floor(epochMs(now) / 1000 / stepSeconds)

/** The code of a step. `length` other than six is for the test vectors of the standard. */
export function codeAt(secret: string, step: number, length = digits): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', bytesOf(secret)).update(counter).digest()
  const at = mac.at(-1)! & 0xf
  const number = mac.readUInt32BE(at) & 0x7fffffff
  return String(number % 10 ** length).padStart(length, '0')
}

/** The step that a code belongs to, near now and later than `after` (the last one used); nothing when it fits none. */
export function stepOf(secret: string, code: string, now: Moment, after = -1): number | undefined {
  const current = stepAt(now)
  for (let step = current - drift; step <= current + drift; step++) {
    if (step > after && same(codeAt(secret, step), code)) return step
  }
  return undefined
}

const same = (right: string, given: string): boolean =>
  /^\d+$/.test(given) && right.length === given.length && timingSafeEqual(Buffer.from(right), Buffer.from(given))

/**
 * What the square that an authenticator photographs says. Algorithm, digits and period are those that every one of them takes
 * for granted; left out, the square stays coarse enough for an old phone.
 */
export const factorUri = (secret: string, issuer: string, account: string): string => {
  const said = encodeURIComponent(issuer)
  return `otpauth://totp/${said}:${encodeURIComponent(account)}?secret=${secret}&issuer=${said}`
}
