import type { Input, Output } from '#platform/contract/operation.ts'
import { sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { nationalCalendar } from '#kernel/deadline/holidays.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { resolveParties, resolveParty } from '#kernel/party/resolve.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type LedgerTx, insertRows, lockRows, updateRows } from '#kernel/record/write.ts'
import type {
  addGuaranteeSite,
  cancelGuarantee,
  checkGuaranteeSite,
  closeGuarantee,
  concludeFoodAccident,
  correctGuaranteeSite,
  planGuarantee,
  registerGuarantee,
  reportEventAccident,
  reportFoodAccident,
} from './contract.ts'
import {
  checkAccident,
  checkClose,
  checkEvent,
  checkSiteCheck,
  eventFlow,
  eventState,
  noticeWarning,
  siteFlow,
  siteState,
} from './rules.ts'
import { foodAccident as a, guaranteeEvent as e, guaranteeSite as s } from './tables.ts'
import type { SiteState } from './terms.ts'
import { sitesOf } from './views.ts'

const refuse = (code: string, name: string, text: string): Refusal =>
  new Refusal(`event-guarantee.${code}`, text, { fields: { [name]: text } })

type Act = Parameters<typeof eventFlow.why>[1]

async function eventFor(tx: LedgerTx, id: string): Promise<typeof e.$inferSelect> {
  const [row] = await lockRows(tx, e, [id])
  if (!row) throw notFound('这项保障任务')
  return row
}

/** An event whose state allows the act. */
async function eventAt(tx: LedgerTx, id: string, act: Act, call: Call): Promise<typeof e.$inferSelect> {
  const row = await eventFor(tx, id)
  const blocked = eventFlow.why(eventState(row, call.today), act)
  if (blocked) throw new Refusal(`event-guarantee.${act}.state`, blocked, { status: 409 })
  return row
}

/** Enters an event; says when the host told too late. */
export async function register(
  call: Call,
  input: Input<typeof registerGuarantee>,
): Promise<Output<typeof registerGuarantee>> {
  const refusal = checkEvent(input, call.today)
  if (refusal) throw refusal
  return await call.write(async (tx) => {
    const [twin] = await tx.select(
      { id: e.id },
      sql`from ${asKnownNow.at(e)} where ${e.countyCode} = ${tx.scope.county} and ${e.name} = ${input.name} and ${e.startOn} = ${input.startOn}::date`,
    )
    if (twin) throw refuse('register.twice', 'name', `${input.startOn} 开始的“${input.name}”已登记。`)
    const [id] = await insertRows(tx, e, [input])
    const notice = noticeWarning({ ...input, host: input.host }, call.house.law, nationalCalendar())
    return { id: id!, notice: notice ?? null }
  })
}

export async function plan(call: Call, input: Input<typeof planGuarantee>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const row = await eventAt(tx, input.id, 'plan', call)
    if (input.assessedOn < row.notifiedOn || input.plannedOn < input.assessedOn || input.plannedOn > call.today)
      throw refuse('plan.day', 'plannedOn', `日期要依次是：告知 ${row.notifiedOn}、风险评估、方案印发，都不晚于今天。`)
    const { id, version, ...set } = input
    await updateRows(tx, e, [{ id, version, set }])
    return { id }
  })
}

export async function cancel(call: Call, input: Input<typeof cancelGuarantee>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const row = await eventAt(tx, input.id, 'cancel', call)
    if (input.cancelledOn < row.notifiedOn || input.cancelledOn > call.today)
      throw refuse('cancel.day', 'cancelledOn', `取消日期要在告知日期 ${row.notifiedOn} 与今天之间。`)
    const { id, version, ...set } = input
    await updateRows(tx, e, [{ id, version, set }])
    return { id }
  })
}

export async function close(call: Call, input: Input<typeof closeGuarantee>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const row = await eventFor(tx, input.id)
    const sites = await sitesOf(tx, row.id)
    const refusal = checkClose(row, input.closedOn, {
      today: call.today,
      sites: sites.map((x) => ({ name: x.unit, state: x.state as SiteState })),
    })
    if (refusal) throw refusal
    const counts = [input.meals, input.diners, input.staff, input.quickTests, input.quickFailures]
    if (counts.some((n) => n !== undefined && n < 0)) throw refuse('close.counts', 'meals', '数量不能是负数，请核对。')
    if ((input.quickFailures ?? 0) > (input.quickTests ?? 0))
      throw refuse('close.tests', 'quickFailures', '快速检测不合格批次不能多于检测批次。')
    const { id, version, ...set } = input
    await updateRows(tx, e, [{ id, version, set }])
    return { id }
  })
}

export async function addSite(call: Call, input: Input<typeof addGuaranteeSite>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const event = await eventAt(tx, input.id, 'site', call)
    const named = await resolveParty(tx, { code: input.partyCode }, call.today)
    if ('missing' in named) throw refuse('site.party', 'partyCode', named.missing)
    const [twin] = await tx.select(
      { id: s.id },
      sql`from ${asKnownNow.at(s)} where ${s.countyCode} = ${tx.scope.county} and ${s.eventId} = ${event.id} and ${s.partyId} = ${named.found.id}`,
    )
    if (twin) throw refuse('site.twice', 'partyCode', `${named.found.name}已是这项任务的点位。`)
    const [id] = await insertRows(tx, s, [
      {
        eventId: event.id,
        partyId: named.found.id,
        stationCode: named.found.stationCode,
        addedOn: call.today,
        diners: input.diners,
        meals: input.meals,
        dutyOfficers: input.dutyOfficers,
      },
    ])
    return { id: id! }
  })
}

export async function checkSite(call: Call, input: Input<typeof checkGuaranteeSite>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const row = await siteFor(tx, input.id, 'check')
    const refusal = checkSiteCheck(input, await eventFor(tx, row.eventId), call.today)
    if (refusal) throw refusal
    const { id, version, ...set } = input
    await updateRows(tx, s, [{ id, version, set }])
    return { id }
  })
}

export async function correctSite(call: Call, input: Input<typeof correctGuaranteeSite>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const row = await siteFor(tx, input.id, 'correct')
    if (input.correctedOn < row.checkedOn! || input.correctedOn > call.today)
      throw refuse('correct.day', 'correctedOn', `整改核实日期要在检查日期 ${row.checkedOn} 与今天之间。`)
    const { id, version, ...set } = input
    await updateRows(tx, s, [{ id, version, set }])
    return { id }
  })
}

async function siteFor(
  tx: LedgerTx,
  id: string,
  act: Parameters<typeof siteFlow.why>[1],
): Promise<typeof s.$inferSelect> {
  const [row] = await lockRows(tx, s, [id])
  if (!row) throw notFound('这个保障点位')
  const blocked = siteFlow.why(siteState(row), act)
  if (blocked) throw new Refusal(`event-guarantee.${act}.state`, blocked, { status: 409 })
  return row
}

export const reportAccident = (call: Call, input: Input<typeof reportFoodAccident>): Promise<{ id: string }> =>
  enterAccident(call, input, undefined)

/** An accident during an event: it happened within its days. */
export const reportAccidentAt = (
  call: Call,
  { id, ...input }: Input<typeof reportEventAccident>,
): Promise<{ id: string }> => enterAccident(call, input, id)

async function enterAccident(
  call: Call,
  input: Input<typeof reportFoodAccident>,
  eventId: string | undefined,
): Promise<{ id: string }> {
  const refusal = checkAccident(input, call.today)
  if (refusal) throw refusal
  return await call.write(async (tx) => {
    const event = eventId === undefined ? undefined : await eventFor(tx, eventId)
    if (event && (input.happenedOn < event.startOn || input.happenedOn > event.endOn))
      throw refuse(
        'accident.event',
        'happenedOn',
        `发生日期不在保障期间 ${event.startOn} 至 ${event.endOn} 之内，请到食品安全事故清单登记。`,
      )
    const { partyCode, ...said } = input
    const [named] = partyCode ? await resolveParties(tx, [{ code: partyCode }]) : []
    if (named && 'missing' in named) throw refuse('accident.party', 'partyCode', named.missing)
    const [id] = await insertRows(tx, a, [
      { ...said, eventId, partyId: named?.found.id, stationCode: named?.found.stationCode },
    ])
    return { id: id! }
  })
}

export async function conclude(call: Call, input: Input<typeof concludeFoodAccident>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, a, [input.id])
    if (!row) throw notFound('这起食品安全事故')
    if (row.concludedOn !== null)
      throw new Refusal('event-guarantee.conclude.state', `这一起已于 ${row.concludedOn} 有调查结论。`, { status: 409 })
    if (input.concludedOn < row.reportedOn || input.concludedOn > call.today)
      throw refuse('conclude.day', 'concludedOn', `调查结论日期要在接到报告日期 ${row.reportedOn} 与今天之间。`)
    if (input.conclusion === 'CONFIRMED' && !input.measures)
      throw refuse('conclude.measures', 'measures', '认定为食品安全事故的，要写处置措施。')
    const { id, version, ...set } = input
    await updateRows(tx, a, [{ id, version, set }])
    return { id }
  })
}
