import type { Input, Output } from '#platform/contract/operation.ts'
import { yearOf } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { ownStation } from '#kernel/record/own.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type LedgerTx, type NewRow, insertRows, lockRows, updateRows, voidRows } from '#kernel/record/write.ts'
import type {
  addAttendees,
  changeGathering,
  dropAttendee,
  dropGathering,
  enterGathering,
  markAttendance,
  servePaper,
} from './contract.ts'
import { nextNumbers } from './numbers.ts'
import { readRoster, rosterPlans } from './roster.ts'
import { checkAttendance, checkGathering, settled } from './rules.ts'
import { gathering, gatheringAttendee } from './tables.ts'
import { gatheringThemesOf } from './theme.ts'

const optional = <T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> | null } =>
  Object.fromEntries(Object.entries(values).map(([k, v]) => [k, v ?? null])) as never

/** Enters a gathering. Refuses a theme that no business declares, a number that is used, and what does not go together. */
export async function enter(call: Call, input: Input<typeof enterGathering>): Promise<{ id: string }> {
  const theme = gatheringThemesOf(call.house.businesses).find((t) => t.code === input.theme)
  if (!theme)
    throw new Refusal('gathering.theme', '没有这个主题，请从清单里选。', { fields: { theme: '请从清单里选主题' } })
  const refusal = checkGathering(input, call.today)
  if (refusal) throw refusal
  return await call.write(async (tx) => {
    const gatheringNo = input.gatheringNo ?? (await nextNumbers(tx, yearOf(input.heldOn), 1))[0]!
    const [same] = await tx.select(
      { id: gathering.id },
      sql`from ${asKnownNow.at(gathering)} where ${gathering.countyCode} = ${tx.scope.county} and ${gathering.gatheringNo} = ${gatheringNo}`,
    )
    if (same) {
      const text = `编号 ${gatheringNo} 已经用过，请换一个，或者不填。`
      throw new Refusal('gathering.number', text, { fields: { gatheringNo: text } })
    }
    const row = { ...input, gatheringNo, kind: theme.kind, stationCode: ownStation(tx.scope) }
    const [id] = await insertRows(tx, gathering, [row])
    return { id: id! }
  })
}

/** A gathering that the caller may change. */
async function toChange(tx: LedgerTx, id: string) {
  const [row] = await lockRows(tx, gathering, [id])
  if (!row || row.voidReason !== null) throw notFound('这次活动')
  if (tx.scope.stations !== '*' && !tx.scope.stations.includes(row.stationCode ?? ''))
    throw new Refusal('gathering.other-station', '这次活动是局里或别的所举办的，请举办的单位登记。', { status: 403 })
  return row
}

export async function change(call: Call, input: Input<typeof changeGathering>): Promise<Record<string, never>> {
  const refusal = checkGathering(input, call.today)
  if (refusal) throw refusal
  return await call.write(async (tx) => {
    await toChange(tx, input.id)
    const { id, version, ...set } = input
    await updateRows(tx, gathering, [
      {
        id,
        version,
        set: optional({
          title: set.title,
          heldOn: set.heldOn,
          endedOn: set.endedOn,
          place: set.place,
          level: set.level,
          host: set.host,
          unitCode: set.unitCode,
          speaker: set.speaker,
          documentNo: set.documentNo,
          headcount: set.headcount,
          handouts: set.handouts,
          summary: set.summary,
        }) as never,
      },
    ])
    return {}
  })
}

/** Voids a gathering with its roster. */
export async function drop(call: Call, input: Input<typeof dropGathering>): Promise<Record<string, never>> {
  return await call.write(async (tx) => {
    await toChange(tx, input.id)
    const a = gatheringAttendee
    const roster = await tx.select(
      { id: a.id, version: a.version },
      sql`from ${asKnownNow.at(a)} where ${a.countyCode} = ${tx.scope.county} and ${a.gatheringId} = ${input.id}`,
    )
    await voidRows(tx, a, roster, input.reason)
    await voidRows(tx, gathering, [{ id: input.id, version: input.version }], input.reason)
    return {}
  })
}

const namedFaults = 5

/** Puts a pasted list on the roster, all of it or nothing: what cannot be found is named with its line. */
export async function add(call: Call, input: Input<typeof addAttendees>): Promise<Output<typeof addAttendees>> {
  return await call.write(async (tx) => {
    const [held] = await lockRows(tx, gathering, [input.id])
    if (!held || held.voidReason !== null) throw notFound('这次活动')
    const read = readRoster(input.list, input.as)
    const plans = await rosterPlans(
      tx,
      read.map((l) => ({
        ...l,
        as: input.as,
        gathering: { id: held.id, heldOn: held.heldOn, stationCode: held.stationCode ?? ownStation(tx.scope) },
        attendance: input.attendance,
        paperOn: l.paperNo === null ? null : input.paperOn,
      })),
      call.today,
    )
    const faults = plans.flatMap((p, i) =>
      p.outcome === 'refused' ? [`第 ${read[i]!.line} 行“${read[i]!.written.slice(0, 30)}”：${p.reason}`] : [],
    )
    if (faults.length > 0) {
      const more = faults.length > namedFaults ? `还有 ${faults.length - namedFaults} 行也不对。` : ''
      const text = `${faults.slice(0, namedFaults).join('')}${more}`
      throw new Refusal('gathering.roster', text, { fields: { list: text } })
    }
    const writes = plans.flatMap((p) => ('writes' in p ? p.writes : []))
    const inserts = writes.flatMap((w) => ('insert' in w ? [w.row as NewRow<typeof gatheringAttendee>] : []))
    const changes = writes.flatMap((w) =>
      'change' in w ? [{ id: w.id, version: w.version, set: w.set as never }] : [],
    )
    await insertRows(
      tx,
      gatheringAttendee,
      inserts.map(({ originLine: _line, ...row }) => row),
    )
    await updateRows(tx, gatheringAttendee, changes)
    return { added: inserts.length, changed: changes.length }
  })
}

/** A line of a roster with the day of its gathering. */
async function attendee(tx: LedgerTx, id: string) {
  const [row] = await lockRows(tx, gatheringAttendee, [id])
  if (!row || row.voidReason !== null) throw notFound('名单里的这一行')
  const [held] = await tx.select(
    { heldOn: gathering.heldOn },
    sql`from ${asKnownNow.at(gathering)} where ${gathering.countyCode} = ${tx.scope.county} and ${gathering.id} = ${row.gatheringId}`,
  )
  return { row, heldOn: held!.heldOn }
}

export async function mark(call: Call, input: Input<typeof markAttendance>): Promise<Record<string, never>> {
  return await call.write(async (tx) => {
    const { heldOn } = await attendee(tx, input.id)
    const refusal = checkAttendance(input, { heldOn, today: call.today })
    if (refusal) throw refusal
    const { score, remark } = input
    const said = Object.fromEntries(Object.entries({ score, remark }).filter(([, v]) => v !== undefined))
    await updateRows(tx, gatheringAttendee, [
      { id: input.id, version: input.version, set: { ...settled(input, heldOn), ...said } },
    ])
    return {}
  })
}

export async function serve(call: Call, input: Input<typeof servePaper>): Promise<Record<string, never>> {
  return await call.write(async (tx) => {
    const { row, heldOn } = await attendee(tx, input.id)
    const { paperNo, paperOn } = input
    const refusal = checkAttendance({ attendance: row.attendance, paperNo, paperOn }, { heldOn, today: call.today })
    if (refusal) throw refusal
    await updateRows(tx, gatheringAttendee, [{ id: input.id, version: input.version, set: { paperNo, paperOn } }])
    return {}
  })
}

export async function remove(call: Call, input: Input<typeof dropAttendee>): Promise<Record<string, never>> {
  return await call.write(async (tx) => {
    await attendee(tx, input.id)
    await voidRows(tx, gatheringAttendee, [{ id: input.id, version: input.version }], input.reason)
    return {}
  })
}
