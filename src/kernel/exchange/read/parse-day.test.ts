import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, chineseDay, day, dayOfMonth, daysBetween, monthOf, yearOf, type Day } from '#platform/clock/day.ts'
import { parseDay } from './parse-day.ts'

const context = { label: '成立日期' }
const value = (cell: string | number): unknown => parseDay(cell, context).value

describe('parseDay', () => {
  it.each([
    '2021-12-05',
    '2021/12/5',
    '2021.12.05',
    '2021.12.5',
    '20211205',
    '2021年12月5日',
    '2021年12月05日',
    '2021 年 12 月 5 日',
    '２０２１－１２－０５',
    '2021-12-05 00:00:00',
    '2021-12-05 08:30',
    '2021/12/5 0:00:00',
    '2021-12-05T00:00:00+08:00',
    '2021-12-04T16:00:00.000Z',
    '2021-12-05 00:00:00.0',
    '2021年12月5日 10时30分',
    '20211205093000',
    '44535',
    '44535.0',
    '44535.75',
    'Sun Dec 05 00:00:00 CST 2021',
    '二〇二一年十二月五日',
    '\u200b2021-12-05\t',
  ])('reads %j as 2021-12-05', (text) => {
    expect(parseDay(text, context)).toEqual({ value: '2021-12-05' })
  })

  it('reads serial numbers, numbers like 20211205 and date cells', () => {
    expect([value(44_535), value(44_535.5), value(20_211_205)]).toEqual(['2021-12-05', '2021-12-05', '2021-12-05'])
    expect(parseDay({ date: day('2021-12-05'), time: '16:30:00' }, context)).toEqual({ value: '2021-12-05' })
  })

  it('reads every day in every spelling', () => {
    const days = fc
      .integer({ min: 0, max: daysBetween(day('1930-01-01'), day('2099-12-31')) })
      .map((n) => addDays(day('1930-01-01'), n))
    const spellings: ((d: Day) => string | number)[] = [
      (d) => d,
      (d) => d.replaceAll('-', ''),
      (d) => `${yearOf(d)}/${monthOf(d)}/${dayOfMonth(d)}`,
      (d) => d.replaceAll('-', '.'),
      chineseDay,
      (d) => daysBetween(day('1899-12-30'), d),
      (d) => `${daysBetween(day('1899-12-30'), d)}.0`,
      (d) => `${d} 23:59:59`,
    ]
    fc.assert(
      fc.property(days, fc.constantFrom(...spellings), (d, spell) => {
        expect(value(spell(d))).toBe(d)
      }),
      { seed: 20_211_205, numRuns: 2_000 },
    )
  })

  it.each([
    ['2021年12月', '没有写到日'],
    ['2021-12', '没有写到日'],
    ['202112', '没有写到日'],
    ['2021', '只有年份'],
    ['2021年', '没有写到日'],
    ['5/12/2021', '分不清'],
    ['21-12-05', '不足四位'],
    ['2021-02-29', '不是日历上的一天'],
    ['2021-13-01', '不是日历上的一天'],
    ['20210230', '不是日历上的一天'],
    ['12月5日', '不是日期'],
    ['待定', '不是日期'],
    ['123456789', '不是日期'],
    ['99999', '不是日期'],
  ])('refuses %s: %s', (text, why) => {
    const parsed = parseDay(text, context)
    expect(parsed.error).toContain(why)
    expect(parsed.error).toContain('成立日期')
    expect(parsed.value).toBeUndefined()
  })

  it.each(['', '-', 'N/A', '无', '/', 'NULL'])('reads %j as nothing', (text) => {
    expect(parseDay(text, context)).toEqual({ value: null })
  })

  it('says so when a system printed its empty date', () => {
    for (const text of ['1900-01-01', '0001-01-01 00:00:00', '1899/12/31'.replaceAll('/', '-')]) {
      expect(parseDay(text, context).value).toBeNull()
      expect(parseDay(text, context).warning).toContain('空日期')
    }
  })

  it.each(['长期', '9999-12-31', '永久', '9999年12月31日'])('allows %s only where the column is open-ended', (text) => {
    expect(parseDay(text, { label: '有效期至', openEnded: true })).toEqual({ value: null })
    expect(parseDay(text, context).error).toContain('不能填长期')
  })
})
