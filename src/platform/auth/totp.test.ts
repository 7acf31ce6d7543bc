import { expect, it } from 'vitest'
import fc from 'fast-check'
import type { Moment } from '#platform/clock/clock.ts'
import { base32, codeAt, factorUri, newSecret, stepAt, stepOf } from './totp.ts'

const moment = (seconds: number): Moment => new Date(seconds * 1000).toISOString() as Moment

it('gives the codes of RFC 6238, appendix B', () => {
  const secret = base32(Buffer.from('12345678901234567890'))
  for (const [seconds, code] of [
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ] as const)
    expect(codeAt(secret, stepAt(moment(seconds)), 8), String(seconds)).toBe(code)
})

it('gives the base32 of RFC 4648, section 10', () => {
  for (const [text, coded] of [
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ] as const)
    expect(base32(Buffer.from(text))).toBe(coded)
})

it('takes the code of the step before, this one and the next, and no other', () => {
  const secret = newSecret()
  fc.assert(
    fc.property(fc.integer({ min: 1_600_000_000, max: 2_000_000_000 }), fc.integer({ min: -4, max: 4 }), (at, off) => {
      const step = stepAt(moment(at)) + off
      const found = stepOf(secret, codeAt(secret, step), moment(at))
      // Two of a million codes may be alike by chance; then the nearer step answers.
      if (Math.abs(off) <= 1) expect(found).toBeDefined()
      else if (found !== undefined) expect(codeAt(secret, found)).toBe(codeAt(secret, step))
    }),
  )
})

it('takes no code twice, and none from before one that was used', () => {
  const secret = newSecret()
  const now = moment(1_700_000_000)
  const used = stepOf(secret, codeAt(secret, stepAt(now)), now)!
  expect(stepOf(secret, codeAt(secret, used), now, used)).toBeUndefined()
  expect(stepOf(secret, codeAt(secret, used - 1), now, used)).toBeUndefined()
  expect(stepOf(secret, codeAt(secret, used + 1), now, used)).toBe(used + 1)
  for (const nonsense of ['', '12345', '1234567', 'abcdef', '１２３４５６'])
    expect(stepOf(secret, nonsense, now)).toBeUndefined()
})

it('says who issued it, in an address that authenticators read', () => {
  const uri = new URL(factorUri('MZXW6YTBOI', '权衡 玉衡县', 'office'))
  expect(uri.protocol).toBe('otpauth:')
  expect(decodeURIComponent(uri.pathname)).toBe('/权衡 玉衡县:office')
  expect(Object.fromEntries(uri.searchParams)).toMatchObject({
    secret: 'MZXW6YTBOI',
    issuer: '权衡 玉衡县',
  })
})
