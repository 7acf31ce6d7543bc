import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { insertRows, updateRows } from '#kernel/record/write.ts'
import { testDatabase } from '#test/harness/database.ts'
import { figuresOf, putParties, someParty } from '#test/harness/figures.ts'
import campaign from '#domains/campaign/domain.ts'
import penaltyCaseBusiness from '#domains/penalty-case/domain.ts'
import { penaltyCase } from '#domains/penalty-case/public.ts'
import bridge from './bridge.ts'

const t = testDatabase()
const f = figuresOf(t, [campaign, penaltyCaseBusiness], [bridge])
const asOf = '2021-12-05'
let a = ''
const filed = (caseNo: string, filedOn: string | null, theme: string, set: object = {}) => ({
  caseNo,
  procedure: 'ORDINARY' as const,
  source: 'CHECK' as const,
  theme,
  field: 'FOOD' as const,
  cause: '案',
  partyId: a,
  partyName: '玉衡县恒川商贸有限公司',
  partyKind: 'ORGANISATION' as const,
  foundOn: day('2020-12-01'),
  filedOn: filedOn === null ? null : day(filedOn),
  ...set,
})

beforeAll(async () => {
  t.clock.set('2020-01-04T01:00:00Z')
  await f.covered(['campaign', 'penalty-case'])
  ;[a] = (await putParties(t, [someParty('玉衡县恒川商贸有限公司', '91459923MA5X000141')])) as [string]
  t.clock.set('2021-12-20T01:00:00Z')
})

describe('cases of campaigns', () => {
  it('count units of food campaigns, each once, whoever the register does not hold by his name', async () => {
    await t.write((tx) =>
      insertRows(tx, penaltyCase, [
        filed('1', '2021-01-01', 'food-special'),
        filed('2', asOf, 'food-special'),
        filed('3', '2021-05-06', 'food-special', { partyId: null, partyName: '李四' }),
        filed('4', '2021-12-06', 'food-special', { partyId: null, partyName: '王五' }),
        filed('5', '2020-12-31', 'food-special', { partyId: null, partyName: '赵六' }),
        filed('6', null, 'food-special', { partyId: null, partyName: '孙七', notFiledOn: day('2021-05-06') }),
        filed('7', '2021-05-06', 'campus-food', { partyId: null, partyName: '周八' }),
      ]),
    )
    expect((await f.figure('campaigns.food.cases.units', asOf)).printed).toBe('2')
    expect((await f.figure('campaigns.food.cases.units', '2021-12-06')).printed).toBe('3')
  })

  it('C15 needs a case, stands when it is closed, and names the one that is not', async () => {
    expect((await f.rule('C15', asOf)).holds).toBe(false)
    const [id] = await t.write((tx) =>
      insertRows(tx, penaltyCase, [
        filed('8', '2021-03-01', 'tutoring', { field: 'ADVERTISING' }),
        filed('9', '2021-03-01', 'tutoring'),
      ]),
    )
    expect((await f.figure('tutoring.advertising.cases.count', asOf)).printed).toBe('1')
    expect(await f.rule('C15', asOf)).toMatchObject({
      holds: false,
      faults: [expect.objectContaining({ recordId: id })],
    })
    await t.write((tx) => updateRows(tx, penaltyCase, [{ id: id!, version: 1, set: { closedOn: day(asOf) } }]))
    expect(await f.rule('C15', asOf)).toMatchObject({ holds: true, faults: [] })
    expect((await f.rule('C15', '2021-12-04')).holds).toBe(false)
  })
})
