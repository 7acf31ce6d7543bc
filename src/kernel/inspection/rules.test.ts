import { describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { type CheckSaid, checkEntry, checkOrder, checkRecheck, checkTaskDays, namesIn } from './rules.ts'

const today = day('2021-12-06')
const facts = { today, openedOn: day('2021-09-01'), closedOn: null, inspectors: 2 }
const said: CheckSaid = {
  visitedOn: day('2021-09-10'),
  inspectors: '赵安、钱柏',
  result: '1',
  problem: null,
  violation: false,
  clueNo: null,
  order: null,
}
const order = { kind: 'RECTIFY' as const, orderNo: null, dueOn: day('2021-09-20'), content: '冷藏柜加装温度计' }
const code = (change: Partial<CheckSaid>, other: Partial<typeof facts> | { closedOn: ReturnType<typeof day> } = {}) =>
  checkEntry({ ...said, ...change }, { ...facts, ...other })?.code

describe('a check', () => {
  it('lies between the opening of its task, its end and today', () => {
    expect(code({})).toBeUndefined()
    expect(code({ visitedOn: day('2021-09-01') })).toBeUndefined()
    expect(code({ visitedOn: day('2021-08-31') })).toBe('check.before-task')
    expect(code({ visitedOn: today })).toBeUndefined()
    expect(code({ visitedOn: day('2021-12-07') })).toBe('check.future')
    expect(code({}, { closedOn: day('2021-09-10') })).toBeUndefined()
    expect(code({}, { closedOn: day('2021-09-09') })).toBe('check.after-task')
  })

  it('is made by two people, and one name twice is one', () => {
    expect(namesIn('赵安，钱柏; 孙宝 李诚')).toEqual(['赵安', '钱柏', '孙宝', '李诚'])
    expect(code({ inspectors: '赵安' })).toBe('check.inspectors')
    expect(code({ inspectors: '赵安、赵安' })).toBe('check.inspectors')
  })

  it('does not contradict its result', () => {
    expect(code({ problem: '台账不全' })).toBe('check.contradiction')
    expect(code({ result: '7', violation: true })).toBe('check.contradiction')
    expect(code({ result: '8' })).toBe('check.no-problem')
    expect(code({ result: '8', problem: '台账不全' })).toBeUndefined()
    expect(code({ result: '5', problem: '台账不全' })).toBe('check.no-order')
    expect(code({ result: '5', problem: '台账不全', order })).toBeUndefined()
    expect(code({ result: '8', problem: '台账不全', clueNo: 'X1' })).toBe('check.clue')
    expect(code({ result: '8', problem: '台账不全', clueNo: 'X1', violation: true })).toBeUndefined()
  })
})

describe('an order', () => {
  it('says what and by when, the day of the check at the earliest', () => {
    const f = { today, visitedOn: said.visitedOn }
    expect(checkOrder({ ...order, dueOn: said.visitedOn }, f)).toBeUndefined()
    expect(checkOrder({ ...order, dueOn: day('2021-09-09') }, f)?.code).toBe('check.order-due')
    expect(checkOrder({ ...order, dueOn: null }, f)?.fields).toHaveProperty('orderDueOn')
    expect(checkOrder({ ...order, content: null }, f)?.code).toBe('check.order-content')
    expect(checkOrder(order, { ...f, issuedOn: day('2021-09-09') })?.code).toBe('check.order-early')
  })

  it('is looked at again after it was issued and before it is closed', () => {
    const f = { today, issuedOn: said.visitedOn, closedOn: null }
    const r = { recheckedOn: day('2021-09-10'), passed: true, dueOn: null }
    expect(checkRecheck(r, f)).toBeUndefined()
    expect(checkRecheck({ ...r, recheckedOn: day('2021-09-09') }, f)?.code).toBe('check.recheck-early')
    expect(checkRecheck(r, { ...f, closedOn: day('2021-09-30') })?.code).toBe('check.order-closed')
    expect(checkRecheck({ ...r, dueOn: day('2021-10-01') }, f)?.code).toBe('check.recheck-due')
    expect(checkRecheck({ ...r, passed: false, dueOn: day('2021-10-01') }, f)).toBeUndefined()
  })
})

describe('a task', () => {
  it('is not closed before its last check', () => {
    const t = { openedOn: day('2021-03-01'), closedOn: day('2021-05-01') }
    expect(checkTaskDays(t, { today })).toBeUndefined()
    expect(checkTaskDays(t, { today, lastVisitOn: day('2021-05-01') })).toBeUndefined()
    expect(checkTaskDays(t, { today, lastVisitOn: day('2021-05-02') })?.code).toBe('check.closed-early')
    expect(checkTaskDays({ ...t, closedOn: day('2021-02-28') }, { today })?.code).toBe('check.closed-early')
    expect(checkTaskDays({ openedOn: t.openedOn, periodTo: day('2021-02-28') }, { today })?.code).toBe('check.period')
  })
})
