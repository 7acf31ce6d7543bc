import type { Input } from '#platform/contract/operation.ts'
import { sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { normaliseCode } from '#kernel/codelist/normalise-code.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { resolveParty } from '#kernel/party/resolve.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type LedgerTx, insertRows, lockRows, updateRows, voidRows } from '#kernel/record/write.ts'
import type { dropCheck, enterCheck, issueOrder, recheckOrder, registerClue } from './contract.ts'
import { recordNumbers } from './numbers.ts'
import { type OrderSaid, checkEntry, checkOrder, checkRecheck } from './rules.ts'
import {
  inspectionFinding as f,
  inspectionObject as o,
  inspectionOrder as r,
  inspectionRecheck as c,
  inspectionVisit as v,
} from './tables.ts'
import { checkTask, venueIn } from './task-service.ts'
import { visitMethods } from './terms.ts'
import { checkThemesOf } from './theme.ts'

const refuse = (code: string, field: string, text: string, status?: number): Refusal =>
  new Refusal(`check.${code}`, text, { fields: { [field]: text }, ...(status && { status }) })

/** The order that a form holds; nothing where none of its fields is filled in. */
const orderIn = (i: Input<typeof enterCheck>): OrderSaid | null =>
  i.orderKind === undefined && i.orderNo === undefined && i.orderDueOn === undefined && i.orderContent === undefined
    ? null
    : {
        kind: i.orderKind ?? 'RECTIFY',
        orderNo: i.orderNo ?? null,
        dueOn: i.orderDueOn ?? null,
        content: i.orderContent ?? null,
      }

async function orderNoFree(tx: LedgerTx, orderNo: string | null, field: string): Promise<void> {
  if (orderNo === null) return
  const [same] = await tx.select(
    { id: r.id },
    sql`from ${asKnownNow.at(r)} where ${r.countyCode} = ${tx.scope.county} and ${r.orderNo} = ${orderNo}`,
  )
  if (same) throw refuse('order-no', field, `文号 ${orderNo} 已经用过，请核对。`)
}

/** Enters a check, with its finding and order. Refuses what `checkEntry` refuses, a party that is not in the register, a number that is used. */
export async function enter(call: Call, input: Input<typeof enterCheck>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const task = await checkTask(tx, input.id)
    const theme = checkThemesOf(call.house.businesses).find((x) => x.code === task.theme)
    const order = orderIn(input)
    const said = {
      ...input,
      problem: input.problem ?? null,
      clueNo: input.clueNo ?? null,
      order,
    }
    const refusal = checkEntry(said, {
      today: call.today,
      openedOn: task.openedOn,
      closedOn: task.closedOn,
      inspectors: call.house.law.number('check.inspectors.min', input.visitedOn),
    })
    if (refusal) throw refusal
    const found = await resolveParty(tx, { code: normaliseCode(input.party), name: input.party }, input.visitedOn)
    if ('missing' in found) throw refuse('party', 'party', found.missing)
    const party = found.found
    const venue = venueIn(theme, input.venue)
    const [listed] = await tx.select(
      { id: o.id, venue: o.venue, droppedOn: o.droppedOn },
      sql`from ${asKnownNow.at(o)} where ${o.countyCode} = ${tx.scope.county} and ${o.taskId} = ${task.id} and ${o.partyId} = ${party.id}`,
    )
    if (listed?.droppedOn) throw refuse('dropped', 'party', `${party.name}已于 ${listed.droppedOn} 调整退出这项检查。`)
    if (listed && listed.venue !== venue)
      throw refuse(
        'venue',
        'venue',
        `${party.name}在这项检查里登记的对象类别是“${theme?.venues[listed.venue ?? ''] ?? '（空）'}”，请选同一种。`,
      )
    const [again] = listed
      ? await tx.select(
          { recordNo: v.recordNo },
          sql`from ${asKnownNow.at(v)} where ${v.countyCode} = ${tx.scope.county} and ${v.objectId} = ${listed.id} and ${v.visitedOn} = ${input.visitedOn}::date`,
        )
      : []
    if (again && input.recordNo === undefined)
      throw refuse(
        'twice',
        'visitedOn',
        `${party.name}这一天已经有检查记录${again.recordNo ? ` ${again.recordNo}` : ''}；确实检查了两次的，请填写检查记录编号。`,
      )
    if (order) await orderNoFree(tx, order.orderNo, 'orderNo')
    const { stationCode } = party
    const recordNo = input.recordNo ?? (await recordNumbers(tx, task, [stationCode]))[0]!
    const [objectId = listed!.id] = listed
      ? []
      : await insertRows(tx, o, [
          { taskId: task.id, partyId: party.id, venue, detail: input.detail, drawnOn: input.visitedOn, stationCode },
        ])
    const [visitId] = await insertRows(tx, v, [
      {
        objectId,
        stationCode,
        visitedOn: input.visitedOn,
        recordNo,
        inspectors: input.inspectors,
        method: visitMethods[input.method],
        violation: input.violation,
        result: input.result,
        problem: input.problem,
        disposal: input.disposal,
      },
    ])
    if (input.problem !== undefined)
      await insertRows(tx, f, [
        {
          visitId: visitId!,
          stationCode,
          finding: input.problem,
          clueNo: input.clueNo,
          clueOn: input.clueNo === undefined ? null : input.visitedOn,
        },
      ])
    if (order)
      await insertRows(tx, r, [
        {
          visitId: visitId!,
          stationCode,
          kind: order.kind,
          orderNo: order.orderNo,
          issuedOn: input.visitedOn,
          dueOn: order.dueOn!,
          content: order.content!,
        },
      ])
    return { id: visitId! }
  })
}

/** A check of these screens, locked. */
async function checkOf(tx: LedgerTx, id: string) {
  const [row] = await lockRows(tx, v, [id])
  if (!row || row.voidReason !== null) throw notFound('这条检查记录')
  const [object] = await lockRows(tx, o, [row.objectId])
  await checkTask(tx, object!.taskId)
  return row
}

/** Voids a check with its findings, orders and rechecks. Its object stays on the task, to be checked. */
export async function drop(call: Call, input: Input<typeof dropCheck>): Promise<Record<string, never>> {
  return await call.write(async (tx) => {
    const visit = await checkOf(tx, input.id)
    const findings = await tx.select(
      { id: f.id, version: f.version },
      sql`from ${asKnownNow.at(f)} where ${f.countyCode} = ${tx.scope.county} and ${f.visitId} = ${visit.id}`,
    )
    const issued = await tx.select(
      { id: r.id, version: r.version },
      sql`from ${asKnownNow.at(r)} where ${r.countyCode} = ${tx.scope.county} and ${r.visitId} = ${visit.id}`,
    )
    const looked = await tx.select(
      { id: c.id, version: c.version },
      sql`from ${asKnownNow.at(c)} where ${c.countyCode} = ${tx.scope.county} and ${c.orderId} = any (${sql.param(issued.map((x) => x.id))}::uuid[])`,
    )
    await voidRows(tx, c, looked, input.reason)
    await voidRows(tx, r, issued, input.reason)
    await voidRows(tx, f, findings, input.reason)
    await voidRows(tx, v, [{ id: visit.id, version: input.version }], input.reason)
    return {}
  })
}

/** Issues an order for a check that was entered before. */
export async function issue(call: Call, input: Input<typeof issueOrder>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const visit = await checkOf(tx, input.id)
    if (visit.problem === null)
      throw refuse('no-problem', 'content', '这条检查记录没有写明发现的问题，不能下达责令改正；录错的请作废后重录。')
    const order = { ...input, orderNo: input.orderNo ?? null }
    const refusal = checkOrder(order, {
      today: call.today,
      visitedOn: visit.visitedOn,
      issuedOn: input.issuedOn,
      names: { dueOn: 'dueOn', content: 'content' },
    })
    if (refusal) throw refusal
    await orderNoFree(tx, order.orderNo, 'orderNo')
    const [id] = await insertRows(tx, r, [
      {
        visitId: visit.id,
        stationCode: visit.stationCode,
        kind: input.kind,
        orderNo: input.orderNo,
        issuedOn: input.issuedOn,
        dueOn: input.dueOn,
        content: input.content,
      },
    ])
    return { id: id! }
  })
}

/** Registers the oldest finding of a check that is no clue yet as one. */
export async function clue(call: Call, input: Input<typeof registerClue>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const visit = await checkOf(tx, input.id)
    if (input.clueOn < visit.visitedOn || input.clueOn > call.today)
      throw refuse('clue-day', 'clueOn', `登记日期要在检查日期 ${visit.visitedOn} 和今天之间。`)
    const [finding] = await tx.select(
      { id: f.id, version: f.version },
      sql`from ${asKnownNow.at(f)} where ${f.countyCode} = ${tx.scope.county} and ${f.visitId} = ${visit.id} and ${f.clueNo} is null order by ${f.id} limit 1`,
    )
    if (!finding) throw refuse('no-finding', 'clueNo', '这条检查记录没有还未登记的问题，不用再登记线索。', 409)
    const { clueNo, clueOn, article } = input
    await updateRows(tx, f, [
      { id: finding.id, version: finding.version, set: { clueNo, clueOn, ...(article && { article }) } },
    ])
    if (visit.violation !== true)
      await updateRows(tx, v, [{ id: visit.id, version: visit.version, set: { violation: true } }])
    return { id: finding.id }
  })
}

/** Enters a recheck. Put right, the order is closed that day; otherwise a new last day may be set. */
export async function recheck(call: Call, input: Input<typeof recheckOrder>): Promise<Record<string, never>> {
  return await call.write(async (tx) => {
    const [order] = await lockRows(tx, r, [input.id])
    if (!order || order.voidReason !== null) throw notFound('这份责令改正')
    const dueOn = input.dueOn ?? null
    const refusal = checkRecheck({ ...input, dueOn }, { today: call.today, ...order })
    if (refusal) throw refusal
    const { recheckedOn, passed, remark } = input
    await insertRows(tx, c, [{ orderId: order.id, stationCode: order.stationCode, recheckedOn, passed, remark }])
    if (passed || dueOn !== null)
      await updateRows(tx, r, [
        { id: order.id, version: input.version, set: passed ? { closedOn: recheckedOn } : { dueOn: dueOn! } },
      ])
    return {}
  })
}
