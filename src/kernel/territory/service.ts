import type { Input } from '#platform/contract/operation.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { sql } from '#platform/db/database.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { covers } from '#kernel/org/rules.ts'
import { orgChange, orgUnit, staffPost, townStation } from '#kernel/org/tables.ts'
import { unitKinds } from '#kernel/org/terms.ts'
import { declaredLedgers } from '#kernel/record/ledger.ts'
import { type TakenBack, takeBack } from '#kernel/record/take-back.ts'
import { type LedgerTx, type NewRow, insertRows, lockRows, updateRows } from '#kernel/record/write.ts'
import type {
  ChangeResult,
  addTown,
  closeUnit,
  establishUnit,
  mergeUnits,
  moveTown,
  renameUnit,
  undoOrgChange,
} from './contract.ts'
import { type Following, follow, followersOf, followersOfParties } from './follow.ts'
import { type MovingPeriod, existingAmong, movePeriods, periodsMoving } from './move-parties.ts'
import { checkClose, checkEffective, checkEstablish, checkMerge, checkMoveTown } from './rules.ts'
import { allTowns, allUnits, postsIn, unitOn } from './units.ts'

/** Numbers of an act as they are kept and shown: words → count. */
type Moved = Record<string, number>
const shown = (moved: Moved): ChangeResult['moved'] => Object.entries(moved).map(([what, count]) => ({ what, count }))

/**
 * One act on the organisation: whoever sees only some stations may not redraw the map. Every row it writes carries the act's
 * id as origin, so the act can be taken back whole.
 */
async function act(call: Call, work: (tx: LedgerTx, changeId: string) => Promise<ChangeResult>): Promise<ChangeResult> {
  if (call.scope.stations !== '*')
    throw new Refusal('org.scope', '机构和辖区的调整由局机关登记，您的账号只管一部分所，请联系系统管理员。', {
      status: 403,
    })
  return await call.write((tx) => {
    const changeId = tx.makeId(tx.at)
    return work({ ...tx, batch: changeId }, changeId)
  })
}

const record = async (
  tx: LedgerTx,
  id: string,
  row: NewRow<typeof orgChange>,
  notes: string[] = [],
): Promise<ChangeResult> => {
  await insertRows(tx, orgChange, [{ ...row, id }])
  return { changeId: id, summary: row.summary, moved: row.moved ?? [], notes }
}

const refuseIf = (refusal: Refusal | undefined): void => {
  if (refusal) throw refusal
}

/** Begins a unit. */
export const establish = (call: Call, input: Input<typeof establishUnit>): Promise<ChangeResult> =>
  act(call, async (tx, id) => {
    const { kind, code, name, shortName, effectiveOn: fromDay, documentNo } = input
    const parentCode = input.parentCode ?? null
    refuseIf(checkEffective('establish', fromDay, call.today))
    refuseIf(checkEstablish({ code, name, kind, parentCode, fromDay }, await allUnits(tx)))
    await insertRows(tx, orgUnit, [{ code, name, shortName, kind, parentCode, fromDay }])
    return await record(tx, id, {
      kind: 'ESTABLISH',
      effectiveOn: fromDay,
      summary: `设立${name}（${unitKinds[kind]}，代码 ${code}）`,
      documentNo,
      unitCode: code,
    })
  })

/** Gives a unit another name from a day on; tables of days before carry the old one. */
export const rename = (call: Call, input: Input<typeof renameUnit>): Promise<ChangeResult> =>
  act(call, async (tx, id) => {
    const { unitCode, name, shortName, effectiveOn: on, documentNo } = input
    refuseIf(checkEffective('rename', on, call.today))
    const units = await allUnits(tx)
    const unit = unitOn(units, unitCode, on)
    const refuse = (field: string, text: string): Refusal =>
      new Refusal(`org.rename.${field}`, text, { fields: { [field]: text } })
    if (!unit) throw refuse('unitCode', '没有这个机构，或者它在这一天已经撤销或又更过名。')
    if (on <= unit.fromDay) throw refuse('effectiveOn', `生效日要晚于现在这个名称的起始日 ${unit.fromDay}。`)
    if (unit.name === name && unit.shortName === shortName) throw refuse('name', '名称没有变，不用更名。')
    if (units.some((x) => x.code !== unitCode && x.name === name && covers(x, on)))
      throw refuse('name', `已经有一个机构叫“${name}”，请核对名称。`)
    await updateRows(tx, orgUnit, [{ id: unit.id, version: unit.version, set: { toDay: on } }])
    await insertRows(tx, orgUnit, [
      { code: unitCode, name, shortName, kind: unit.kind, parentCode: unit.parentCode, fromDay: on, toDay: unit.toDay },
    ])
    return await record(tx, id, {
      kind: 'RENAME',
      effectiveOn: on,
      summary: `${unit.name}更名为${name}`,
      documentNo,
      unitCode,
    })
  })

/** Ends a unit on which nothing stands any more. */
export const close = (call: Call, input: Input<typeof closeUnit>): Promise<ChangeResult> =>
  act(call, async (tx, id) => {
    const { unitCode, effectiveOn: on, documentNo } = input
    refuseIf(checkEffective('close', on, call.today))
    const units = await allUnits(tx)
    const unit = unitOn(units, unitCode, on)
    const periods = await periodsMoving(tx, unitCode, on)
    const towns = (await allTowns(tx)).filter((t) => t.unitCode === unitCode && (t.toDay === null || t.toDay > on))
    refuseIf(
      checkClose(unit, on, {
        parties: new Set(periods.map((p) => p.partyId)).size,
        towns: towns.length,
        people: (await postsIn(tx, unitCode, on)).length,
        units: units.filter((x) => x.parentCode === unitCode && covers(x, on)).length,
      }),
    )
    await updateRows(tx, orgUnit, [{ id: unit!.id, version: unit!.version, set: { toDay: on } }])
    return await record(tx, id, { kind: 'CLOSE', effectiveOn: on, summary: `撤销${unit!.name}`, documentNo, unitCode })
  })

/** Registers a town under a station. */
export const registerTown = (call: Call, input: Input<typeof addTown>): Promise<ChangeResult> =>
  act(call, async (tx, id) => {
    const { townCode, townName, unitCode, effectiveOn: on, documentNo } = input
    refuseIf(checkEffective('add-town', on, call.today))
    const refuse = (field: string, text: string): Refusal =>
      new Refusal(`org.add-town.${field}`, text, { fields: { [field]: text } })
    const unit = unitOn(await allUnits(tx), unitCode, on)
    if (unit?.kind !== 'station') throw refuse('unitCode', '管辖所没有找到，或者在生效日还没有设立。')
    const same = (await allTowns(tx)).find((t) => t.townCode === townCode || t.townName === townName)
    if (same) throw refuse('townCode', `${same.townName}（${same.townCode}）已经登记过，改归别的所请用乡镇划转。`)
    await insertRows(tx, townStation, [{ townCode, townName, unitCode, fromDay: on }])
    return await record(tx, id, {
      kind: 'NEW_TOWN',
      effectiveOn: on,
      summary: `${townName}归${unit.name}管辖`,
      documentNo,
      unitCode,
      townCode,
    })
  })

async function numbers(tx: LedgerTx, periods: readonly MovingPeriod[], followers: readonly Following[], on: string) {
  const parties = [...new Set(periods.map((p) => p.partyId))]
  return {
    '主体（户）': parties.length,
    其中存续: await existingAmong(tx, parties, on as never),
    '随迁的记录（条）': followers.reduce((n, f) => n + f.rows.length, 0),
  }
}

/** Merges stations into one: towns, parties with all their records, and people go over; the old ones end. */
export const merge = (call: Call, input: Input<typeof mergeUnits>): Promise<ChangeResult> =>
  act(call, async (tx, id) => {
    const { unitCodes, intoCode, effectiveOn: on, documentNo } = input
    refuseIf(checkEffective('merge', on, call.today))
    const units = await allUnits(tx)
    const sources = unitCodes.map((c) => unitOn(units, c, on))
    const into = unitOn(units, intoCode, on)
    const children = units.filter((x) => unitCodes.includes(x.parentCode ?? '') && covers(x, on)).length
    refuseIf(checkMerge(sources, into, on, children))
    const towns = (await allTowns(tx)).filter(
      (t) => unitCodes.includes(t.unitCode) && (t.toDay === null || t.toDay > on),
    )
    const summary = `${sources.map((s) => s!.name).join('、')}并入${into!.name}`
    const moved: Moved = {
      '主体（户）': 0,
      其中存续: 0,
      '乡镇（个）': towns.length,
      '人员（名）': 0,
      '随迁的记录（条）': 0,
    }
    for (const source of sources) {
      const periods = await periodsMoving(tx, source!.code, on)
      const posts = await postsIn(tx, source!.code, on)
      if (!input.preview) {
        await movePeriods(tx, periods, intoCode, on)
        await movePosts(tx, posts, intoCode, on)
      }
      const followers = await followersOf(tx, source!.code)
      // In a preview the periods still stand under the old station and would be counted twice.
      const counted = input.preview ? withoutPeriods(followers, periods) : followers
      for (const [what, n] of Object.entries(await numbers(tx, periods, counted, on))) moved[what]! += n
      moved['人员（名）']! += new Set(posts.map((p) => p.staffNo)).size
      if (input.preview) continue
      await follow(tx, followers, intoCode)
      await updateRows(tx, orgUnit, [
        { id: source!.id, version: source!.version, set: { toDay: on, successorCode: intoCode } },
      ])
    }
    if (input.preview) return { changeId: null, summary, moved: shown(moved), notes: [] }
    await moveTowns(tx, towns, intoCode, on)
    return await record(tx, id, {
      kind: 'MERGE',
      effectiveOn: on,
      summary,
      documentNo,
      unitCode: unitCodes.length === 1 ? unitCodes[0] : null,
      intoCode,
      moved: shown(moved),
    })
  })

const withoutPeriods = (followers: readonly Following[], periods: readonly MovingPeriod[]): Following[] => {
  const moving = new Set(periods.map((p) => p.id))
  return followers.map((f) => ({ ...f, rows: f.rows.filter((r) => !moving.has(r.id)) }))
}

async function movePosts(
  tx: LedgerTx,
  posts: Awaited<ReturnType<typeof postsIn>>,
  into: string,
  on: (typeof posts)[number]['fromDay'],
): Promise<void> {
  await updateRows(
    tx,
    staffPost,
    posts.map((p) => ({ id: p.id, version: p.version, set: p.fromDay < on ? { toDay: on } : { unitCode: into } })),
  )
  await insertRows(
    tx,
    staffPost,
    posts
      .filter((p) => p.fromDay < on)
      .map(({ staffNo, name, post, toDay }) => ({ staffNo, name, post, toDay, unitCode: into, fromDay: on })),
  )
}

async function moveTowns(
  tx: LedgerTx,
  towns: Awaited<ReturnType<typeof allTowns>>,
  into: string,
  on: (typeof towns)[number]['fromDay'],
): Promise<void> {
  await updateRows(
    tx,
    townStation,
    towns.map((t) => ({ id: t.id, version: t.version, set: t.fromDay < on ? { toDay: on } : { unitCode: into } })),
  )
  await insertRows(
    tx,
    townStation,
    towns
      .filter((t) => t.fromDay < on)
      .map(({ townCode, townName, toDay }) => ({ townCode, townName, toDay, unitCode: into, fromDay: on })),
  )
}

/** Gives a town, with the parties in it and their records, to another station. */
export const moveTownTo = (call: Call, input: Input<typeof moveTown>): Promise<ChangeResult> =>
  act(call, async (tx, id) => {
    const { townCode, intoCode, effectiveOn: on, documentNo } = input
    refuseIf(checkEffective('move-town', on, call.today))
    const units = await allUnits(tx)
    const into = unitOn(units, intoCode, on)
    const town = (await allTowns(tx)).find((t) => t.townCode === townCode && covers(t, on))
    refuseIf(checkMoveTown(town, into, on))
    const { townName, unitCode } = town!
    const periods = await periodsMoving(tx, unitCode, on, { code: townCode, name: townName })
    const partyIds = [...new Set(periods.map((p) => p.partyId))]
    const byAddress = new Set(periods.filter((p) => p.byAddress).map((p) => p.partyId)).size
    const old = units.find((x) => x.code === unitCode && covers(x, on))
    const summary = `${townName}由${old?.name ?? unitCode}划归${into!.name}`
    if (!input.preview) await movePeriods(tx, periods, intoCode, on, townCode)
    const followers = await followersOfParties(tx, unitCode, partyIds)
    const counted = input.preview ? withoutPeriods(followers, periods) : followers
    const moved: Moved = await numbers(tx, periods, counted, on)
    const notes =
      byAddress > 0 ? [`其中 ${byAddress} 户没有登记所在乡镇，按住所文字里有“${townName}”认定，请抽查核对。`] : []
    if (input.preview) return { changeId: null, summary, moved: shown(moved), notes }
    await follow(tx, followers, intoCode)
    await moveTowns(tx, [town!], intoCode, on)
    return await record(
      tx,
      id,
      { kind: 'MOVE_TOWN', effectiveOn: on, summary, documentNo, unitCode, intoCode, townCode, moved: shown(moved) },
      notes,
    )
  })

/** Takes an act back whole. Refuses where a later act or a later entry stands on it: half an act taken back would be worse. */
export async function undo(
  call: Call,
  input: Input<typeof undoOrgChange>,
): Promise<{ restored: number; voided: number }> {
  if (call.scope.stations !== '*') throw notFound('这次机构调整')
  return await call.write(async (tx) => {
    const [change] = await lockRows(tx, orgChange, [input.id])
    if (!change || change.voidReason !== null) throw notFound('这次机构调整')
    if (change.kind === 'ESTABLISH' || change.kind === 'NEW_TOWN') await refuseWhereUsed(tx, change)
    const total: TakenBack = { voided: 0, restored: 0, touched: [] }
    for (const { table } of declaredLedgers().toReversed()) {
      const part = await takeBack(tx, table, input.id, `撤回机构调整：${input.reason}`)
      total.voided += part.voided
      total.restored += part.restored
      total.touched.push(...part.touched)
    }
    if (total.touched.length > 0)
      throw new Refusal(
        'org.undo.used',
        `这次调整之后，又有 ${total.touched.length} 条记录在它的基础上改动过，不能整个撤回；请先撤回后面的调整，或者另外登记一次相反的调整。`,
        { status: 409 },
      )
    return { restored: total.restored, voided: total.voided }
  }, input.reason)
}

/** A unit or a town that records point at by its code cannot be unmade. */
async function refuseWhereUsed(tx: LedgerTx, change: typeof orgChange.$inferSelect): Promise<void> {
  const code = change.kind === 'ESTABLISH' ? change.unitCode : change.townCode
  const places =
    change.kind === 'ESTABLISH'
      ? ([
          ['org_unit', 'parent_code'],
          ['town_station', 'unit_code'],
          ['staff_post', 'unit_code'],
          ['party_station', 'unit_code'],
        ] as const)
      : ([['party_station', 'town_code']] as const)
  for (const [table, column] of places) {
    const [row] = await tx.rows(
      sql`select 1 from ${sql.identifier(table)} where county_code = ${tx.scope.county} and ${sql.identifier(column)} = ${code} and void_reason is null limit 1`,
    )
    if (row)
      throw new Refusal('org.undo.used', `已经有记录归在它名下，不能当作没有设立过；不再需要时请登记撤销。`, {
        status: 409,
      })
  }
}
