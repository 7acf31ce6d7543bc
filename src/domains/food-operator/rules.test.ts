import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { day } from '#platform/clock/day.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import { foodOperatorLaw } from './law.ts'
import {
  type Scoring,
  checkKitchen,
  checkOperator,
  checkRating,
  checkReview,
  checkSelfReport,
  connectionState,
  gradeOf,
  kitchenState,
  markOf,
} from './rules.ts'

interface Example {
  name: string
  given: { static: number; dynamic?: number; adjustment: number }
  total: number
  grade: string
  visits: number
}
const examples = parse(readFileSync(new URL('golden/grades.yaml', import.meta.url), 'utf8')) as Example[]
const law: LawBook = new LawBook(foodOperatorLaw)
const today = day('2021-12-05')
const facts = { today, fromDay: day('2019-05-06'), law }
const scoring = (set: Partial<Scoring> = {}): Scoring => ({
  scoredOn: day('2021-03-01'),
  staticScore: '12',
  dynamicScore: '18',
  adjustment: 0,
  ...set,
})
const codeOf = (set: Partial<Scoring>): string => {
  try {
    gradeOf(scoring(set), facts)
    return 'ok'
  } catch (e) {
    return (e as { code: string }).code
  }
}

describe('a risk grade', () => {
  it.each(examples)('$name', ({ given, total, grade, visits }) => {
    const scored = gradeOf(
      scoring({
        staticScore: String(given.static),
        dynamicScore: given.dynamic === undefined ? undefined : String(given.dynamic),
        adjustment: given.adjustment,
        adjustReason: given.adjustment === 0 ? undefined : '玉市监抽〔2020〕3号',
      }),
      facts,
    )
    expect(scored).toMatchObject({ total: String(total), grade, plannedVisits: visits })
  })
  it('adds its items up to the point', () => {
    const items = '经营面积 2；供货者数量：10'
    expect(gradeOf(scoring({ staticItems: items }), facts).staticItems).toEqual([
      { item: '经营面积', points: 2 },
      { item: '供货者数量', points: 10 },
    ])
    expect(codeOf({ staticItems: '经营面积 2' })).toBe('food-operator.score.sum')
    expect(codeOf({ staticItems: '经营面积' })).toBe('food-operator.score.items')
  })
  it('refuses points beyond the sheet, an adjustment without its record, a day before the opening', () => {
    expect(codeOf({ staticScore: '40.5' })).toBe('food-operator.score.points')
    expect(codeOf({ dynamicScore: '60.01' })).toBe('food-operator.score.points')
    expect(codeOf({ adjustment: 1 })).toBe('food-operator.score.reason')
    expect(codeOf({ adjustment: 3, adjustReason: 'x' })).toBe('food-operator.score.adjustment')
    expect(codeOf({ scoredOn: day('2019-05-05') })).toBe('food-operator.score.day')
    expect(codeOf({ scoredOn: day('2021-12-06') })).toBe('food-operator.score.day')
  })
})

describe('what is entered for an operator', () => {
  const caterer = { role: 'CATERER', fromDay: day('2021-03-01'), toDay: null } as const
  it('stands once in a role at a time', () => {
    const standing = [{ role: 'CATERER', fromDay: day('2019-01-01'), toDay: day('2021-03-01') }] as const
    const check = (fromDay: string) =>
      checkOperator({ role: 'CATERER', fromDay: day(fromDay) }, { today, partyName: '甲', standing })?.code
    expect(check('2021-02-28')).toBe('food-operator.register.twice')
    expect(check('2021-03-01')).toBeUndefined()
    expect(check('2021-12-06')).toBe('food-operator.register.future')
  })
  it('is rated three months after it opened, and only as a caterer', () => {
    const check = (on: string, o: object = {}) => checkRating({ ...caterer, ...o }, day(on), { today, law })?.code
    expect(check('2021-05-31')).toBe('food-operator.rate.early')
    expect(check('2021-06-01')).toBeUndefined()
    expect(check('2021-07-01', { role: 'SELLER' })).toBe('food-operator.rate.role')
    expect(check('2021-07-01', { toDay: day('2021-07-01') })).toBe('food-operator.rate.ended')
    expect([markOf(900, 0, law, today), markOf(899, 0, law, today), markOf(600, 1, law, today)]).toEqual([
      'A',
      'B',
      'C',
    ])
    expect([markOf(599, 0, law, today), markOf(1000, 2, law, today)]).toEqual(['NONE', 'NONE'])
  })
  it('reports a period once, and hazards only with what is done about them', () => {
    const r = { periodFrom: day('2021-01-01'), periodTo: day('2021-06-30'), submittedOn: day('2021-07-02') }
    const others = [{ periodFrom: day('2021-06-30'), periodTo: day('2021-09-30') }]
    expect(checkSelfReport(r, { today, others })?.code).toBe('food-operator.report.twice')
    expect(checkSelfReport(r, { today, others: [] })).toBeUndefined()
    const report = { submittedOn: day('2021-07-02'), reviewedOn: null, hazards: '温度记录不全', measures: null }
    const accept = { reviewedOn: day('2021-07-05'), result: 'ACCEPTED' } as const
    expect(checkReview(report, accept, today)?.code).toBe('food-operator.review.measures')
    expect(checkReview({ ...report, measures: '补记' }, accept, today)?.code).toBe('food-operator.review.due')
    expect(checkReview(report, { ...accept, result: 'RETURNED' }, today)).toBeUndefined()
  })
  it('opens a kitchen in order: built, online, off', () => {
    const dates = {
      startedOn: day('2021-03-01'),
      builtOn: null,
      onlineFrom: day('2021-05-01'),
      onlineTo: null,
      removedOn: null,
    }
    expect(checkKitchen(dates, today)?.code).toBe('food-operator.kitchen.built')
    const built = { ...dates, builtOn: day('2021-04-01') }
    expect(checkKitchen(built, today)).toBeUndefined()
    expect(checkKitchen({ ...built, onlineTo: day('2021-04-30') }, today)?.code).toBe('food-operator.kitchen.order')
    expect(kitchenState(built, day('2021-03-31'))).toBe('BUILDING')
    expect(kitchenState(built, day('2021-04-30'))).toBe('BUILT')
    expect(kitchenState(built, day('2021-05-01'))).toBe('ONLINE')
    expect(kitchenState({ ...built, onlineTo: day('2021-06-01') }, day('2021-06-01'))).toBe('OFFLINE')
  })
  it('is silent ninety days after its last data; unknown data is no silence', () => {
    const c = { connectedOn: day('2021-01-01'), disconnectedOn: null, lastDataOn: day('2021-09-06') }
    expect(connectionState(c, today, law)).toBe('SILENT')
    expect(connectionState({ ...c, lastDataOn: day('2021-09-07') }, today, law)).toBe('CONNECTED')
    expect(connectionState({ ...c, lastDataOn: null }, today, law)).toBe('CONNECTED')
  })
})
