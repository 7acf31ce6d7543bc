import type { Input } from '#platform/contract/operation.ts'
import { momentOn } from '#platform/clock/clock.ts'
import { sql } from '#platform/db/database.ts'
import { existingRows } from '#kernel/exchange/upsert.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { insertRows } from '#kernel/record/write.ts'
import type {
  answerQuestion,
  askIdentity,
  decideAcceptance,
  decideReport,
  endComplaint,
  extendCheck,
  noteClue,
  pauseClock,
  recordFeedback,
  recordOdr,
  recordSession,
  tellParties,
} from './acts-contract.ts'
import { msOf } from './intake.ts'
import { checkAcceptance, checkDecision, checkEnd, checkExtension, checkFeedback } from './rules.ts'
import { type Done, blocked, dayOf, refuse, step, told } from './step.ts'
import { type MatterPause, complaintClaimant as cl, mediationSession, odrEnterprise as o } from './tables.ts'

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
    if (!firms[0])
      return refuse('odr.enterprise', 'from', `${row.respondentName}在 ${input.from} 不是 ODR 企业，不能转企业和解。`)
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
