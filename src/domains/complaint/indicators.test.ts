import { beforeAll, describe, expect, it } from 'vitest'
import { momentOn } from '#platform/clock/clock.ts'
import { type Day, day } from '#platform/clock/day.ts'
import { insertRows, updateRows, voidRows } from '#kernel/record/write.ts'
import { testDatabase } from '#test/harness/database.ts'
import { figuresOf, putParties, someParty } from '#test/harness/figures.ts'
import complaintBusiness from './domain.ts'
import { complaintMatter as m, mediationSession, odrEnterprise } from './tables.ts'

const t = testDatabase()
const f = figuresOf(t, [complaintBusiness])
const cutOff = '2021-12-05'
const ids = new Map<string, string>()
let [firm, other] = ['', '']

type Row = Parameters<typeof insertRows<typeof m>>[2][number]
const matter = (matterNo: string, acceptedOn: string | null, more: Partial<Row> = {}): Row => {
  const receivedOn = day(acceptedOn ?? '2021-06-01')
  return {
    matterNo,
    kind: 'COMPLAINT',
    channel: 'PHONE_12315',
    receivedOn,
    registeredOn: receivedOn,
    category: 'QUALITY',
    partyId: firm,
    respondentName: '玉衡县恒川商贸有限公司',
    acceptedOn: acceptedOn === null ? null : receivedOn,
    ...more,
  }
}
const settled = (on: string, recoveredFen?: bigint): Partial<Row> => ({
  settledOn: day(on),
  closedOn: day(on),
  ...(recoveredFen !== undefined && { recoveredFen, recoveredOn: day(on) }),
})
const decided = (on: string, outcome: NonNullable<Row['outcome']>): Partial<Row> => ({
  kind: 'REPORT',
  decidedOn: day(on),
  closedOn: day(on),
  outcome,
})
const lift = (received: string, hours: number | null): Partial<Row> => {
  const receivedAt = momentOn(day(received), 10 * 3_600_000)
  return {
    category: 'SPECIAL_EQUIPMENT',
    receivedAt,
    feedbackAt: hours === null ? null : momentOn(day(received), (10 + hours) * 3_600_000),
  }
}

async function put(...rows: Row[]): Promise<void> {
  const made = await t.write((tx) => insertRows(tx, m, rows))
  rows.forEach((r, i) => ids.set(r.matterNo, made[i]!))
}

beforeAll(async () => {
  t.clock.set('2021-01-04T01:00:00Z')
  await f.covered(['complaint'])
  ;[firm, other] = (await putParties(t, [
    someParty('玉衡县恒川商贸有限公司', '91459923MA5X000141'),
    someParty('玉衡县兰芳小吃店', '92459923000000300A', { station: '02', category: 'INDIVIDUAL', typeCode: '9500' }),
  ])) as [string, string]
  t.clock.set('2021-12-10T01:00:00Z')
  await put(
    // Borders of the window.
    matter('A1', '2021-01-01', settled('2021-02-01', 10_000n)),
    matter('A2', '2021-12-05', settled('2021-12-05', 5_000n)),
    matter('A3', '2021-12-06', settled('2021-12-06', 7_000n)),
    // Accepted in the year before: its end is no end of this year's, its money is.
    matter('B1', '2020-12-31', settled('2021-01-10', 1_000_000n)),
    matter('B2', '2020-11-30'),
    // Closed after the cut-off: in hand on it.
    matter('C1', '2021-11-01', settled('2021-12-06', 9_000n)),
    matter('C2', '2021-11-02', { partyId: other, withdrawnOn: day('2021-11-20'), closedOn: day('2021-11-20') }),
    matter('C3', '2021-11-03', { terminatedOn: day('2021-11-30'), closedOn: day('2021-11-30') }),
    matter('C4', '2021-11-04', { partyId: null, respondentName: '登记册里没有的摊点' }),
    // Not accepted, a question, voided later: none of them counts.
    matter('D1', null, { notAcceptedOn: day('2021-06-03'), closedOn: day('2021-06-03') }),
    matter('D2', null, { kind: 'CONSULT', answeredOn: day('2021-06-02'), closedOn: day('2021-06-02') }),
    matter('D3', '2021-06-03'),
    // Reports: the check is the end; what belongs elsewhere leaves the count with its day.
    matter('E1', '2021-07-01', decided('2021-07-10', 'FILED')),
    matter('E2', '2021-07-02', decided('2021-07-11', 'NOT_FILED')),
    matter('E3', '2021-07-03', decided('2021-07-12', 'WRONG_AUTHORITY')),
    matter('E4', '2021-07-04', decided('2021-12-06', 'NOT_REHANDLED')),
    // Settled by the firm itself: no complaint accepted here, but money recovered.
    matter('F1', null, {
      odrFrom: day('2021-06-01'),
      odrTo: day('2021-06-10'),
      odrResult: 'SETTLED',
      closedOn: day('2021-06-10'),
      recoveredFen: 20_000n,
      recoveredOn: day('2021-06-10'),
    }),
    // Lifts: a whole day to the minute, and one that was answered the next morning.
    matter('G1', '2021-09-01', { ...lift('2021-09-01', 24), ...settled('2021-09-10') }),
    matter('G2', '2021-09-02', { ...lift('2021-09-02', 3.5), ...settled('2021-09-11') }),
  )
  // The same matter by the hotline: merged, it counts once.
  await put(
    matter('A1-12345', '2021-01-01', {
      mergedInto: ids.get('A1')!,
      mergedOn: day('2021-01-02'),
      closedOn: day('2021-01-02'),
    }),
  )
  // Of another county.
  await t.write((tx) => insertRows(tx, m, [{ ...matter('Z1', '2021-06-01'), partyId: null }]), {
    scope: { county: '459924', stations: '*' },
  })
  await t.write((tx) =>
    insertRows(tx, mediationSession, [
      {
        matterId: ids.get('G1')!,
        kind: 'THREE_PARTY',
        heldOn: day('2021-09-02'),
        mediators: '赵安',
        record: '三方商定',
      },
      { matterId: ids.get('G1')!, kind: 'PHONE', heldOn: day('2021-09-03'), mediators: '赵安', record: '电话核实' },
    ]),
  )
  t.clock.set('2021-12-20T01:00:00Z')
  await t.write((tx) => voidRows(tx, m, [{ id: ids.get('D3')!, version: 1 }], '重复登记'))
})

const printed = async (id: string, asOf = cutOff, knownOn?: string) => (await f.figure(id, asOf, knownOn)).printed
const numbers = async (id: string, asOf = cutOff) =>
  (await f.rows(id, { asOf })).map((r) => r.text!.split(' ')[0]).toSorted()

describe('figures of complaints as of 2021-12-05', () => {
  it('counts what was accepted in the window, each matter once', async () => {
    const of = ['A1', 'A2', 'C1', 'C2', 'C3', 'C4', 'E1', 'E2', 'E4', 'G1', 'G2']
    expect(await numbers('complaints.accepted.count')).toEqual(of)
    expect(await printed('complaints.accepted.count')).toBe('11')
    expect(await printed('complaints.accepted.count', cutOff, '2021-12-19')).toBe('12')
    // The day after: one more accepted, one report found to be a repetition.
    expect(await numbers('complaints.accepted.count', '2021-12-06')).toEqual(
      ['A3', ...of].filter((x) => x !== 'E4').toSorted(),
    )
  })
  it('counts as closed only what was accepted in the same span', async () => {
    expect(await numbers('complaints.closed.count')).toEqual(['A1', 'A2', 'C2', 'C3', 'E1', 'E2', 'G1', 'G2'])
    expect(await numbers('complaints.pending.count')).toEqual(['C1', 'C4', 'E4'])
    expect(await printed('complaints.carried.count')).toBe('1')
    expect(await f.figure('complaints.closed.rate', cutOff)).toMatchObject({
      printed: '72.73',
      numerator: '8',
      denominator: '11',
    })
    expect((await f.figure('complaints.closed.rate', '2022-12-05')).status).toBe('empty-denominator')
  })
  it('adds what was recovered by the day of recovery, whoever settled it', async () => {
    // 10,000 + 5,000 + 1,000,000 + 20,000 fen = 10,350 yuan.
    expect(await f.figure('complaints.recovered.amount', cutOff)).toMatchObject({ printed: '1.04', exact: '1035000' })
    expect(await numbers('complaints.recovered.amount')).toEqual(['A1', 'A2', 'B1', 'F1'])
  })
  it('counts special equipment as a slice, and the meetings of three parties', async () => {
    expect(await numbers('se.complaints.accepted.count')).toEqual(['G1', 'G2'])
    expect(await printed('se.complaints.meetings.count')).toBe('1')
    expect(await printed('odr.cases.settled.count')).toBe('1')
  })
  it('prints the promised hours while they are kept, and the longest when they are not', async () => {
    expect(await f.figure('se.complaints.feedback.hours.max', cutOff)).toMatchObject({ printed: '24', exact: '24' })
    expect(
      (await f.rows('se.complaints.feedback.hours.max', { asOf: cutOff })).map((r) => r.amount).toSorted(),
    ).toEqual(['24', '4'])
    expect(await f.rule('P05', cutOff)).toMatchObject({ holds: true, text: expect.stringContaining('不超过 24 小时') })
    expect((await f.figure('se.complaints.feedback.hours.max', '2021-08-31')).status).toBe('no-records')
    expect((await f.rule('P05', '2021-08-31')).holds).toBe(true)
    // While nobody answered, the clock runs to midnight of the cut-off: 38 hours after ten in the morning.
    await put(matter('G3', '2021-10-01', lift('2021-10-01', 25)))
    expect(await f.figure('se.complaints.feedback.hours.max', '2021-10-01')).toMatchObject({
      printed: '24',
      exact: '24',
    })
    expect((await f.rule('P05', '2021-10-01')).holds).toBe(true)
    expect(await f.figure('se.complaints.feedback.hours.max', cutOff)).toMatchObject({ printed: '25', exact: '25' })
    const broken = await f.rule('P05', cutOff)
    expect(broken).toMatchObject({ holds: false, faults: [{ text: 'G3：反馈用了 25 小时' }] })
    await put(matter('G4', '2021-12-04', lift('2021-12-04', null)))
    expect((await f.rule('P05', cutOff)).faults.map((x) => x.text)).toEqual([
      'G3：反馈用了 25 小时',
      'G4：还没有反馈，已经 38 小时',
    ])
  })
})

describe('ODR enterprises', () => {
  it('count once a year, exits or not; the stock loses who left', async () => {
    const enrolled = (partyId: string, enrolledOn: string, exitedOn: string | null = null) => ({
      partyId,
      enrolledOn: day(enrolledOn),
      exitedOn: exitedOn as Day | null,
    })
    await t.write((tx) =>
      insertRows(tx, odrEnterprise, [
        enrolled(firm, '2021-01-01', '2021-03-01'),
        enrolled(firm, '2021-12-05'),
        enrolled(other, '2020-12-31'),
      ]),
    )
    expect(await printed('odr.enterprises.developed.count')).toBe('1')
    expect(await printed('odr.enterprises.standing.count')).toBe('2')
    expect(await printed('odr.enterprises.standing.count', '2021-12-04')).toBe('1')
  })
})

describe('rules of complaints', () => {
  it('E01 and E02 hold over a good ledger', async () => {
    expect(await f.rule('E01', cutOff)).toMatchObject({ holds: true, faults: [] })
    expect(await f.rule('E02', cutOff)).toMatchObject({ holds: true, faults: [] })
  })
  it('E01 names what was mediated without acceptance, dates that contradict, and a work order on two matters', async () => {
    await put(
      matter('H1', null, { ...settled('2021-08-01') }),
      matter('H2', '2021-08-02', settled('2021-08-01')),
      matter('H3', '2021-08-03', { ...settled('2021-08-05'), hotlineNo: 'YH1' }),
      matter('H4', '2021-08-03', { ...settled('2021-08-05'), hotlineNo: 'YH1' }),
      // The other half of the letter: another kind is another matter.
      matter('H5', '2021-08-03', { ...decided('2021-08-05', 'NOT_FILED'), hotlineNo: 'YH2' }),
      matter('H6', '2021-08-03', { ...settled('2021-08-05'), hotlineNo: 'YH2' }),
    )
    const found = await f.rule('E01', cutOff)
    expect(found.holds).toBe(false)
    expect(found.faults.map((x) => x.text.split('：')[0])).toEqual(['H1', 'H2', 'H3', 'H4'])
    await t.write((tx) =>
      updateRows(tx, m, [
        { id: ids.get('H4')!, version: 1, set: { mergedInto: ids.get('H3')!, mergedOn: day('2021-08-04') } },
      ]),
    )
    expect((await f.rule('E01', cutOff)).faults.map((x) => x.text.split('：')[0])).toEqual(['H1', 'H2'])
  })
  it('E02 names a closing day without an ending', async () => {
    await put(matter('I1', '2021-09-05', { closedOn: day('2021-09-09') }))
    const found = await f.rule('E02', cutOff)
    expect(found).toMatchObject({ holds: false, faults: [{ partyName: '玉衡县恒川商贸有限公司' }] })
    expect(found.faults[0]!.text).toContain('I1')
    expect((await f.rule('E02', '2021-09-08')).holds).toBe(true)
  })
})
