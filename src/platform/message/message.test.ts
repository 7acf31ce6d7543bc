import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Moment } from '#platform/clock/clock.ts'
import { testGateway } from '#test/harness/gateway.ts'
import { testMailServer } from '#test/harness/mail-server.ts'
import { mailServer } from './mail-server.ts'
import { maskMobile, readAddress, readMobile } from './phone-number.ts'
import { firstAllowed } from './quiet-hours.ts'
import { costFen, segmentsOf, signed } from './segments.ts'
import { MessageSettings } from './settings.ts'
import { readReceipts, smsGateway } from './sms-gateway.ts'

const mobile = '13900000001'

describe('numbers as people write them', () => {
  it.each([
    '13900000001',
    '139 0000 0001',
    '139-0000-0001',
    '+8613900000001',
    '+86 139 0000 0001',
    '008613900000001',
    '8613900000001',
    '１３９０００００００１',
    '（139）0000 0001',
    ' 13900000001\t',
  ])('%s is one mobile number', (written) => {
    expect(readMobile(written)).toEqual({ kind: 'mobile', number: mobile })
  })

  it.each(['0712-5550001', '07125550001', '5550001', '400-800-0000', '+86 0712 5550001', '(0712)55500012'])(
    '%s takes no texts',
    (written) => expect(readMobile(written).kind).toBe('landline'),
  )

  it.each(['1390000000', '139000000011', '12900000001', '二三四', '139****0001', '86139'])('%s is wrong', (written) =>
    expect(readMobile(written).kind).toBe('wrong'),
  )

  it('nothing is missing, not wrong', () => {
    expect([readMobile(''), readMobile(' - '), readMobile(null)].map((x) => x.kind)).toEqual([
      'missing',
      'missing',
      'missing',
    ])
  })

  it('reads whatever spelling of a number as the number, and shows seven digits of it', () => {
    const spelling = fc.tuple(
      fc.stringMatching(/^1[3-9]\d{9}$/),
      fc.constantFrom('', '+86', '+86 ', '0086-'),
      fc.constantFrom('', ' ', '-', '\u00a0'),
      fc.boolean(),
    )
    fc.assert(
      fc.property(spelling, ([number, prefix, gap, wide]) => {
        const apart = `${prefix}${number.slice(0, 3)}${gap}${number.slice(3, 7)}${gap}${number.slice(7)}`
        const written = wide ? apart.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)) : apart
        expect(readMobile(written)).toEqual({ kind: 'mobile', number })
        expect(maskMobile(number)).not.toContain(number.slice(3, 7).replace('****', ''))
      }),
    )
  })

  it('knows addresses', () => {
    expect(readAddress(' Li.An@Example.COM ')).toEqual({ address: 'Li.An@example.com' })
    for (const wrong of ['', 'li.an', 'li@an', 'a@b.c, d@e.f', 'a b@c.de', 'a@b.cd\nBcc: x@y.z'])
      expect(readAddress(wrong)).toHaveProperty('reason')
  })
})

describe('parts and money', () => {
  it('one part up to 70 characters, then parts of 67, signature counted', () => {
    expect([0, 1, 70, 71, 134, 135, 201, 202].map((n) => segmentsOf('年'.repeat(n)))).toEqual([0, 1, 1, 2, 2, 3, 3, 4])
    const frame = { signature: '玉衡市监', ending: '' }
    expect(signed('报年报', frame)).toBe('【玉衡市监】报年报')
    expect(segmentsOf(signed('年'.repeat(64), frame))).toBe(1)
    expect(segmentsOf(signed('年'.repeat(65), frame))).toBe(2)
  })

  it('money is exact and rounds half up', () => {
    expect(costFen(1, 45)).toBe(5n)
    expect(costFen(1, 44)).toBe(4n)
    expect(costFen(100_000, 45)).toBe(450_000n)
  })
})

describe('quiet hours', () => {
  const night = { from: '21:00', to: '08:00' }
  const at = (beijing: string): Moment => new Date(`2026-03-02T${beijing}:00+08:00`).toISOString() as Moment

  it.each([
    ['20:59', '2026-03-02T12:59:00.000Z'],
    ['21:00', '2026-03-03T00:00:00.000Z'],
    ['23:59', '2026-03-03T00:00:00.000Z'],
    ['00:00', '2026-03-02T00:00:00.000Z'],
    ['07:59', '2026-03-02T00:00:00.000Z'],
    ['08:00', '2026-03-02T00:00:00.000Z'],
  ])('ready at %s, goes out at %s', (beijing, allowed) => expect(firstAllowed(night, at(beijing))).toBe(allowed))

  it('may lie within a day, or be none', () => {
    expect(firstAllowed({ from: '12:00', to: '14:00' }, at('13:00'))).toBe(at('14:00'))
    expect(firstAllowed({ from: '12:00', to: '14:00' }, at('14:00'))).toBe(at('14:00'))
    expect(firstAllowed({ from: '00:00', to: '00:00' }, at('03:00'))).toBe(at('03:00'))
    expect(firstAllowed(undefined, at('03:00'))).toBe(at('03:00'))
  })
})

describe('the adapter of an SMS gateway', () => {
  const g = testGateway()
  const text = '【玉衡市监】请报年报'
  const send = (key: string) => smsGateway(g.settings(), 'geheim').send({ key, target: mobile, text })

  it('posts what the settings say, the secret in the header', async () => {
    expect(await send('a')).toEqual({ kind: 'accepted', id: 'g1' })
    expect(g.asked.at(-1)).toEqual({ mobile, content: text, msgId: 'a', from: '政务', authorization: 'Bearer geheim' })
  })

  it('takes “seen before” for taken', async () => {
    expect(await send('a')).toEqual({ kind: 'accepted', id: null })
    expect(g.taken).toHaveLength(1)
  })

  it('tells a refusal, without the number that the gateway repeats', async () => {
    g.next('refuse')
    expect(await send('b')).toEqual({ kind: 'refused', reason: '网关代码 BLACK：号码 该号码 在黑名单' })
  })

  it('knows what was surely not sent', async () => {
    g.next('busy', 'locked-out')
    expect((await send('c')).kind).toBe('again')
    expect((await send('d')).kind).toBe('again')
    const nobody = smsGateway(g.settings({ url: 'http://127.0.0.1:1025/send' }), undefined)
    expect((await nobody.send({ key: 'e', target: mobile, text })).kind).toBe('again')
  })

  it('calls unknown whatever may have been sent: no answer, a broken line, nonsense', async () => {
    g.next('hang', 'break', 'nonsense')
    expect((await send('f')).kind).toBe('unknown')
    expect((await send('g')).kind).toBe('unknown')
    expect((await send('h')).kind).toBe('unknown')
    expect(g.taken.map((t) => t.key)).toEqual(['a', 'f', 'g', 'h'])
  })

  it('reads receipts: delivered, failed, not yet; and leaves out what names nothing', () => {
    const body = {
      reports: [
        { msgId: 'k1', stat: 'DELIVRD' },
        { smsId: 'g2', stat: 'UNDELIV', err: `${mobile} 关机` },
        { msgId: 'k3', stat: 'ACCEPTD' },
        { stat: 'DELIVRD' },
        null,
        'x',
      ],
    }
    expect(readReceipts(g.settings(), body)).toEqual([
      { key: 'k1', id: null, delivered: true, reason: null },
      { key: null, id: 'g2', delivered: false, reason: '回执 UNDELIV：该号码 关机' },
    ])
    for (const nothing of [null, 1, 'x', {}, { reports: {} }, []])
      expect(readReceipts(g.settings(), nothing)).toEqual([])
  })

  it('refuses settings that would send numbers in the clear over the net, or cannot be matched', () => {
    const wrong = (more: object) => MessageSettings.safeParse({ sms: { ...g.settings(), ...more } }).success
    expect(wrong({})).toBe(true)
    expect(wrong({ allowHttp: false })).toBe(false)
    expect(wrong({ signature: '【玉衡】' })).toBe(false)
    expect(wrong({ receipt: { code: 'stat', delivered: ['D'] } })).toBe(false)
    expect(wrong({ quiet: { from: '25:00', to: '08:00' } })).toBe(false)
  })
})

describe('the adapter of a mail server', () => {
  const m = testMailServer()
  const mail = (target: string) => ({ key: 'k', target, text: '请按时报送年报。', subject: '年报提醒' })

  it('hands a mail over, signed in, with an id of its own', async () => {
    const carrier = mailServer(m.settings(), 'right')
    expect(await carrier.send(mail('shop@example.com'))).toEqual({ kind: 'accepted', id: null })
    expect(m.received[0]!.to).toBe('shop@example.com')
    expect(m.received[0]!.raw).toMatch(/Message-ID: <k@yuheng\.example>/i)
    expect(m.received[0]!.raw).toMatch(/From: notice@yuheng\.example/)
  })

  it('tells refused, later and not connected from unknown', async () => {
    const carrier = mailServer(m.settings(), 'right')
    expect(await carrier.send(mail('nobody@example.com'))).toEqual({ kind: 'refused', reason: '邮件服务器答复 550' })
    expect((await carrier.send(mail('later@example.com'))).kind).toBe('again')
    expect((await mailServer(m.settings(), 'wrong').send(mail('shop@example.com'))).kind).toBe('again')
    expect((await mailServer(m.settings({ port: 9 }), 'right').send(mail('shop@example.com'))).kind).toBe('again')
    expect((await carrier.send(mail('broken@example.com'))).kind).toBe('unknown')
    expect(m.received.map((r) => r.to)).toEqual(['shop@example.com', 'broken@example.com'])
  })

  it('refuses to sign in without TLS unless that is set', async () => {
    expect((await mailServer(m.settings({ allowPlain: false }), 'right').send(mail('shop@example.com'))).kind).toBe(
      'again',
    )
  })
})
