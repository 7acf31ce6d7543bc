import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { messageContact } from '#kernel/message/tables.ts'
import { partyLabel, partyState } from '#kernel/party/tables.ts'
import { tallyEntry } from '#kernel/tally/tables.ts'
import { insertRows, lockRows, updateRows } from '#kernel/record/write.ts'
import { sql } from '#platform/db/database.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { testDatabase } from '#test/harness/database.ts'
import { figuresOf, putParties, someParty } from '#test/harness/figures.ts'
import annualFilingBusiness from './domain.ts'
import { annualFiling } from './tables.ts'

const t = testDatabase()
const f = figuresOf(t, [annualFilingBusiness])
let ids: string[] = []

async function exit(partyId: string, on: string): Promise<void> {
  await t.write(async (tx) => {
    const [period] = await tx.select(
      { id: partyState.id },
      sql`from ${asKnownNow.at(partyState)} where ${partyState.partyId} = ${partyId} and ${partyState.toDay} is null`,
    )
    const [row] = await lockRows(tx, partyState, [period!.id])
    await updateRows(tx, partyState, [{ id: row!.id, version: row!.version, set: { toDay: day(on) } }])
    await insertRows(tx, partyState, [{ partyId, state: 'DEREGISTERED', fromDay: day(on) }])
  })
}

beforeAll(async () => {
  t.clock.set('2021-01-04T01:00:00Z')
  await f.covered(['annual-filing', 'entity'])
  // Seven enterprises due for 2020, one set up in 2021, one that left before the cut-off although it had filed; one
  // individual; one cooperative.
  ids = await putParties(t, [
    ...['甲', '乙', '丙', '丁', '戊', '己', '庚'].map((n, i) =>
      someParty(`玉衡县${n}木业有限公司`, `9145992300000010${i}A`),
    ),
    someParty('玉衡县新设有限公司', '914599230000002000', { from: '2021-01-01' }),
    someParty('玉衡县离场有限公司', '914599230000002001', { from: '2020-12-31' }),
    someParty('玉衡县兰芳小吃店', '924599230000003000', { category: 'INDIVIDUAL', typeCode: '9500' }),
    someParty('玉衡县恒丰种植专业合作社', '934599230000004000', { category: 'COOP', typeCode: '9100' }),
  ])
  await exit(ids[8]!, '2021-11-01')
  await t.write((tx) =>
    insertRows(tx, partyLabel, [
      { partyId: ids[0]!, label: 'se-maker', fromDay: day('2019-06-01') },
      { partyId: ids[1]!, label: 'se-maker', fromDay: day('2019-06-01') },
      { partyId: ids[2]!, label: 'se-maker', fromDay: day('2021-03-01') },
    ]),
  )
  const filing = (i: number, on: string, reportYear = 2020) => ({
    partyId: ids[i]!,
    reportYear,
    firstFiledOn: day(on),
    channel: 'ELECTRONIC' as const,
  })
  await t.write((tx) =>
    insertRows(tx, annualFiling, [
      filing(0, '2021-06-30'),
      filing(1, '2021-07-01'),
      filing(2, '2021-03-01'),
      filing(3, '2021-12-05'),
      filing(4, '2021-12-06'),
      filing(5, '2020-03-01', 2019),
      filing(8, '2021-04-01'),
      filing(9, '2021-05-01'),
    ]),
  )
  const contact = (
    channel: 'SMS' | 'CALL' | 'ONSITE',
    result: 'SUCCESS' | 'FAIL' | 'REACHED' | 'NO_ANSWER' | 'DONE',
    more: object = {},
  ) => ({
    purpose: 'ANNUAL_REPORT',
    channel,
    result,
    quantity: 1,
    happenedOn: day('2021-05-10'),
    ...more,
  })
  await t.write((tx) =>
    insertRows(tx, messageContact, [
      contact('SMS', 'SUCCESS'),
      contact('SMS', 'FAIL'),
      contact('SMS', 'SUCCESS', { purpose: 'ANTI_FRAUD' }),
      contact('SMS', 'SUCCESS', { happenedOn: day('2021-12-06') }),
      contact('CALL', 'REACHED'),
      contact('CALL', 'REACHED', { happenedOn: day('2021-01-01') }),
      contact('CALL', 'NO_ANSWER'),
      contact('ONSITE', 'DONE'),
    ]),
  )
  const statement = (happenedOn: string, quantity: number) => ({
    subject: 'annual-filing.sms',
    what: '年报宣传短信',
    counted: '条',
    happenedOn: day(happenedOn),
    quantity,
    personName: '赵安',
    evidence: '月结单',
    declared: true,
  })
  await t.write((tx) => insertRows(tx, tallyEntry, [statement('2021-05-31', 500), statement('2021-12-06', 70)]))
})

describe('annual report figures as of 2021-12-05, report year 2020', () => {
  it('counts those who existed at both ends, late filings too, and keeps the late part apart', async () => {
    expect((await f.figure('annualreports.enterprise.obliged.count', '2021-12-05')).printed).toBe('7')
    expect((await f.figure('annualreports.enterprise.filed.count', '2021-12-05')).printed).toBe('4')
    expect((await f.figure('annualreports.enterprise.filed.late.count', '2021-12-05')).printed).toBe('2')
    expect(await f.figure('annualreports.enterprise.filed.rate', '2021-12-05')).toMatchObject({
      printed: '57.14',
      numerator: '4',
      denominator: '7',
    })
  })

  it('looks different on 30 June: nobody is late yet, and the one who left later still counts', async () => {
    expect((await f.figure('annualreports.enterprise.filed.count', '2021-06-30')).printed).toBe('3')
    expect((await f.figure('annualreports.enterprise.obliged.count', '2021-06-30')).printed).toBe('8')
    expect((await f.figure('annualreports.enterprise.filed.late.count', '2021-06-30')).printed).toBe('0')
  })

  it('opens lists as long as its sides', async () => {
    expect(await f.rows('annualreports.enterprise.filed.rate', { asOf: '2021-12-05', side: 'numerator' })).toHaveLength(
      4,
    )
    expect(
      await f.rows('annualreports.enterprise.filed.rate', { asOf: '2021-12-05', side: 'denominator' }),
    ).toHaveLength(7)
  })

  it('counts other categories and makers by themselves; a maker since 2021 is none of 2020', async () => {
    expect((await f.figure('annualreports.individual.filed.rate', '2021-12-05')).printed).toBe('100')
    expect((await f.figure('annualreports.cooperative.filed.rate', '2021-12-05')).printed).toBe('0')
    expect((await f.figure('annualreports.se_maker.obliged.count', '2021-12-05')).printed).toBe('2')
    expect((await f.figure('annualreports.se_maker.filed.rate', '2021-12-05')).printed).toBe('100')
    expect((await f.figure('annualreports.se_maker.filed.rate', '2021-06-30')).printed).toBe('50')
  })

  it('stamps the rate of individuals from 2022-11-01', async () => {
    expect((await f.figure('annualreports.individual.filed.rate', '2022-12-05')).notes).toContain(
      '仅供工作参考，不得用于考核。',
    )
    expect((await f.figure('annualreports.individual.filed.rate', '2021-12-05')).notes).toEqual([])
  })

  it('shows a late filing in the figure as known today, not as known last week', async () => {
    t.clock.set('2021-12-20T01:00:00Z')
    await t.write((tx) =>
      insertRows(tx, annualFiling, [
        { partyId: ids[5]!, reportYear: 2020, firstFiledOn: day('2021-11-30'), channel: 'PAPER' },
      ]),
    )
    expect((await f.figure('annualreports.enterprise.filed.count', '2021-12-05')).printed).toBe('5')
    expect((await f.figure('annualreports.enterprise.filed.count', '2021-12-05', '2021-12-13')).printed).toBe('4')
  })

  it('counts outreach that arrived, and says how much rests on a declared sum', async () => {
    const texts = await f.figure('annualreports.outreach.sms.count', '2021-12-05')
    expect(texts).toMatchObject({ printed: '501', declaredPart: '500' })
    expect(texts.notes[0]).toContain('汇总申报')
    expect((await f.figure('annualreports.outreach.antifraud_sms.count', '2021-12-05')).printed).toBe('1')
    expect((await f.figure('annualreports.outreach.calls.count', '2021-12-05')).printed).toBe('2')
    expect((await f.figure('annualreports.outreach.onsite.count', '2021-12-05')).printed).toBe('1')
  })
})
