import type { Input } from '#platform/contract/operation.ts'
import type { Day } from '#platform/clock/day.ts'
import { momentOn } from '#platform/clock/clock.ts'
import { sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { nationalCalendar } from '#kernel/deadline/holidays.ts'
import { existingRows } from '#kernel/exchange/upsert.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type Change, type LedgerTx, insertRows, lockRows, updateRows } from '#kernel/record/write.ts'
import type {
  answerQuestion,
  answerSupervision,
  askIdentity,
  decideAcceptance,
  decideReport,
  dispatchMatter,
  endComplaint,
  extendCheck,
  giveBackMatter,
  mergeMatter,
  noteClue,
  pauseClock,
  recordFeedback,
  recordOdr,
  recordSession,
  superviseMatter,
  tellParties,
} from './acts-contract.ts'
import { msOf } from './intake.ts'
import {
  type MatterAction,
  checkAcceptance,
  checkAct,
  checkDecision,
  checkEnd,
  checkExtension,
  checkFeedback,
  derived,
  matterState,
} from './rules.ts'
import {
  type MatterPause,
  complaintAnswer,
  complaintClaimant as cl,
  complaintMatter as m,
  complaintSupervision as su,
  complaintTransfer,
  mediationSession,
  odrEnterprise as o,
} from './tables.ts'
import type { AnswerKind, Delivery } from './terms.ts'

type Matter = typeof m.$inferSelect
type Done = { id: string }
interface Step {
  id: string
  version: number
}

const refuse = (code: string, field: string, text: string): Refusal =>
  new Refusal(`complaint.${code}`, text, { fields: { [field]: text } })

/** Does one step to one matter: locked, checked, written together with what follows from its dates. */
async function step(
  call: Call,
  input: Step,
  decide: (
    tx: LedgerTx,
    row: Matter,
  ) => Promise<{ set: Change<typeof m>['set'] } | Refusal> | { set: Change<typeof m>['set'] } | Refusal,
): Promise<Done> {
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, m, [input.id])
    if (!row) throw notFound('这件投诉举报')
    const decision = await decide(tx, row)
    if (decision instanceof Refusal) throw decision
    const clocks = { law: call.house.law, calendar: nationalCalendar() }
    const set = { ...decision.set, ...derived(clocks, { ...row, ...decision.set }) }
    await updateRows(tx, m, [{ id: row.id, version: input.version, set }])
    return { id: row.id }
  })
}

/** A day of a step: not before the matter came, not in the future. */
function dayOf(row: Matter, on: Day, call: Call, name: string): Refusal | undefined {
  return on < row.receivedOn || on > call.today
    ? refuse('step.day', name, `日期要在收到日期 ${row.receivedOn} 与今天之间，请核对。`)
    : undefined
}

const blocked = (row: Matter, action: MatterAction, call: Call): Refusal | undefined =>
  checkAct(row, action, call.today)

const told = (tx: LedgerTx, row: Matter, a: { kind: AnswerKind; toldOn: Day; delivery: Delivery; content?: string; documentNo?: string; proof?: string }) =>
  insertRows(tx, complaintAnswer, [{ matterId: row.id, stationCode: row.stationCode, ...a }])

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

/** A firm's own try to settle: it must be on the list on that day; its time is not the bureau's. */
export const odr = (call: Call, input: Input<typeof recordOdr>): Promise<Done> =>
  step(call, input, async (tx, row) => {
    const wrong = blocked(row, 'odr', call) ?? dayOf(row, input.from, call, 'from')
    if (wrong) return wrong
    if (row.kind !== 'COMPLAINT') return refuse('odr.kind', 'from', '只有投诉才转企业和解，举报由本局核查。')
    const firms = await existingRows(
      tx,
      o,
      o.partyId,
      [row.partyId],
      sql`${o.enrolledOn} <= ${input.from}::date and (${o.exitedOn} is null or ${o.exitedOn} > ${input.from}::date)`,
    )
    if (!firms[0]) return refuse('odr.enterprise', 'from', `${row.respondentName}在 ${input.from} 不是 ODR 企业，不能转企业和解。`)
    if ((input.to === undefined) !== (input.result === undefined))
      return refuse('odr.result', 'result', '和解结束日期和结果要一起填。')
    if (input.to !== undefined && (input.to < input.from || input.to > call.today))
      return refuse('odr.day', 'to', '和解结束日期要在转出日期与今天之间，请核对。')
    const recovered = BigInt(input.recoveredFen ?? '0')
    if (recovered > 0n && input.result !== 'SETTLED')
      return refuse('odr.recovered', 'recoveredFen', '和解成功的才登记挽回经济损失。')
    return {
      set: {
        odrEnterpriseId: firms[0].id,
        odrFrom: input.from,
        odrTo: input.to ?? null,
        odrResult: input.result ?? null,
        ...(input.result === 'SETTLED' && { recoveredFen: recovered, recoveredOn: input.to }),
      },
    }
  })

export const identity = (call: Call, input: Input<typeof askIdentity>): Promise<Done> =>
  step(call, input, (_tx, row) => {
    const wrong = blocked(row, 'identity', call) ?? dayOf(row, input.on, call, 'on')
    if (wrong) return wrong
    if (input.state === 'REQUESTED' && (input.dueOn === undefined || input.dueOn < input.on))
      return refuse('identity.due', 'dueOn', '要写明提供身份证明的期限，不早于通知日期。')
    return {
      set: {
        identityState: input.state,
        ...(input.state === 'REQUESTED' && { identityAskedOn: input.on, identityDueOn: input.dueOn }),
      },
    }
  })

/** Accepts or refuses a complaint, and tells the complainant. */
export const decideOnAcceptance = (call: Call, input: Input<typeof decideAcceptance>): Promise<Done> =>
  step(call, input, async (tx, row) => {
    const accepted = input.outcome === 'ACCEPTED'
    const [person] = await tx.select(
      { id: cl.id },
      sql`from ${asKnownNow.at(cl)} where ${cl.countyCode} = ${tx.scope.county} and ${cl.matterId} = ${row.id} and ${cl.nameMasked} is not null limit 1`,
    )
    const refusal = checkAcceptance(
      { accepted, on: input.on, ground: input.ground ?? null, reason: input.reason ?? null },
      { ...row, claimantNamed: person !== undefined },
      { today: call.today, law: call.house.law, overdueReason: input.overdueReason ?? null },
    )
    if (refusal) return refusal
    await told(tx, row, {
      kind: accepted ? 'ACCEPTED' : 'NOT_ACCEPTED',
      toldOn: input.on,
      delivery: input.delivery,
      content: input.reason,
      documentNo: input.documentNo,
    })
    return {
      set: {
        handler: row.handler ?? call.acted.actor.name,
        overdueReason: input.overdueReason ?? row.overdueReason,
        ...(accepted
          ? { acceptedOn: input.on }
          : {
              notAcceptedOn: input.on,
              refusalGround: input.ground,
              refusalFactors: input.factor ? [input.factor] : null,
              refusalReason: input.reason,
            }),
      },
    }
  })

export const session = (call: Call, input: Input<typeof recordSession>): Promise<Done> =>
  step(call, input, async (tx, row) => {
    const wrong = blocked(row, 'mediate', call) ?? dayOf(row, input.heldOn, call, 'heldOn')
    if (wrong) return wrong
    const three = input.kind === 'THREE_PARTY'
    if (three && !(input.owners && input.manager && input.maintainer))
      return refuse('session.parties', 'owners', '三方协调会要写明业主、物业、维保三方各是谁到场。')
    const { id, version: _version, ...rest } = input
    await insertRows(tx, mediationSession, [{ ...rest, matterId: id, stationCode: row.stationCode }])
    return { set: { handler: row.handler ?? call.acted.actor.name } }
  })

/** Begins a pause, or ends the one that goes on: the same first day and reason name it. */
export const pause = (call: Call, input: Input<typeof pauseClock>): Promise<Done> =>
  step(call, input, (_tx, row) => {
    const wrong = blocked(row, 'pause', call) ?? dayOf(row, input.from, call, 'from')
    if (wrong) return wrong
    if (input.to !== undefined && (input.to < input.from || input.to > call.today))
      return refuse('pause.day', 'to', '最后一天要在第一天与今天之间，请核对。')
    const pauses: MatterPause[] = row.pauses ?? []
    const going = pauses.find((p) => p.to === undefined)
    if (going && (going.from !== input.from || input.to === undefined))
      return refuse('pause.going', 'from', `期限从 ${going.from} 起已经中止，先填那一次的最后一天，恢复以后再中止。`)
    const made: MatterPause = {
      from: input.from,
      reason: input.reason,
      ...(input.to !== undefined && { to: input.to }),
      ...((input.paperNo ?? going?.paperNo) !== undefined && { paperNo: input.paperNo ?? going?.paperNo }),
    }
    return { set: { pauses: [...pauses.filter((p) => p !== going), made] } }
  })

/** Ends a complaint: agreement, termination on a ground, or withdrawal. */
export const end = (call: Call, input: Input<typeof endComplaint>): Promise<Done> =>
  step(call, input, (_tx, row) => {
    const recoveredFen = BigInt(input.recoveredFen ?? '0')
    const ground = input.ground ?? null
    const refusal = checkEnd(
      {
        ending: input.ending,
        on: input.on,
        ground,
        recoveredFen,
        agreementForm: input.agreementForm ?? null,
      },
      row,
      { today: call.today, overdueReason: input.overdueReason ?? null },
    )
    if (refusal) return refusal
    return {
      set: {
        ...(input.ending === 'SETTLED' && {
          settledOn: input.on,
          agreementForm: input.agreementForm,
          deedNo: input.deedNo,
        }),
        ...(input.ending === 'TERMINATED' && { terminatedOn: input.on, terminationGround: ground }),
        ...(input.ending === 'WITHDRAWN' && { withdrawnOn: input.on }),
        ...(recoveredFen > 0n && { recoveredFen, recoveredOn: input.on }),
        endReason: input.reason,
        overdueReason: input.overdueReason ?? row.overdueReason,
      },
    }
  })

export const extend = (call: Call, input: Input<typeof extendCheck>): Promise<Done> =>
  step(
    call,
    input,
    (_tx, row) =>
      checkExtension(row, input.on, call.today) ?? {
        set: { extendedOn: input.on, extensionReason: input.reason, extensionApprover: input.approver },
      },
  )

export const decide = (call: Call, input: Input<typeof decideReport>): Promise<Done> =>
  step(
    call,
    input,
    (_tx, row) =>
      checkDecision(
        { outcome: input.outcome, on: input.on, reason: input.reason ?? null, findings: input.findings ?? null },
        row,
        { today: call.today, overdueReason: input.overdueReason ?? null },
      ) ?? {
        set: {
          decidedOn: input.on,
          outcome: input.outcome,
          decisionReason: input.reason,
          checkFindings: input.findings,
          caseNo: input.caseNo,
          overdueReason: input.overdueReason ?? row.overdueReason,
          handler: row.handler ?? call.acted.actor.name,
        },
      },
  )

export const tell = (call: Call, input: Input<typeof tellParties>): Promise<Done> =>
  step(call, input, async (tx, row) => {
    const wrong = dayOf(row, input.toldOn, call, 'toldOn')
    if (wrong) return wrong
    if (input.kind === 'HOTLINE' && row.hotlineNo === null)
      return refuse('tell.hotline', 'kind', '这一件没有 12345 工单编号，不用答复 12345。')
    const { kind, toldOn, delivery, content, documentNo, proof } = input
    await told(tx, row, { kind, toldOn, delivery, content, documentNo, proof })
    return {
      set: {
        ...(kind === 'HOTLINE' && { hotlineAnsweredOn: toldOn }),
        ...(input.satisfaction && { satisfaction: input.satisfaction }),
      },
    }
  })

/** The answer to a special-equipment complainant, with its hour: the promise is counted in hours. */
export const feedback = (call: Call, input: Input<typeof recordFeedback>): Promise<Done> =>
  step(call, input, async (tx, row) => {
    const feedbackAt = momentOn(input.onDay, msOf(input.time))
    const refusal = checkFeedback(row, feedbackAt, call.clock.now())
    if (refusal) return refusal
    await told(tx, row, { kind: 'RESULT', toldOn: input.onDay, delivery: input.delivery, content: input.content })
    return {
      set: {
        feedbackAt,
        hazardFound: input.hazardFound,
        directiveNo: input.directiveNo,
        handler: row.handler ?? call.acted.actor.name,
      },
    }
  })

export const clue = (call: Call, input: Input<typeof noteClue>): Promise<Done> =>
  step(
    call,
    input,
    (_tx, row) =>
      blocked(row, 'clue', call) ??
      dayOf(row, input.on, call, 'on') ?? { set: { clueFoundOn: input.on, clueText: input.text } },
  )

export const question = (call: Call, input: Input<typeof answerQuestion>): Promise<Done> =>
  step(call, input, async (tx, row) => {
    if (row.kind !== 'CONSULT') return refuse('question.kind', 'on', '只有咨询才这样答复办结；投诉、举报要受理、核查。')
    const wrong = blocked(row, 'answerQuestion', call) ?? dayOf(row, input.on, call, 'on')
    if (wrong) return wrong
    await told(tx, row, { kind: 'RESULT', toldOn: input.on, delivery: input.delivery, content: input.content })
    return { set: { answeredOn: input.on } }
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
    if (into.mergedInto !== null) return refuse('merge.chain', 'intoNo', `${input.intoNo}自己已经并入另一件，请并入那一件。`)
    if (into.kind !== row.kind)
      return refuse('merge.kind', 'intoNo', '投诉和举报是两种不同的事，不能合并；同一来件含两种的，登记时分立两件。')
    const hotlineDueOn = [into.hotlineDueOn, row.hotlineDueOn].filter((d) => d !== null).toSorted()[0] ?? null
    await updateRows(tx, m, [
      {
        id: into.id,
        version: into.version,
        set: { hotlineNo: into.hotlineNo ?? row.hotlineNo, hotlineType: into.hotlineType ?? row.hotlineType, hotlineDueOn },
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
