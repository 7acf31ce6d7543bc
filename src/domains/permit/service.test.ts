import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import { insertRows } from '#kernel/record/write.ts'
import type { RowPlan, Value } from '#kernel/exchange/layout.ts'
import type { LedgerTx } from '#kernel/record/write.ts'
import { businessMode } from '#kernel/org/tables.ts'
import { callIn } from '#test/harness/call.ts'
import { testDatabase } from '#test/harness/database.ts'
import { putParties, someParty } from '#test/harness/figures.ts'
import { certificateLayout } from './certificate-exchange.ts'
import { acceptApplication, concludeApplication } from './contract.ts'
import permitBusiness from './domain.ts'
import { applicationLayout } from './exchange.ts'
import { permitLaw } from './law.ts'
import { accept, conclude } from './service.ts'
import { permitApplication as a, permitCertificate as c } from './tables.ts'
import { applicationDetail, applicationList, certificateList, expiringCertificates } from './views.ts'

const t = testDatabase()
const law: LawBook = new LawBook(permitLaw)
const code = '92459923000000300A'
let partyId = ''

const call = () => callIn(t, permitBusiness)

const application = (set: object = {}) =>
  acceptApplication.input.parse({
    applicationNo: 'XK1',
    kind: 'SMALL_CATERING',
    action: 'NEW',
    partyCode: code,
    premises: '城关镇天枢大道1号',
    scopeItems: '热食类食品制售、自制饮品制售',
    submittedOn: '2021-09-24',
    acceptedOn: '2021-09-24',
    ...set,
  })
const conclusion = (id: string, set: object = {}) =>
  concludeApplication.input.parse({ id, version: 1, outcome: 'GRANTED', on: '2021-10-09', ...set })

beforeAll(async () => {
  t.clock.set('2021-10-12T01:00:00Z')
  ;[partyId] = (await putParties(t, [
    someParty('玉衡县兰芳小吃店', code, { category: 'INDIVIDUAL', typeCode: '9500' }),
    someParty('玉衡县恒川食品有限公司', '91459923000000100A'),
  ])) as [string]
})

describe('an application from acceptance to certificate', () => {
  it('computes the last day, decides, issues the certificate and replaces it at the renewal', async () => {
    const made = await accept(call(), application())
    expect(made).toMatchObject({ dueOn: '2021-10-13', notes: [] })
    await expect(accept(call(), application())).rejects.toMatchObject({ code: 'permit.accept.number' })
    const done = await conclude(
      call(),
      conclusion(made.id, { certNo: 'GXCY9923000001', documentNo: '玉市监许准字〔2021〕1号' }),
    )
    await expect(conclude(call(), conclusion(made.id, { version: 2 }))).rejects.toMatchObject({
      code: 'permit.conclude.concluded',
    })
    const detail = await call().read((q) => applicationDetail(q, made.id, call().today))
    expect(detail).toMatchObject({
      state: 'GRANTED',
      concludedOn: '2021-10-09',
      scopeItems: '热食类食品制售、自制饮品制售',
    })
    expect(detail.certificates).toEqual([{ certNo: 'GXCY9923000001', issuedOn: '2021-10-09', validTo: '2024-10-08' }])
    await expect(accept(call(), application({ applicationNo: 'XK2', acceptedOn: '2021-10-11' }))).rejects.toMatchObject(
      {
        code: 'permit.accept.standing',
      },
    )
    t.clock.set('2024-09-20T01:00:00Z')
    expect(await call().read((q) => expiringCertificates(q, day('2024-09-20'), 60))).toBe(1)
    const expiring = await call().read((q) => certificateList(q, { expiring: true, limit: 10 }, day('2024-09-20'), 60))
    expect(expiring.rows.map((r) => [r.certNo, r.state])).toEqual([['GXCY9923000001', 'VALID']])
    const renewal = await accept(
      call(),
      application({
        applicationNo: 'XK3',
        action: 'RENEW',
        priorCertNo: 'GXCY9923000001',
        submittedOn: '2024-09-10',
        acceptedOn: '2024-09-10',
      }),
    )
    // Undecided past the last day: deemed renewed (行政许可法第五十条).
    const later = await call().read((q) => certificateList(q, { limit: 10 }, day('2024-10-20'), 60))
    expect(later.rows.map((r) => r.state)).toEqual(['VALID'])
    expect(
      (await call().read((q) => applicationList(q, { state: 'OVERDUE', limit: 10 }, day('2024-10-20')))).total,
    ).toBe(1)
    await conclude(call(), conclusion(renewal.id, { on: '2024-09-20', certNo: 'GXCY9923000001' }))
    const rows = await call().read((q) => certificateList(q, { limit: 10, order: 'asc' }, day('2024-10-20'), 60))
    expect(rows.rows.map((r) => [r.issuedOn, r.validFrom, r.validTo, r.state])).toEqual([
      ['2021-10-09', '2021-10-09', '2024-10-08', 'SUPERSEDED'],
      ['2024-09-20', '2024-10-09', '2027-10-08', 'VALID'],
    ])
    expect(done.certificateId).not.toBeNull()
  })
  it('needs the number of the upper system where that handles it', async () => {
    await t.write((tx) =>
      insertRows(tx, businessMode, [
        { business: 'permit', upstairs: true, upperSystem: '省级许可平台', fromDay: day('2024-09-01') },
      ]),
    )
    const input = {
      applicationNo: 'XK9',
      kind: 'FOOD_OP',
      partyCode: '91459923000000100A',
      submittedOn: '2024-09-12',
      acceptedOn: '2024-09-12',
    }
    await expect(accept(call(), application(input))).rejects.toMatchObject({ code: 'permit.accept.external' })
    expect((await accept(call(), application({ ...input, externalNo: 'S-9' }))).dueOn).toBe('2024-09-27')
  })
})

const empty = (columns: readonly { field: string }[]): Record<string, Value> =>
  Object.fromEntries(columns.map((x) => [x.field, null]))

describe('ledgers from spreadsheets', () => {
  const plan = async (
    layout: typeof applicationLayout,
    rows: Record<string, Value>[],
    upstairs = false,
  ): Promise<RowPlan[]> =>
    await t.write(async (tx: LedgerTx) => {
      const plans = await layout.plan(
        rows.map((values, i) => ({ line: i + 1, values: { ...empty(layout.columns), ...values } })),
        { tx, today: day('2024-09-20'), law, upstairs, upperSystem: null },
      )
      for (const p of plans)
        for (const w of 'writes' in p ? p.writes : [])
          if ('insert' in w) await insertRows(tx, w.insert, [w.row as never])
      return plans
    })
  const outcomes = (plans: RowPlan[]): string[] => plans.map((p) => (p.outcome === 'refused' ? p.reason : p.outcome))
  const line = (set: Record<string, Value> = {}): Record<string, Value> => ({
    applicationNo: 'SP1',
    code,
    kind: 'FOOD_OP',
    action: 'NEW',
    acceptedOn: day('2021-09-15'),
    endedOn: day('2021-10-20'),
    result: 'GRANTED',
    ...set,
  })

  it('takes applications in, computes a missing last day, and gives contradictions back', async () => {
    const plans = await plan(applicationLayout, [
      line(),
      line({ applicationNo: 'SP2', result: 'OPEN', endedOn: null, dueOn: day('2021-10-01') }),
      line({
        applicationNo: 'SP3',
        acceptedOn: null,
        submittedOn: day('2021-09-01'),
        endedOn: day('2021-09-02'),
        result: 'NOT_ACCEPTED',
      }),
      line({ applicationNo: 'SP4', code: '91459923000000999X' }),
      line({ applicationNo: 'SP5', endedOn: day('2021-09-14') }),
      line({ applicationNo: 'SP6', acceptedOn: day('2025-01-01') }),
      line({ applicationNo: 'SP7', endedOn: null }),
      line({ applicationNo: 'SP8', kind: 'SMALL_CATERING', acceptedOn: day('2016-01-04'), endedOn: day('2016-01-05') }),
    ])
    expect(outcomes(plans)).toEqual([
      'created',
      'created',
      'created',
      expect.stringContaining('登记册里没有'),
      expect.stringContaining('早于受理日期'),
      expect.stringContaining('还没有到'),
      expect.stringContaining('没有办结日期'),
      expect.stringContaining('没有可用的规定'),
    ])
    // 20 working days from 15 September 2021 end on 19 October: decided a day late.
    expect('warnings' in plans[0]! && plans[0].warnings).toEqual([
      expect.stringContaining('2021-10-19'),
      expect.stringContaining('晚于应办结日期'),
    ])
    const rows = await call().read((q) =>
      q.select(
        { no: a.applicationNo, dueOn: a.dueOn, concludedOn: a.concludedOn, externalNo: a.externalNo },
        sql`from ${a} where ${a.applicationNo} like 'SP%' order by 1`,
      ),
    )
    expect(rows).toEqual([
      { no: 'SP1', dueOn: '2021-10-19', concludedOn: '2021-10-20', externalNo: null },
      { no: 'SP2', dueOn: '2021-10-01', concludedOn: null, externalNo: null },
      { no: 'SP3', dueOn: null, concludedOn: null, externalNo: null },
    ])
  })

  it('reads the same row again as unchanged, and a blank cell erases nothing', async () => {
    expect(outcomes(await plan(applicationLayout, [line({ dueOn: null, result: null })]))).toEqual(['unchanged'])
  })

  it('numbers what the upper system handled by its own number', async () => {
    await plan(applicationLayout, [line({ applicationNo: 'UP1' })], true)
    const rows = await call().read((q) =>
      q.select({ no: a.externalNo, system: a.sourceSystem }, sql`from ${a} where ${a.applicationNo} = 'UP1'`),
    )
    expect(rows).toEqual([{ no: 'UP1', system: '上级系统' }])
  })

  it('takes certificates in: kind by the number, end by the law, odd numbers with a warning', async () => {
    const plans = await plan(certificateLayout, [
      { certNo: 'JY24599230000011', code, issuedOn: day('2021-10-20') },
      {
        certNo: 'JY-7',
        code,
        kind: 'FOOD_OP',
        issuedOn: day('2021-10-21'),
        validTo: day('2026-10-20'),
        state: 'DEREGISTERED',
      },
      { certNo: 'ZX-7', code, issuedOn: day('2021-10-21') },
      { certNo: 'JY24599230000012', code, issuedOn: day('2021-10-20'), validTo: day('2021-10-20') },
      { certNo: 'GXCY9923000001', code: '91459923000000100A', kind: 'SMALL_CATERING', issuedOn: day('2021-10-20') },
    ])
    expect(outcomes(plans)).toEqual([
      'created',
      'created',
      expect.stringContaining('请补上许可证类型'),
      expect.stringContaining('不晚于有效期起'),
      expect.stringContaining('别的主体'),
    ])
    expect('warnings' in plans[1]! && plans[1].warnings).toEqual([
      expect.stringContaining('不合食品经营许可的编号规则'),
      expect.stringContaining('请补日期'),
    ])
    const [row] = await call().read((q) =>
      q.select(
        { kind: c.kind, validTo: c.validTo, partyId: c.partyId },
        sql`from ${c} where ${c.certNo} = 'JY24599230000011'`,
      ),
    )
    expect(row).toEqual({ kind: 'FOOD_OP', validTo: '2026-10-19', partyId })
    // The number issued anew ends the certificate before it.
    const [again] = await plan(certificateLayout, [{ certNo: 'JY24599230000011', code, issuedOn: day('2023-01-05') }])
    expect(again).toMatchObject({ outcome: 'created', writes: [{}, { set: { supersededOn: '2023-01-05' } }] })
  })
})
