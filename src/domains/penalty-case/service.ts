import type { Input } from '#platform/contract/operation.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { existingRows } from '#kernel/exchange/upsert.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { modeOf } from '#kernel/org/mode.ts'
import { resolveParty } from '#kernel/party/resolve.ts'
import { type LedgerTx, insertRows, lockRows, updateRows } from '#kernel/record/write.ts'
import type {
  closeCase,
  decideCase,
  endInvestigation,
  extendCase,
  extendCaseCheck,
  fileCase,
  noticeCase,
  pauseCase,
  punishOnSpot,
  recordPayment,
  recordPoliceReply,
  recordResponse,
  registerCase,
  reviewCase,
  serveDecision,
  transferCase,
} from './acts-contract.ts'
import {
  blocked,
  checkClose,
  checkDecision,
  checkOfficers,
  checkReview,
  checkSummary,
  dayAfter,
  derived,
  kindsIn,
  refuse,
} from './rules.ts'
import { type Done, clocksOf, simple, step } from './step.ts'
import { type CasePause, caseTransfer as x, penaltyCase as c } from './tables.ts'

type Lead = Input<typeof registerCase>
const fen = (text: string | undefined): bigint => BigInt(text ?? '0')

/** What a lead says, with its party looked up. Refuses a number that is taken, and a party that nobody knows. */
async function leadOf(tx: LedgerTx, call: Call, input: Lead) {
  if (input.foundOn > call.today)
    throw refuse('register.future', 'foundOn', `发现线索日期 ${input.foundOn} 还没有到，请核对。`)
  if (input.actOn !== undefined && input.actOn > input.foundOn)
    throw refuse('register.act', 'actOn', '违法行为发生日期不能晚于发现线索日期，请核对。')
  const [known] = await existingRows(tx, c, c.caseNo, [input.caseNo])
  if (known) throw refuse('register.twice', 'caseNo', `案件编号 ${input.caseNo} 已经用过，请核对。`)
  const mode = await modeOf(tx, 'penalty-case', input.foundOn)
  if (mode.upstairs && input.externalNo === undefined)
    throw refuse('register.external', 'externalNo', '案件在上级系统办理，请填写上级系统编号。')
  const named =
    input.partyCode === undefined ? undefined : await resolveParty(tx, { code: input.partyCode }, input.foundOn)
  if (named !== undefined && 'missing' in named) throw refuse('register.party', 'partyCode', named.missing)
  const partyName = named?.found.name ?? input.partyName
  if (partyName === undefined) throw refuse('register.name', 'partyName', '请填写当事人的统一社会信用代码或者名称。')
  const { partyCode: _code, partyName: _name, ...rest } = input
  return {
    ...rest,
    partyId: named?.found.id ?? null,
    partyName,
    stationCode: named?.found.stationCode ?? null,
    sourceSystem: input.externalNo === undefined ? null : (mode.upperSystem ?? '上级系统'),
  }
}

const fresh = {
  filedOn: null,
  pauses: null,
  decidedOn: null,
  servedOn: null,
  checkExtendedOn: null,
  extendedOn: null,
  collectiveTo: null,
}

/** Registers a lead; the clock of its checking begins. */
export async function register(call: Call, input: Lead): Promise<Done> {
  return await call.write(async (tx) => {
    const lead = await leadOf(tx, call, input)
    const last = derived(clocksOf(call), { ...fresh, foundOn: input.foundOn })
    const [id] = await insertRows(tx, c, [{ ...lead, procedure: 'ORDINARY', ...last }])
    return { id: id! }
  })
}

/** Registers a penalty given on the spot: filed, decided and served on one day, closed when it is paid. */
export async function onSpot(call: Call, input: Input<typeof punishOnSpot>): Promise<Done> {
  const fineFen = fen(input.fineFen)
  const { law } = call.house
  if (fineFen === 0n && !input.warning)
    throw refuse('summary.nothing', 'fineFen', '当场处罚要么警告，要么罚款，请填一项。')
  const wrong =
    checkSummary({ ...input, fineFen }, { law, today: call.today }) ??
    checkOfficers(input.officers, law.number('case.officers.min', input.on))
  if (wrong) throw wrong
  const { on, warning, paidOn, decisionNo, officers, involvedFen, fineFen: _fine, ...lead } = input
  if (paidOn !== undefined && (paidOn < on || paidOn > call.today))
    throw refuse('summary.paid', 'paidOn', `缴清日期要在决定日期 ${on} 与今天之间，请核对。`)
  const settledOn = fineFen === 0n ? on : (paidOn ?? null)
  return await call.write(async (tx) => {
    const dates = { filedOn: on, decidedOn: on, servedOn: on }
    const [id] = await insertRows(tx, c, [
      {
        ...(await leadOf(tx, call, lead)),
        ...dates,
        ...derived(clocksOf(call), { ...fresh, ...dates, foundOn: input.foundOn }),
        procedure: 'SUMMARY',
        officers,
        decisionNo,
        outcome: 'PENALTY',
        penaltyKinds: [...(warning ? (['WARNING'] as const) : []), ...(fineFen > 0n ? (['FINE'] as const) : [])],
        involvedFen: fen(involvedFen),
        fineFen,
        serveMethod: '直接送达',
        ...(settledOn && { paidOn: settledOn, paidFen: fineFen, closedOn: settledOn, closingGround: 'EXECUTED' }),
      },
    ])
    return { id: id! }
  })
}

export const file = (call: Call, input: Input<typeof fileCase>): Promise<Done> =>
  step(call, input, (row) => {
    const wrong = blocked(row, 'file', call.today) ?? dayAfter(input.on, row.foundOn, call.today)
    if (wrong) return wrong
    if (!input.filed)
      return input.reason === undefined
        ? refuse('file.reason', 'reason', '不予立案的要写明理由。')
        : { set: { notFiledOn: input.on, notFiledReason: input.reason } }
    return (
      checkOfficers(input.officers ?? '', call.house.law.number('case.officers.min', input.on)) ?? {
        set: { filedOn: input.on, officers: input.officers },
      }
    )
  })

export const extendCheck = (call: Call, input: Input<typeof extendCaseCheck>): Promise<Done> =>
  step(call, input, (row) =>
    row.checkExtendedOn === null
      ? simple(
          'extendCheck',
          (r) => r.foundOn,
          () => ({ checkExtendedOn: input.on }),
          input.on,
          call,
        )(row)
      : refuse('extend-check.twice', 'on', '核查期限只能延长一次。'),
  )

/** Begins a pause, or ends the one that goes on: the same first day names it. */
export const pause = (call: Call, input: Input<typeof pauseCase>): Promise<Done> =>
  step(call, input, (row) => {
    const wrong =
      blocked(row, 'pause', call.today) ?? dayAfter(input.from, row.filedOn ?? row.foundOn, call.today, 'from')
    if (wrong) return wrong
    if (input.to !== undefined && (input.to < input.from || input.to > call.today))
      return refuse('pause.day', 'to', '最后一天要在第一天与今天之间，请核对。')
    const pauses: CasePause[] = row.pauses ?? []
    const going = pauses.find((p) => p.to === undefined)
    if (going && (going.from !== input.from || input.to === undefined))
      return refuse('pause.going', 'from', `期限从 ${going.from} 起已经中止，先填那一次的最后一天，恢复以后再中止。`)
    const paperNo = input.paperNo ?? going?.paperNo
    const made: CasePause = {
      from: input.from,
      reason: input.reason,
      ...(input.to !== undefined && { to: input.to }),
      ...(paperNo !== undefined && { paperNo }),
    }
    return { set: { pauses: [...pauses.filter((p) => p !== going), made] } }
  })

/** Thirty days by the head, once and in time; after that a day fixed by collective discussion (程序规定第六十四条). */
export const extend = (call: Call, input: Input<typeof extendCase>): Promise<Done> =>
  step(call, input, (row) => {
    const wrong = blocked(row, 'extend', call.today) ?? dayAfter(input.on, row.filedOn!, call.today)
    if (wrong) return wrong
    if (row.dueOn !== null && input.on > row.dueOn)
      return refuse('extend.late', 'on', `期限 ${row.dueOn} 已经过了，延长要在期限届满以前批准。`)
    if (input.collectiveTo === undefined)
      return row.extendedOn === null
        ? { set: { extendedOn: input.on } }
        : refuse('extend.twice', 'collectiveTo', '负责人只能批准延长一次；再延长要集体讨论，请填定到哪一天。')
    if (row.extendedOn === null)
      return refuse('extend.first', 'collectiveTo', '先由负责人批准延长三十日，仍不能决定的再集体讨论。')
    return row.dueOn !== null && input.collectiveTo <= row.dueOn
      ? refuse('extend.to', 'collectiveTo', `集体讨论定的期限要晚于现在的期限 ${row.dueOn}。`)
      : { set: { collectiveOn: input.on, collectiveTo: input.collectiveTo } }
  })

export const investigated = (call: Call, input: Input<typeof endInvestigation>): Promise<Done> =>
  step(
    call,
    input,
    simple(
      'investigated',
      (r) => r.filedOn!,
      () => ({ investigatedOn: input.on, reviewOpinion: null }),
      input.on,
      call,
    ),
  )

/** The opinion of whoever reviews, in his own name. Anything but agreement sends the case back to its officers. */
export const review = (call: Call, input: Input<typeof reviewCase>): Promise<Done> =>
  step(call, input, (row) => {
    const reviewer = call.acted.actor.name
    return (
      checkReview(row, { on: input.on, reviewer }, call.today) ?? {
        set: {
          reviewKind: input.kind,
          reviewedOn: input.on,
          reviewer,
          reviewOpinion: input.opinion,
          ...(input.opinion !== 'AGREE' && { investigatedOn: null }),
        },
      }
    )
  })

export const notice = (call: Call, input: Input<typeof noticeCase>): Promise<Done> =>
  step(
    call,
    input,
    simple(
      'notice',
      (r) => r.reviewedOn!,
      () => ({ noticedOn: input.on, noticeNo: input.noticeNo, noticedFen: fen(input.noticedFen) }),
      input.on,
      call,
    ),
  )

/** What the party says to the notice. Until a hearing that was asked for has been held, nothing can be decided. */
export const respond = (call: Call, input: Input<typeof recordResponse>): Promise<Done> =>
  step(call, input, (row) => {
    const wrong =
      blocked(row, 'respond', call.today) ??
      (row.noticedOn === null ? refuse('respond.notice', 'response', '还没有送达告知书。') : undefined) ??
      (input.on === undefined ? undefined : dayAfter(input.on, row.noticedOn!, call.today))
    if (wrong) return wrong
    if (input.on === undefined && input.response !== 'HEARING')
      return refuse('respond.day', 'on', '请填写陈述申辩或者放弃的日期。')
    return { set: { response: input.response, respondedOn: input.on ?? null, hearingOn: input.hearingOn ?? null } }
  })

export const decide = (call: Call, input: Input<typeof decideCase>): Promise<Done> =>
  step(call, input, (row) => {
    const kinds = kindsIn(input.kinds ?? '')
    if (kinds instanceof Refusal) return kinds
    const said = {
      on: input.on,
      outcome: input.outcome,
      kinds,
      fineFen: fen(input.fineFen),
      confiscatedFen: fen(input.confiscatedFen),
    }
    const refusal = checkDecision(row, said, { ...clocksOf(call), today: call.today })
    if (refusal) return refusal
    if (input.outcome === 'PENALTY' && input.decisionNo === undefined)
      return refuse('decide.number', 'decisionNo', '给予处罚的要填决定书文号。')
    return {
      set: {
        decidedOn: input.on,
        outcome: input.outcome,
        decisionNo: input.decisionNo ?? null,
        penaltyKinds: kinds,
        involvedFen: fen(input.involvedFen),
        fineFen: said.fineFen,
        confiscatedFen: said.confiscatedFen,
        discussedOn: input.discussedOn ?? null,
      },
    }
  })

export const serve = (call: Call, input: Input<typeof serveDecision>): Promise<Done> =>
  step(
    call,
    input,
    simple(
      'serve',
      (r) => r.decidedOn!,
      () => ({ servedOn: input.on, serveMethod: input.method }),
      input.on,
      call,
    ),
  )

export const pay = (call: Call, input: Input<typeof recordPayment>): Promise<Done> =>
  step(call, input, (row) => {
    const wrong = blocked(row, 'pay', call.today) ?? dayAfter(input.on, row.servedOn!, call.today)
    if (wrong) return wrong
    const paidFen = fen(input.paidFen)
    const owed = (row.fineFen ?? 0n) + (row.confiscatedFen ?? 0n)
    if (paidFen < (row.paidFen ?? 0n)) return refuse('pay.less', 'paidFen', '累计实缴不能少于上次登记的数额。')
    return { set: { paidFen, paidOn: paidFen >= owed ? input.on : null } }
  })

export const close = (call: Call, input: Input<typeof closeCase>): Promise<Done> =>
  step(
    call,
    input,
    (row) => checkClose(row, input, call.today) ?? { set: { closedOn: input.on, closingGround: input.ground } },
  )

/** Hands a case to the police; it stays on file here until it is closed. */
export const transfer = (call: Call, input: Input<typeof transferCase>): Promise<Done> =>
  step(call, input, async (row, tx) => {
    const wrong =
      blocked(row, 'transfer', call.today) ??
      dayAfter(input.approvedOn, row.foundOn, call.today, 'approvedOn') ??
      dayAfter(input.on, input.approvedOn, call.today)
    if (wrong) return wrong
    const [known] = await existingRows(tx, x, x.transferNo, [input.transferNo])
    if (known) return refuse('transfer.twice', 'transferNo', `移送书文号 ${input.transferNo} 已经用过，请核对。`)
    const { id: caseId, version: _version, on: deliveredOn, involvedFen, ...rest } = input
    await insertRows(tx, x, [
      {
        ...rest,
        caseId,
        deliveredOn,
        field: row.field,
        stationCode: row.stationCode,
        involvedFen: involvedFen === undefined ? null : fen(involvedFen),
      },
    ])
    return { set: {} }
  })

export async function reply(call: Call, input: Input<typeof recordPoliceReply>): Promise<Done> {
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, x, [input.id])
    if (!row) throw notFound('这次移送')
    if (row.resultOn !== null)
      throw new Refusal('penalty-case.reply.state', `公安机关已于 ${row.resultOn} 作出决定，不用再登记。`, {
        status: 409,
      })
    const wrong =
      dayAfter(input.receiptOn, row.deliveredOn, call.today, 'receiptOn') ??
      dayAfter(input.on, input.receiptOn, call.today)
    if (wrong) throw wrong
    const { id, version, on, ...rest } = input
    await updateRows(tx, x, [{ id, version, set: { ...rest, resultOn: on } }])
    return { id }
  })
}
