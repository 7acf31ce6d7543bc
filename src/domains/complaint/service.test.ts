import { describe, expect, it } from 'vitest'
import { momentOn } from '#platform/clock/clock.ts'
import { day } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { countyScope } from '#test/harness/database.ts'
import {
  askIdentity,
  decideAcceptance,
  decideReport,
  dispatchMatter,
  endComplaint,
  enrolOdr,
  exitOdr,
  giveBackMatter,
  noteClue,
  openClaimant,
  pauseClock,
  recordFeedback,
  recordOdr,
  recordSession,
  tellParties,
} from './acts-contract.ts'
import { openPeople } from './claimant.ts'
import { complaintDesk } from './desk.fixture.ts'
import { register } from './intake.ts'
import { enrol, exit } from './odr.ts'
import * as routing from './routing.ts'
import * as acts from './service.ts'
import { matterList, odrList } from './views.ts'

const { t, code, call, letter, detail, at, waiting } = complaintDesk()

describe('a complaint from the counter to the last answer', () => {
  let id = ''
  it('is registered, sealed, and waits to be sent out', async () => {
    const made = await register(call(), letter())
    id = made.id
    expect(made).toMatchObject({ reportId: null, dueOn: '2021-10-15', notes: [] })
    expect(await waiting(id)).toEqual([['complaint.dispatch', '2021-10-08', 'green']])
    await expect(register(call(), letter())).rejects.toMatchObject({ code: 'complaint.register.number' })
    const shown = await detail(id)
    expect(shown).toMatchObject({ state: 'REGISTERED', claims: '退还货款或服务费用', similar: null })
    expect(shown.claimants).toEqual([{ role: 'SELF', name: '欧＊', phone: '138****1234', idNumber: null }])
    const raw = await t.asOwner<{ x: string }>(`select to_jsonb(c)::text as x from complaint_claimant c`)
    expect(raw.map((r) => r.x).join()).not.toMatch(/欧阳云|13800001234|天枢大道/)
  })
  it('opens who complains only with a reason, which stands in the log', async () => {
    const { people } = await openPeople(call(), openClaimant.input.parse({ id, reason: '电话核实' }))
    expect(people).toEqual([
      { role: '本人', name: '欧阳云', phone: '13800001234', idNumber: null, address: '城关镇天枢大道2号' },
    ])
    const [entry] = await t.asOwner<{ note: string }>(
      `select note from journal_entry where action = 'read-personal' and subject = 'complaint_claimant'`,
    )
    expect(entry?.note).toBe('电话核实')
  })
  it('goes to a station, back to the intake, and never sideways', async () => {
    const to = async (unitCode: string) => dispatchMatter.input.parse({ ...(await at(id)), unitCode, on: '2021-09-30' })
    await routing.dispatch(call(), await to('01'))
    expect(await waiting(id)).toEqual([['complaint.accept', '2021-10-15', 'green']])
    await expect(routing.dispatch(call(), await to('02'))).rejects.toMatchObject({
      code: 'complaint.dispatch.sideways',
    })
    await routing.giveBack(
      call(),
      giveBackMatter.input.parse({ ...(await at(id)), on: '2021-09-30', reason: '不在本所辖区' }),
    )
    expect((await detail(id)).state).toBe('RETURNED')
    expect((await waiting(id))[0]![0]).toBe('complaint.dispatch')
    await routing.dispatch(call(), await to('02'))
    expect((await detail(id)).transfers.map((x) => x.kind)).toEqual(['DISPATCH', 'RETURN', 'DISPATCH'])
    // Whoever hangs on it goes along: the first station sees nothing of it any more.
    const seen = (stations: string) =>
      t.db.read({ county: countyScope.county, stations: [stations] as never }, (q) =>
        q.rows(sql`select 1 from complaint_claimant`),
      )
    expect(await seen('01')).toHaveLength(0)
    expect(await seen('02')).toHaveLength(1)
  })
  it('asks for proof of identity without stopping the clock', async () => {
    await acts.identity(
      call(),
      askIdentity.input.parse({ ...(await at(id)), state: 'REQUESTED', on: '2021-09-30', dueOn: '2021-10-12' }),
    )
    expect(await detail(id)).toMatchObject({ state: 'ID_REQUESTED', dueOn: '2021-10-15' })
  })
  it('is accepted in time, mediated, paused for a test, and settled', async () => {
    t.clock.set('2021-10-15T02:00:00Z')
    expect((await waiting(id))[0]).toEqual(['complaint.accept', '2021-10-15', 'amber'])
    const decision = async (set: object = {}) =>
      decideAcceptance.input.parse({
        ...(await at(id)),
        outcome: 'ACCEPTED',
        on: '2021-10-15',
        delivery: 'PHONE',
        ...set,
      })
    await expect(
      acts.decideOnAcceptance(call(), await decision({ outcome: 'NOT_ACCEPTED', ground: 'N4', reason: '…' })),
    ).rejects.toMatchObject({
      code: 'complaint.accept.limitation',
    })
    await acts.decideOnAcceptance(call(), await decision())
    expect(await detail(id)).toMatchObject({ state: 'MEDIATING', clockDueOn: '2021-12-17' })
    const meet = async (set: object = {}) =>
      recordSession.input.parse({
        ...(await at(id)),
        kind: 'ON_SITE',
        heldOn: '2021-10-15',
        mediators: '赵安',
        record: '双方陈述',
        ...set,
      })
    await expect(acts.session(call(), await meet({ kind: 'THREE_PARTY' }))).rejects.toMatchObject({
      code: 'complaint.session.parties',
    })
    await acts.session(call(), await meet())
    const pause = async (set: object = {}) =>
      pauseClock.input.parse({ ...(await at(id)), from: '2021-10-15', reason: 'TEST', paperNo: '委托1号', ...set })
    await acts.pause(call(), await pause())
    expect((await detail(id)).state).toBe('PAUSED')
    expect((await waiting(id))[0]![2]).toBe('grey')
    t.clock.set('2021-10-25T02:00:00Z')
    await expect(acts.pause(call(), await pause({ from: '2021-10-20' }))).rejects.toMatchObject({
      code: 'complaint.pause.going',
    })
    await acts.pause(call(), await pause({ to: '2021-10-21' }))
    // Four working days of the test after the day of acceptance, five with it; the day of acceptance itself never counted.
    expect(await detail(id)).toMatchObject({ state: 'MEDIATING', clockDueOn: '2021-12-23' })
    await acts.end(
      call(),
      endComplaint.input.parse({
        ...(await at(id)),
        ending: 'SETTLED',
        on: '2021-10-25',
        agreementForm: 'DEED',
        deedNo: '调1',
        recoveredFen: '128000',
      }),
    )
    expect(await detail(id)).toMatchObject({
      state: 'SETTLED',
      closedOn: '2021-10-25',
      recoveredOn: '2021-10-25',
      recoveredFen: '128000',
      dueOn: null,
    })
    expect(await waiting(id)).toEqual([])
    await expect(
      acts.end(call(), endComplaint.input.parse({ ...(await at(id)), ending: 'WITHDRAWN', on: '2021-10-25' })),
    ).rejects.toMatchObject({ code: 'complaint.end.state' })
    await acts.clue(call(), noteClue.input.parse({ ...(await at(id)), on: '2021-10-25', text: '涉嫌销售三无产品' }))
    expect(await detail(id)).toMatchObject({ state: 'SETTLED', clueFoundOn: '2021-10-25' })
  })
  it('is told of its termination within seven working days', async () => {
    const made = await register(call(), letter({ matterNo: 'T2', receivedOn: '2021-10-25', unitCode: '01' }))
    expect(made.notes).toEqual([expect.stringContaining('T1')])
    expect((await detail(made.id)).similar).toContain('另有 1 件，其中对同一被投诉举报人 1 件')
    await acts.decideOnAcceptance(
      call(),
      decideAcceptance.input.parse({ ...(await at(made.id)), outcome: 'ACCEPTED', on: '2021-10-25', delivery: 'SMS' }),
    )
    await acts.end(
      call(),
      endComplaint.input.parse({ ...(await at(made.id)), ending: 'TERMINATED', ground: 'T3', on: '2021-10-25' }),
    )
    expect(await waiting(made.id)).toEqual([['complaint.tell-end', '2021-11-03', 'green']])
    await acts.tell(
      call(),
      tellParties.input.parse({ ...(await at(made.id)), kind: 'TERMINATED', toldOn: '2021-10-25', delivery: 'PHONE' }),
    )
    expect(await waiting(made.id)).toEqual([])
  })
})

describe('a letter that holds a complaint and a report', () => {
  it('becomes two matters, each with its clock; the reporter is hidden from who does not handle it', async () => {
    const made = await register(
      call(),
      letter({ matterNo: 'T3', kind: 'BOTH', receivedOn: '2021-10-25', unitCode: '01' }),
    )
    const [complaint, report] = [await detail(made.id), await detail(made.reportId!)]
    expect([complaint.kind, report.kind, report.matterNo]).toEqual(['COMPLAINT', 'REPORT', 'T3-举'])
    expect(complaint.siblings.map((s) => s.matterNo)).toEqual(['T3-举'])
    expect(report).toMatchObject({ state: 'CHECKING', acceptedOn: '2021-10-25', clockDueOn: '2021-11-15' })
    expect((await detail(made.reportId!, false)).claimants).toEqual([])
    const decide = async (set: object) =>
      decideReport.input.parse({ ...(await at(made.reportId!)), on: '2021-10-25', ...set })
    await expect(acts.decide(call(), await decide({ outcome: 'FILED' }))).rejects.toMatchObject({
      code: 'complaint.decide.findings',
    })
    await acts.decide(
      call(),
      await decide({ outcome: 'FILED', findings: '现场核查属实', caseNo: '玉市监立〔2021〕8号' }),
    )
    // Named, and received under the order that still had the duty: five working days.
    expect(await waiting(made.reportId!)).toEqual([['complaint.tell-filing', '2021-11-01', 'green']])
    await acts.tell(
      call(),
      tellParties.input.parse({
        ...(await at(made.reportId!)),
        kind: 'FILING',
        toldOn: '2021-10-25',
        delivery: 'PHONE',
      }),
    )
    expect(await waiting(made.reportId!)).toEqual([])
  })
})

describe('a firm that settles online', () => {
  it('has ten working days of its own; only its failure brings the matter here', async () => {
    const enrolment = enrolOdr.input.parse({ partyCode: code, enrolledOn: '2021-10-01' })
    const firm = await enrol(call(), enrolment)
    await expect(enrol(call(), enrolment)).rejects.toMatchObject({ code: 'complaint.odr-enrol.twice' })
    const made = await register(call(), letter({ matterNo: 'T4', receivedOn: '2021-10-25', phone: '13900005678' }))
    expect(made.notes).toEqual([expect.stringContaining('ODR 企业')])
    const step = async (set: object = {}) =>
      recordOdr.input.parse({ ...(await at(made.id)), from: '2021-10-25', ...set })
    await acts.odr(call(), await step())
    expect(await waiting(made.id)).toEqual([['complaint.odr', '2021-11-08', 'green']])
    t.clock.set('2021-11-05T02:00:00Z')
    await expect(
      acts.odr(call(), await step({ to: '2021-11-05', result: 'FAILED', recoveredFen: '5' })),
    ).rejects.toMatchObject({
      code: 'complaint.odr.recovered',
    })
    await acts.odr(call(), await step({ to: '2021-11-05', result: 'FAILED' }))
    expect(await detail(made.id)).toMatchObject({
      state: 'REGISTERED',
      startsOn: '2021-11-05',
      acceptDueOn: '2021-11-16',
    })
    const list = await call().read((q) => odrList(q, { limit: 10 }, call().today))
    expect(list.rows).toEqual([expect.objectContaining({ settled: 0, failed: 1, state: 'ENROLLED' })])
    await exit(call(), exitOdr.input.parse({ id: firm.id, version: 1, on: '2021-11-05', reason: '企业申请' }))
    const other = await register(call(), letter({ matterNo: 'T5', receivedOn: '2021-11-05', phone: '13900005679' }))
    expect(other.notes).toEqual([])
    await expect(
      acts.odr(call(), recordOdr.input.parse({ ...(await at(other.id)), from: '2021-11-05' })),
    ).rejects.toMatchObject({ code: 'complaint.odr.enterprise' })
  })
})

describe('special equipment', () => {
  it('is answered within the day, by the hour', async () => {
    t.clock.set('2021-11-06T06:00:00Z')
    const made = await register(
      call(),
      letter({
        matterNo: 'T6',
        receivedOn: '2021-11-05',
        receivedTime: '14:30',
        category: 'SPECIAL_EQUIPMENT',
        unitCode: '01',
        phone: '13700001111',
      }),
    )
    expect((await waiting(made.id)).find((x) => x[0] === 'complaint.feedback')).toEqual([
      'complaint.feedback',
      '2021-11-06',
      'amber',
    ])
    const feedback = async (time: string) =>
      recordFeedback.input.parse({
        ...(await at(made.id)),
        onDay: '2021-11-06',
        time,
        content: '已修复',
        delivery: 'PHONE',
      })
    await expect(acts.feedback(call(), await feedback('23:00'))).rejects.toMatchObject({
      code: 'complaint.feedback.day',
    })
    expect(() =>
      recordFeedback.input.parse({
        id: made.id,
        version: 1,
        onDay: '2021-11-06',
        time: '25:00',
        content: 'x',
        delivery: 'PHONE',
      }),
    ).toThrow()
    await acts.feedback(call(), await feedback('13:50'))
    expect(await detail(made.id)).toMatchObject({
      feedbackHours: 24,
      feedbackAt: momentOn(day('2021-11-06'), 50_000 * 996),
    })
    expect((await waiting(made.id)).map((x) => x[0])).toEqual(['complaint.accept'])
  })
})

it('lists by state, category and unit, the open ones apart', async () => {
  const list = (set: object) => call().read((q) => matterList(q, { limit: 50, ...set }, call().today))
  const all = await list({})
  expect((await list({ open: true })).total + (await list({ open: false })).total).toBe(all.total)
  expect((await list({ category: 'SPECIAL_EQUIPMENT' })).rows.map((r) => r.matterNo)).toEqual(['T6'])
  expect((await list({ state: 'SETTLED', unitCode: '02' })).rows.map((r) => r.matterNo)).toEqual(['T1'])
  for (const row of all.rows) expect((await detail(row.id)).state).toBe(row.state)
})
