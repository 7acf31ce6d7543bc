import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import type { RowPlan, Value, Write } from '#kernel/exchange/layout.ts'
import { insertRows } from '#kernel/record/write.ts'
import { callIn } from '#test/harness/call.ts'
import { testDatabase } from '#test/harness/database.ts'
import { putParties, someParty } from '#test/harness/figures.ts'
import { openIn } from '#test/harness/tasks.ts'
import foodTrainingBusiness from './domain.ts'
import { foodTrainingLayout } from './exchange.ts'
import { foodTrainingLaw } from './law.ts'
import { checkUnit, outcomeOf } from './rules.ts'
import { assess, enterPerson, enterUnit, leavePerson, leaveUnit, registerPerson, train } from './service.ts'
import { personDetail, personList, unitDetail, unitList } from './views.ts'

const t = testDatabase()
const law: LawBook = new LawBook(foodTrainingLaw)
const code = '91459923000000300A'
const call = () => callIn(t, foodTrainingBusiness)
const codeOf = async (work: Promise<unknown>): Promise<string> =>
  await work.then(
    () => 'done',
    (e: { code: string }) => e.code,
  )

beforeAll(async () => {
  t.clock.set('2021-06-01T01:00:00Z')
  await putParties(t, [
    someParty('玉衡县兰芳餐饮管理有限公司', code),
    someParty('玉衡县星河餐饮管理有限公司', '91459923000000400A'),
  ])
})

describe('a unit and a person, step by step', () => {
  it('goes from the register to an assessment that is passed at the second try', async () => {
    const { id: unitId } = await enterUnit(call(), { partyCode: code, kind: 'CATERING', fromDay: day('2021-03-01') })
    expect(await codeOf(enterUnit(call(), { partyCode: code, kind: 'CATERING', fromDay: day('2021-04-01') }))).toBe(
      'food-training.unit.twice',
    )
    const input = { id: unitId, personName: '赵安', post: 'MANAGER' as const, enteredOn: day('2021-03-01') }
    expect(await codeOf(enterPerson(call(), { ...input, idNumber: '450000199001010000' }))).toBe(
      'food-training.person.id',
    )
    const { id } = await enterPerson(call(), { ...input, idNumber: '110101199003070732' }).catch(async () =>
      enterPerson(call(), input),
    )
    const state = async () => (await call().read((q) => unitList(q, { limit: 10 }, call().today))).rows[0]!.state
    expect(await state()).toBe('NONE')
    expect(await codeOf(train(call(), { id, onDay: day('2021-05-01') }))).toBe('food-training.step.unregistered')
    await registerPerson(call(), { id, version: 1, registeredOn: day('2021-03-10') })
    expect(await state()).toBe('REGISTERED')
    expect(await codeOf(train(call(), { id, onDay: day('2021-03-09') }))).toBe('food-training.step.before')
    const exam = { id, examKind: 'SPOT' as const, score: '59.5' }
    expect(await codeOf(assess(call(), { ...exam, onDay: day('2021-05-02') }))).toBe('food-training.assess.untrained')
    await train(call(), { id, onDay: day('2021-05-01'), hours: '40' })
    expect(await codeOf(train(call(), { id, onDay: day('2021-05-01') }))).toBe('food-training.step.twice')
    expect(await state()).toBe('TRAINED')
    expect(await assess(call(), { ...exam, onDay: day('2021-05-02') })).toMatchObject({
      passed: false,
      retestDueOn: '2021-06-01',
    })
    expect((await openIn(t, [foodTrainingBusiness], '2021-06-01')).map((x) => [x.kind, x.dueOn])).toEqual([
      ['food-training.retest', '2021-06-01'],
    ])
    expect(await assess(call(), { ...exam, score: '60', onDay: day('2021-05-20') })).toMatchObject({ passed: true })
    expect(await openIn(t, [foodTrainingBusiness], '2021-06-01')).toEqual([])
    expect(await state()).toBe('ASSESSED')
    const whole = await call().read((q) => personDetail(q, id, { today: call().today, law }))
    expect(whole).toMatchObject({ state: 'PASSED', hoursThisYear: '40', hoursDue: '40' })
    expect(whole.steps).toHaveLength(3)
    await leavePerson(call(), { id, version: 2, leftOn: day('2021-06-01') })
    expect(await codeOf(leavePerson(call(), { id, version: 3, leftOn: day('2021-06-01') }))).toBe(
      'food-training.leave.state',
    )
    expect(await state()).toBe('NONE')
    await leaveUnit(call(), { id: unitId, version: 1, toDay: day('2021-06-01'), leaveReason: '停业' })
    expect((await call().read((q) => unitDetail(q, unitId, call().today))).state).toBe('LEFT')
  })
  it('passes at the mark of the day, and enters a unit again only after it left', () => {
    expect(outcomeOf(60, day('2021-05-02'), law)).toMatchObject({ passedOn: '2021-05-02', retestDueOn: null })
    const standing = [{ kind: 'CATERING' as const, fromDay: day('2019-01-01'), toDay: day('2021-03-01') }]
    const facts = { today: day('2021-06-01'), partyName: '甲', standing }
    expect(checkUnit({ kind: 'CATERING', fromDay: day('2021-02-28') }, facts)?.code).toBe('food-training.unit.twice')
    expect(checkUnit({ kind: 'CATERING', fromDay: day('2021-03-01') }, facts)).toBeUndefined()
  })
})

describe('the sheet of the assessment platform', () => {
  const blank = Object.fromEntries(foodTrainingLayout.columns.map((c) => [c.field, null]))
  const load = (...rows: Record<string, Value>[]): Promise<RowPlan[]> =>
    t.write(async (tx) => {
      const plans = await foodTrainingLayout.plan(
        rows.map((r, i) => ({ line: i + 1, values: { ...blank, ...r } })),
        { tx, today: day('2021-06-01'), law, upstairs: false, upperSystem: null },
      )
      const writes = plans.flatMap((p) => ('writes' in p ? p.writes : [])) as Extract<Write, { insert: unknown }>[]
      for (const table of foodTrainingLayout.tables)
        await insertRows(tx, table, writes.filter((w) => w.insert === table).map((w) => w.row) as never)
      return plans
    })
  const row = {
    name: '玉衡县星河餐饮管理有限公司',
    kind: 'CATERING',
    personName: '钱宁',
    idNumber: { masked: '459923********0011' },
    registeredOn: day('2021-01-05'),
    trainedOn: day('2021-03-01'),
    hours: 40,
    assessedOn: day('2021-03-10'),
    score: 88,
  }
  it('makes unit, person and steps of a row, and nothing of the same row again', async () => {
    expect(
      (await load(row, { ...row, personName: '孙佳', assessedOn: null, score: null })).map((p) => p.outcome),
    ).toEqual(['created', 'created'])
    expect((await load(row)).map((p) => p.outcome)).toEqual(['unchanged'])
    const units = await call().read((q) =>
      unitList(q, { limit: 10, kind: 'CATERING', state: 'ASSESSED' }, call().today),
    )
    expect(units.rows).toHaveLength(1)
    const people = await call().read((q) => personList(q, { limit: 10 }, call().today))
    expect(
      people.rows
        .filter((p) => p.state !== 'LEFT')
        .map((p) => [p.personName, p.state])
        .sort(),
    ).toEqual([
      ['孙佳', 'TRAINED'],
      ['钱宁', 'PASSED'],
    ])
  })
  it('sends back what cannot be, with the reason', async () => {
    const refused = await load(
      { ...row, name: '没有这一户' },
      { ...row, score: 101, personName: '甲' },
      { ...row, score: null, personName: '乙' },
      { ...row, trainedOn: day('2021-06-02'), personName: '丙' },
      { ...row, personName: null },
    )
    expect(refused.map((p) => (p.outcome === 'refused' ? p.reason : p.outcome))).toEqual([
      expect.stringContaining('登记册里没有'),
      expect.stringContaining('0 到 100'),
      expect.stringContaining('要有考核成绩'),
      expect.stringContaining('还没有到'),
      expect.stringContaining('要有姓名'),
    ])
  })
})
