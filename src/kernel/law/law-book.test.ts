import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { addDays, day } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { LawBook } from './law-book.ts'
import { type LawOverride, type LawValue, lawValues } from './law-value.ts'

const noticeLaw = lawValues([
  {
    key: 'exit.notice.days',
    value: 45,
    unit: 'day',
    from: day('2017-03-01'),
    to: day('2021-07-31'),
    basis: '简易注销改革指导意见',
    verified: false,
  },
  {
    key: 'exit.notice.days',
    value: 20,
    unit: 'day',
    from: day('2022-03-01'),
    basis: '市场主体登记管理条例第三十三条',
    verified: true,
  },
  {
    key: 'exit.blockers',
    value: ['列入异常名录'],
    unit: 'list',
    from: day('2017-03-01'),
    basis: '第四十八条',
    verified: true,
  },
  { key: 'exit.online', value: true, unit: 'flag', from: day('2017-03-01'), basis: '产品约定', verified: false },
  { key: 'exit.word', value: '公告', unit: 'word', from: day('2017-03-01'), basis: '第三十三条', verified: true },
])

const own = (change: Partial<LawOverride> = {}): LawOverride => ({
  key: 'exit.notice.days',
  value: 30,
  from: day('2022-06-01'),
  to: day('2022-12-31'),
  reason: '县政务服务局文件',
  signer: '甲',
  ...change,
})

function refusal(make: () => unknown): Refusal {
  try {
    make()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('law book', () => {
  const book = new LawBook(noticeLaw)

  it('gives the value of the day, both ends included', () => {
    expect(book.at('exit.notice.days', day('2017-03-01'))).toBe(45)
    expect(book.at('exit.notice.days', day('2021-07-31'))).toBe(45)
    expect(book.at('exit.notice.days', day('2022-03-01'))).toBe(20)
    expect(book.number('exit.notice.days', day('2099-01-01'))).toBe(20)
    expect(book.list('exit.blockers', day('2020-01-01'))).toEqual(['列入异常名录'])
    expect(book.period('exit.notice.days', day('2020-01-01'))).toMatchObject({
      basis: '简易注销改革指导意见',
      verified: false,
    })
  })

  it('knows its keys and kinds at compile time', () => {
    const on = day('2022-03-01')
    expectTypeOf(book.at('exit.notice.days', on)).toEqualTypeOf<number>()
    expectTypeOf(book.at('exit.online', on)).toEqualTypeOf<boolean>()
    expectTypeOf(book.at('exit.word', on)).toEqualTypeOf<string>()
    expectTypeOf(book.at('exit.blockers', on)).toEqualTypeOf<readonly string[]>()
    expectTypeOf<Parameters<typeof book.at>[0]>().toEqualTypeOf<
      'exit.notice.days' | 'exit.blockers' | 'exit.online' | 'exit.word'
    >()
    const general: LawBook = book
    expectTypeOf(general.at('exit.word', on)).toEqualTypeOf<LawValue['value']>()
    expectTypeOf(general.of(noticeLaw).at('exit.word', on)).toEqualTypeOf<string>()
  })

  it('refuses to guess between and before periods, naming key, day and what it holds', () => {
    for (const on of ['2021-08-01', '2022-02-28', '2017-02-28']) {
      const refused = refusal(() => book.at('exit.notice.days', day(on)))
      expect(refused.code).toBe('law.not-in-force')
      expect(refused.message).toContain('exit.notice.days')
    }
    expect(refusal(() => book.at('exit.notice.days', day('2021-08-01'))).message).toBe(
      '法定值“exit.notice.days”在2021年8月1日没有可用的规定（收录的是2017年3月1日至2021年7月31日，2022年3月1日起），请先在法定值里补录。',
    )
  })

  it('fails on a key that nobody declared and on the wrong kind', () => {
    const general: LawBook = book
    expect(() => general.at('exit.nothing', day('2021-01-01'))).toThrow(
      'no law value exit.nothing (asked for 2021-01-01)',
    )
    expect(() => book.number('exit.word', day('2021-01-01'))).toThrow(TypeError)
    expect(() => book.list('exit.word', day('2021-01-01'))).toThrow(TypeError)
  })

  it('rejects overlapping periods and mixed kinds when built', () => {
    const row = (from: string, to: string | undefined, value: LawValue['value'] = 1): LawValue => ({
      key: 'a.b',
      value,
      unit: 'day',
      from: day(from),
      to: to === undefined ? undefined : day(to),
      basis: '第一条',
      verified: true,
    })
    expect(() => new LawBook([row('2020-01-01', '2020-12-31'), row('2020-12-31', undefined)])).toThrow(
      'overlap at 2020-12-31',
    )
    expect(() => new LawBook([row('2021-01-01', undefined), row('2020-01-01', undefined)])).toThrow(
      'overlap at 2021-01-01',
    )
    expect(() => new LawBook([row('2020-01-01', '2020-12-31'), row('2021-01-01', undefined, '一')])).toThrow(
      'another kind',
    )
    expect(() => new LawBook([row('2020-01-02', '2020-01-01')])).toThrow('ends before it begins')
    expect(new LawBook([row('2021-01-01', undefined), row('2020-01-01', '2020-12-31')]).all()).toHaveLength(2)
  })

  it('cannot be changed', () => {
    const source = [{ ...noticeLaw[1] }] as { value: number }[] & LawValue[]
    const kept = new LawBook<LawValue>(source)
    source[0]!.value = 99
    expect(kept.at('exit.notice.days', day('2022-03-01'))).toBe(20)
    const row = kept.period('exit.notice.days', day('2022-03-01'))
    expect(() => void (row.value = 99)).toThrow(TypeError)
  })

  it('gives the part of a business and fails when it is not there', () => {
    const [, , blockers] = noticeLaw
    expect(new LawBook<LawValue>(noticeLaw).of([blockers]).all()).toEqual([blockers])
    expect(() => new LawBook<LawValue>([blockers]).of(noticeLaw)).toThrow('exit.notice.days')
  })
})

describe('overrides', () => {
  it('stand before the shipped value in their time only', () => {
    const book = new LawBook(noticeLaw, [own()])
    const days = ['2022-05-31', '2022-06-01', '2022-12-31', '2023-01-01']
    expect(days.map((on) => book.at('exit.notice.days', day(on)))).toEqual([20, 30, 30, 20])
    expect(book.period('exit.notice.days', day('2022-07-01'))).toEqual({
      key: 'exit.notice.days',
      value: 30,
      unit: 'day',
      from: '2022-06-01',
      to: '2022-12-31',
      basis: '市场主体登记管理条例第三十三条',
      verified: true,
      note: '县政务服务局文件',
      override: { reason: '县政务服务局文件', signer: '甲' },
    })
    expect(book.of(noticeLaw).at('exit.notice.days', day('2022-07-01'))).toBe(30)
  })

  it('may fill a time without law and cover several periods', () => {
    const book = new LawBook(noticeLaw, [own({ from: day('2021-01-01'), to: undefined, basis: '县文件' })])
    expect(
      ['2020-12-31', '2021-01-01', '2021-08-01', '2030-01-01'].map((on) => book.at('exit.notice.days', day(on))),
    ).toEqual([45, 30, 30, 30])
    expect(book.period('exit.notice.days', day('2022-01-01')).basis).toBe('县文件')
  })

  it('give on every day the override of that day, else the shipped value', () => {
    const start = day('2022-03-01')
    const gaps = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.nat(40)), { maxLength: 5 })
    fc.assert(
      fc.property(gaps, fc.nat(400), (spans, offset) => {
        let at = start
        const overrides = spans.map(([gap, length], i) => {
          const from = addDays(at, gap)
          at = addDays(from, length)
          return own({ from, to: at, value: 100 + i })
        })
        const on = addDays(start, offset)
        const expected = overrides.find((o) => o.from <= on && on <= o.to!)?.value ?? 20
        expect(new LawBook(noticeLaw, overrides.toReversed()).at('exit.notice.days', on)).toBe(expected)
      }),
    )
  })

  it.each([
    ['unknown-key', [own({ key: 'exit.nothing' })], '没有“exit.nothing”这个法定值，不能改写，请从法定值清单里选择。'],
    ['reason', [own({ reason: ' ' })], '改写“exit.notice.days”没有写理由，请写明理由和文件。'],
    [
      'period',
      [own({ to: day('2022-05-31') })],
      '改写“exit.notice.days”的终止日 2022-05-31 早于起始日 2022-06-01，请核对。',
    ],
    [
      'overlap',
      [own({ to: undefined }), own({ from: day('2022-09-01') })],
      '“exit.notice.days”有两次改写在2022年9月1日重叠，请先给前一次写上终止日。',
    ],
    ['value', [own({ value: '三十' })], '改写“exit.notice.days”的值应是数字，请核对。'],
    ['value', [own({ value: NaN })], '改写“exit.notice.days”的值应是数字，请核对。'],
  ])('are refused: %s', (code, overrides, message) => {
    expect(refusal(() => new LawBook(noticeLaw, overrides))).toMatchObject({ code: `law.override.${code}`, message })
  })
})

describe('lawValues', () => {
  const row = { key: 'a.b', value: 1, unit: 'day', from: day('2020-01-01'), basis: '第一条', verified: true }

  it.each([
    [{ key: 'ab' }, 'not dotted'],
    [{ basis: ' ' }, 'basis is missing'],
    [{ unit: '' }, 'unit is missing'],
    [{ value: Infinity }, 'no number'],
    [{ to: day('2019-12-31') }, 'ends before it begins'],
  ])('rejects %j', (change, message) => {
    expect(() => lawValues([{ ...row, ...change }])).toThrow(message)
  })
})
