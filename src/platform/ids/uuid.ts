import { randomBytes } from 'node:crypto'
import { epochMs, type Moment } from '#platform/clock/clock.ts'

/** Sixteen random bytes at a time; tests and the seeder inject a seeded source. */
export type RandomBytes = (n: number) => Uint8Array

export type MakeId = (at: Moment) => string

const hex: string[] = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'))

/**
 * UUIDv7 (RFC 9562) from an injected clock and randomness: sorts by time, and within one millisecond by a counter, so that
 * ids made in a row are in order.
 */
export function idMaker(random: RandomBytes = pooled()): MakeId {
  let last: Moment | undefined
  let time = ''
  let counter = 0
  return (at) => {
    if (at === last) counter++
    else {
      last = at
      counter = 0
      time = epochMs(at).toString(16).padStart(12, '0')
    }
    const b = random(6)
    // 12 bits of rand_a and the first 14 of rand_b carry the counter: 67 million ids a millisecond before it wraps.
    const high = (counter >>> 14) & 0xfff
    const low = counter & 0x3fff
    return (
      `${time.slice(0, 8)}-${time.slice(8)}-7${high.toString(16).padStart(3, '0')}-` +
      `${(0x8000 | low).toString(16)}-${hex[b[0]!]}${hex[b[1]!]}${hex[b[2]!]}${hex[b[3]!]}${hex[b[4]!]}${hex[b[5]!]}`
    )
  }
}

/** Random bytes drawn many at a time: a call to the system for every id would cost more than the id. */
function pooled(): RandomBytes {
  let pool = new Uint8Array(0)
  let used = 0
  return (n) => {
    if (used + n > pool.length) {
      pool = randomBytes(8_190)
      used = 0
    }
    used += n
    return pool.subarray(used - n, used)
  }
}
