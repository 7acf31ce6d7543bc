import { describe, expect, it } from 'vitest'
import { Refusal } from '#platform/errors/refusal.ts'
import { addClock } from './add-clock.ts'

describe('addClock', () => {
  it.each([
    [{ date: '2021-06-30', workingDays: 10 }, '2021-07-14', 10],
    [{ date: '2021-09-24', workingDays: 20 }, '2021-10-27', 20],
    [{ date: '2021-10-01', workingDays: 0 }, '2021-10-01', 0],
    [{ date: '2022-03-10', days: 20 }, '2022-03-30', 14],
    [{ date: ' 2021-10-08 ', days: 0 }, '2021-10-08', 0],
  ])('%j ends on %s', (input, due, workingDays) => {
    expect(addClock(input)).toEqual({ due, workingDays, notes: [] })
  })

  it('moves a calendar end from a day off, says so, and can be told not to', () => {
    expect(addClock({ date: '2021-09-03', days: 30 })).toEqual({
      due: '2021-10-08',
      workingDays: 20,
      notes: ['2021年10月3日是休息日，顺延到2021年10月8日'],
    })
    expect(addClock({ date: '2021-09-03', days: 30 }, { rollToWorkday: false }).due).toBe('2021-10-03')
  })

  it('says that a year is not yet published', () => {
    expect(addClock({ date: '2026-12-30', workingDays: 5 }).notes).toEqual(['2027年的放假安排尚未公布，暂按周末推算'])
    expect(addClock({ date: '2026-12-30', days: 5 }).notes).toEqual(['2027年的放假安排尚未公布，暂按周末推算'])
    expect(addClock({ date: '2019-06-01', days: 5 }).notes).toEqual([
      '2019年的放假安排没有收录（收录的是2020年至2026年），暂按周末推算',
    ])
  })

  it.each([
    [{ date: '2021-02-29', days: 1 }, 'clock.add.date', '日期“2021-02-29”在日历上不存在，请核对。'],
    [{ date: '2021/6/30', days: 1 }, 'clock.add.date', '日期“2021/6/30”的写法不对，请写成年-月-日，如 2021-06-30。'],
    [{ date: '', days: 1 }, 'clock.add.date', '日期“”的写法不对，请写成年-月-日，如 2021-06-30。'],
    [{ date: '1021-06-30', days: 1 }, 'clock.add.date', '日期“1021-06-30”超出了1950年至2100年的范围，请核对。'],
    [{ date: '2021-06-30' }, 'clock.add.amount', '没有给天数，请给出工作日数或者自然日数。'],
    [{ date: '2021-06-30', days: 1, workingDays: 1 }, 'clock.add.amount', '工作日数和自然日数只能给一个，请去掉一个。'],
    [{ date: '2021-06-30', workingDays: -1 }, 'clock.add.amount', '工作日数“-1”不对，应为 0 到 20000 的整数。'],
    [{ date: '2021-06-30', workingDays: 1.5 }, 'clock.add.amount', '工作日数“1.5”不对，应为 0 到 20000 的整数。'],
    [{ date: '2021-06-30', days: NaN }, 'clock.add.amount', '自然日数“NaN”不对，应为 0 到 20000 的整数。'],
    [
      { date: '2099-06-30', days: 20_000 },
      'clock.add.too-far',
      '从2099年6月30日起加 20000 天超过了2100年，请核对天数。',
    ],
  ])('refuses %j', (input, code, message) => {
    let refused: unknown
    try {
      addClock(input)
    } catch (error) {
      refused = error
    }
    expect(refused).toBeInstanceOf(Refusal)
    expect(refused).toMatchObject({ code, message })
  })
})
