import type { Input, Output } from '#platform/contract/operation.ts'
import { yearOf } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { normaliseCode } from '#kernel/codelist/normalise-code.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { modeOf } from '#kernel/org/mode.ts'
import { resolveParties } from '#kernel/party/resolve.ts'
import { ownStation } from '#kernel/record/own.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type LedgerTx, insertRows, lockRows, updateRows } from '#kernel/record/write.ts'
import type { changeCheckTask, closeCheckTask, dropCheckObject, listCheckObjects, openCheckTask } from './contract.ts'
import { nextTaskNo } from './numbers.ts'
import { checkTaskDays } from './rules.ts'
import { inspectionObject as o, inspectionTask as t, inspectionVisit as v } from './tables.ts'
import { type CheckTheme, checkThemesOf, venueOf } from './theme.ts'

const refuse = (code: string, field: string, text: string): Refusal =>
  new Refusal(`check.${code}`, text, { fields: { [field]: text } })

/** Several departments in one field. */
const listed = (text: string | undefined): string[] | null =>
  text === undefined
    ? null
    : text
        .split(/[、，,；;]/)
        .map((x) => x.trim())
        .filter(Boolean)

/** Opens a campaign or routine checks. Refuses a theme that no business declares, and a number that is used. */
export async function open(call: Call, input: Input<typeof openCheckTask>): Promise<{ id: string }> {
  const theme = checkThemesOf(call.house.businesses).find((x) => x.code === input.theme)
  if (!theme) throw refuse('theme', 'theme', '没有这个监管主题，请从清单里选。')
  const refusal = checkTaskDays(input, { today: call.today })
  if (refusal) throw refusal
  return await call.write(async (tx) => {
    const mode = await modeOf(tx, theme.business, input.openedOn)
    if (mode.upstairs && input.externalNo === undefined)
      throw refuse('external-no', 'externalNo', '这个主题在上级系统办理，请填写上级系统编号。')
    const taskNo = input.taskNo ?? (await nextTaskNo(tx, yearOf(input.openedOn)))
    const [same] = await tx.select(
      { id: t.id },
      sql`from ${asKnownNow.at(t)} where ${t.countyCode} = ${tx.scope.county} and ${t.taskNo} = ${taskNo}`,
    )
    if (same) throw refuse('task-no', 'taskNo', `任务编号 ${taskNo} 已经用过，请换一个，或者不填。`)
    const departments = listed(input.departments)
    const [id] = await insertRows(tx, t, [
      {
        taskNo,
        name: input.name,
        kind: input.kind,
        theme: theme.code,
        documentNo: input.documentNo,
        source: 'PLAN',
        origin: 'INITIATED',
        joint: departments !== null,
        ownLead: true,
        departments,
        openedOn: input.openedOn,
        periodFrom: input.openedOn,
        periodTo: input.periodTo,
        stationCode: ownStation(tx.scope),
        sourceSystem: input.externalNo ? (mode.upperSystem ?? '上级系统') : null,
        externalNo: input.externalNo,
      },
    ])
    return { id: id! }
  })
}

/** A task of these screens, locked; drawn ones are random inspection's. */
export async function checkTask(tx: LedgerTx, id: string) {
  const [row] = await lockRows(tx, t, [id])
  if (!row || row.voidReason !== null || row.kind === 'DOUBLE_RANDOM') throw notFound('这项检查任务')
  return row
}

/** A task that the caller may change: his station's own, or any for whoever works for the whole bureau. */
async function toChange(tx: LedgerTx, id: string) {
  const row = await checkTask(tx, id)
  if (tx.scope.stations !== '*' && !tx.scope.stations.includes(row.stationCode ?? ''))
    throw new Refusal('check.other-station', '这项检查是局里或别的所发起的，请发起的单位办理。', { status: 403 })
  return row
}

const edgesOf = async (tx: LedgerTx, id: string) => {
  const [row] = await tx.rows<{ first: string | null; last: string | null }>(sql`
    select min(${v.visitedOn})::text as first, max(${v.visitedOn})::text as last from ${asKnownNow.at(v)}
    join ${asKnownNow.at(o)} on ${o.countyCode} = ${v.countyCode} and ${o.id} = ${v.objectId}
    where ${o.countyCode} = ${tx.scope.county} and ${o.taskId} = ${id}`)
  return row!
}

export async function change(call: Call, input: Input<typeof changeCheckTask>): Promise<Record<string, never>> {
  return await call.write(async (tx) => {
    const row = await toChange(tx, input.id)
    const refusal = checkTaskDays({ ...input, closedOn: row.closedOn }, { today: call.today })
    if (refusal) throw refusal
    const { first } = await edgesOf(tx, row.id)
    if (first !== null && first < input.openedOn)
      throw refuse('opened-late', 'openedOn', `${first} 已经有检查记录，发起日期不能晚于这一天。`)
    const departments = listed(input.departments)
    await updateRows(tx, t, [
      {
        id: row.id,
        version: input.version,
        set: {
          name: input.name,
          documentNo: input.documentNo ?? null,
          openedOn: input.openedOn,
          periodFrom: input.openedOn,
          periodTo: input.periodTo ?? null,
          departments,
          joint: departments !== null,
        },
      },
    ])
    return {}
  })
}

export async function close(call: Call, input: Input<typeof closeCheckTask>): Promise<Record<string, never>> {
  return await call.write(async (tx) => {
    const row = await toChange(tx, input.id)
    if (row.closedOn !== null) throw new Refusal('check.closed', `这项检查已于 ${row.closedOn} 完成。`, { status: 409 })
    const { last } = await edgesOf(tx, row.id)
    const refusal = checkTaskDays(
      { openedOn: row.openedOn, closedOn: input.closedOn },
      { today: call.today, lastVisitOn: last as never },
    )
    if (refusal) throw refusal
    await updateRows(tx, t, [{ id: row.id, version: input.version, set: { closedOn: input.closedOn } }])
    return {}
  })
}

/** The kind of object of a theme; refuses one that is not the theme's, and none where the theme has several. */
export function venueIn(theme: CheckTheme | undefined, said: string | undefined): string | null {
  if (theme === undefined) return said ?? null
  const venue = venueOf(theme, said)
  if (venue !== undefined) return venue
  const words = Object.values(theme.venues).join('、')
  throw refuse('venue', 'venue', `“${theme.title}”的对象类别是${words}，请选一种。`)
}

const namedFaults = 5

/** Puts a pasted list of parties on a task, all of it or nothing: what cannot be found is named with its line. */
export async function list(
  call: Call,
  input: Input<typeof listCheckObjects>,
): Promise<Output<typeof listCheckObjects>> {
  return await call.write(async (tx) => {
    const task = await checkTask(tx, input.id)
    if (task.closedOn !== null)
      throw new Refusal('check.closed', `这项检查已于 ${task.closedOn} 完成，不能再列入对象。`, { status: 409 })
    if (input.listedOn > call.today) throw refuse('future', 'listedOn', `列入日期 ${input.listedOn} 还没有到，请核对。`)
    const theme = checkThemesOf(call.house.businesses).find((x) => x.code === task.theme)
    const venue = venueIn(theme, input.venue)
    const lines = input.list
      .split('\n')
      .map((x) => x.trim())
      .filter(Boolean)
    const found = await resolveParties(
      tx,
      lines.map((x) => ({ code: normaliseCode(x), name: x })),
    )
    const faults = found.flatMap((p, i) => ('missing' in p ? [`第 ${i + 1} 行：${p.missing}`] : []))
    if (faults.length > 0) {
      const more = faults.length > namedFaults ? `还有 ${faults.length - namedFaults} 行也不对。` : ''
      throw refuse('objects', 'list', `${faults.slice(0, namedFaults).join('')}${more}`)
    }
    const parties = new Map(found.flatMap((p) => ('found' in p ? [[p.found.id, p.found] as const] : [])))
    const known = await tx.select(
      { partyId: o.partyId },
      sql`from ${asKnownNow.at(o)} where ${o.countyCode} = ${tx.scope.county} and ${o.taskId} = ${task.id}
        and ${o.partyId} = any (${sql.param([...parties.keys()])}::uuid[])`,
    )
    for (const k of known) parties.delete(k.partyId)
    await insertRows(
      tx,
      o,
      [...parties.values()].map((p) => ({
        taskId: task.id,
        partyId: p.id,
        venue,
        drawnOn: input.listedOn,
        stationCode: p.stationCode,
      })),
    )
    return { added: parties.size, known: known.length }
  })
}

/** Takes an object off a task that was never checked in it. */
export async function drop(call: Call, input: Input<typeof dropCheckObject>): Promise<Record<string, never>> {
  return await call.write(async (tx) => {
    const task = await checkTask(tx, input.id)
    const [found] = await resolveParties(tx, [{ code: normaliseCode(input.party), name: input.party }])
    if ('missing' in found!) throw refuse('party', 'party', found.missing)
    const [row] = await tx.select(
      {
        id: o.id,
        version: o.version,
        drawnOn: o.drawnOn,
        droppedOn: o.droppedOn,
        visited: sql<boolean>`exists (select 1 from ${asKnownNow.at(v)} where ${v.countyCode} = ${o.countyCode} and ${v.objectId} = ${o.id})`,
      },
      sql`from ${asKnownNow.at(o)} where ${o.countyCode} = ${tx.scope.county} and ${o.taskId} = ${task.id} and ${o.partyId} = ${found!.found.id}`,
    )
    if (!row || row.droppedOn !== null) throw refuse('party', 'party', `${found!.found.name}不在这项检查的对象名单里。`)
    if (row.visited)
      throw refuse('visited', 'party', `${found!.found.name}已经检查过，不能退出；录错的检查请在检查记录上作废。`)
    if (input.droppedOn < row.drawnOn || input.droppedOn > call.today)
      throw refuse('dropped', 'droppedOn', `退出日期要在列入日期 ${row.drawnOn} 和今天之间。`)
    await updateRows(tx, o, [
      { id: row.id, version: row.version, set: { droppedOn: input.droppedOn, dropReason: input.reason } },
    ])
    return {}
  })
}
