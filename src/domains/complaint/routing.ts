import type { Input } from '#platform/contract/operation.ts'
import { sql } from '#platform/db/database.ts'
import { existingRows } from '#kernel/exchange/upsert.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { insertRows, updateRows } from '#kernel/record/write.ts'
import type {
  answerSupervision,
  dispatchMatter,
  giveBackMatter,
  mergeMatter,
  superviseMatter,
} from './acts-contract.ts'
import { matterState } from './rules.ts'
import { type Done, blocked, dayOf, refuse, step } from './step.ts'
import {
  complaintAnswer,
  complaintClaimant as cl,
  complaintMatter as m,
  complaintSupervision as su,
  complaintTransfer,
  mediationSession,
} from './tables.ts'

/** Sends a matter to a unit. What hangs on it goes along: whoever handles it sees all of it, whoever handled it before does not. */
export const dispatch = (call: Call, input: Input<typeof dispatchMatter>): Promise<Done> =>
  step(call, input, async (tx, row) => {
    const wrong = blocked(row, 'dispatch', call) ?? dayOf(row, input.on, call, 'on')
    if (wrong) return wrong
    const state = matterState(row, call.today)
    if (state !== 'REGISTERED' && state !== 'RETURNED' && row.unitCode !== input.unitCode)
      return refuse('dispatch.sideways', 'unitCode', '已经分送的件不能直接转给别的机构，先由承办机构退回，再重新分送。')
    await insertRows(tx, complaintTransfer, [
      {
        matterId: row.id,
        stationCode: input.unitCode,
        kind: 'DISPATCH',
        onDay: input.on,
        toUnit: input.unitCode,
        reason: input.reason,
        byName: call.acted.actor.name,
      },
    ])
    for (const table of [cl, complaintTransfer, mediationSession, complaintAnswer, su]) {
      const rows = await tx.select(
        { id: table.id, version: table.version },
        sql`from ${asKnownNow.at(table)} where ${table.countyCode} = ${tx.scope.county} and ${table.matterId} = ${row.id}`,
      )
      await updateRows(
        tx,
        table,
        rows.map((r) => ({ ...r, set: { stationCode: input.unitCode } })),
      )
    }
    return {
      set: {
        unitCode: input.unitCode,
        stationCode: input.unitCode,
        dispatchedOn: input.on,
        returnedOn: null,
        handler: input.handler ?? null,
      },
    }
  })

export const giveBack = (call: Call, input: Input<typeof giveBackMatter>): Promise<Done> =>
  step(call, input, async (tx, row) => {
    const wrong = blocked(row, 'giveBack', call) ?? dayOf(row, input.on, call, 'on')
    if (wrong) return wrong
    await insertRows(tx, complaintTransfer, [
      {
        matterId: row.id,
        stationCode: row.stationCode,
        kind: 'RETURN',
        onDay: input.on,
        fromUnit: row.unitCode,
        reason: input.reason,
        byName: call.acted.actor.name,
      },
    ])
    return { set: { returnedOn: input.on, handler: null } }
  })

/** Merges a matter into another one about the same: that one counts and keeps the hotline's number and its earlier clock. */
export const merge = (call: Call, input: Input<typeof mergeMatter>): Promise<Done> =>
  step(call, input, async (tx, row) => {
    const wrong = dayOf(row, input.on, call, 'on')
    if (wrong) return wrong
    if (row.closedOn !== null) return refuse('merge.closed', 'intoNo', '已经办结的件不能并入别的件。')
    const [into] = await existingRows(tx, m, m.matterNo, [input.intoNo])
    if (!into || into.id === row.id)
      return refuse('merge.unknown', 'intoNo', `没有别的件叫“${input.intoNo}”，请核对登记编号。`)
    if (into.mergedInto !== null)
      return refuse('merge.chain', 'intoNo', `${input.intoNo}自己已经并入另一件，请并入那一件。`)
    if (into.kind !== row.kind)
      return refuse('merge.kind', 'intoNo', '投诉和举报是两种不同的事，不能合并；同一来件含两种的，登记时分立两件。')
    const hotlineDueOn = [into.hotlineDueOn, row.hotlineDueOn].filter((d) => d !== null).toSorted()[0] ?? null
    await updateRows(tx, m, [
      {
        id: into.id,
        version: into.version,
        set: {
          hotlineNo: into.hotlineNo ?? row.hotlineNo,
          hotlineType: into.hotlineType ?? row.hotlineType,
          hotlineDueOn,
        },
      },
    ])
    return { set: { mergedInto: into.id, mergedOn: input.on } }
  })

export const supervise = (call: Call, input: Input<typeof superviseMatter>): Promise<Done> =>
  step(call, input, async (tx, row) => {
    const wrong = dayOf(row, input.on, call, 'on')
    if (wrong) return wrong
    if (input.dueOn < input.on) return refuse('supervise.due', 'dueOn', '办理期限不能早于督办日期。')
    await insertRows(tx, su, [
      {
        matterId: row.id,
        stationCode: row.stationCode,
        orderedOn: input.on,
        orderedBy: call.acted.actor.name,
        demand: input.demand,
        dueOn: input.dueOn,
      },
    ])
    return { set: {} }
  })

export const superviseAnswer = (call: Call, input: Input<typeof answerSupervision>): Promise<Done> =>
  step(call, input, async (tx, row) => {
    const open = await tx.select(
      { id: su.id, version: su.version, orderedOn: su.orderedOn },
      sql`from ${asKnownNow.at(su)} where ${su.countyCode} = ${tx.scope.county} and ${su.matterId} = ${row.id} and ${su.answeredOn} is null`,
    )
    if (open.length === 0) return refuse('supervision-answer.none', 'on', '没有待回复的督办。')
    if (open.some((x) => input.on < x.orderedOn) || input.on > call.today)
      return refuse('supervision-answer.day', 'on', '回复日期要在督办日期与今天之间，请核对。')
    await updateRows(
      tx,
      su,
      open.map(({ id, version }) => ({ id, version, set: { answeredOn: input.on, answer: input.answer } })),
    )
    return { set: {} }
  })
