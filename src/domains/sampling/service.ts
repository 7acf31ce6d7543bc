import type { Input } from '#platform/contract/operation.ts'
import type { Day } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { modeOf } from '#kernel/org/mode.ts'
import { resolveParty } from '#kernel/party/resolve.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type LedgerTx, insertRows, lockRows, updateRows } from '#kernel/record/write.ts'
import type {
  addTask,
  closeDisposal,
  deliverResult,
  enterReport,
  enterRetest,
  enterSample,
  explainSurplus,
  extendDisposal,
  publishResult,
} from './contract.ts'
import { checkClosing, checkReport, checkSample, disposalDue, finalVerdict, sampleState } from './rules.ts'
import { sample, samplingTask } from './tables.ts'

const refuse = (code: string, field: string, text: string): Refusal =>
  new Refusal(`sampling.${code}`, text, { fields: { [field]: text } })

/** Enters one line of a year's plan. Refuses a number already used and a plan without batches. */
export async function plan(call: Call, input: Input<typeof addTask>): Promise<{ id: string }> {
  if (input.batches < 1) throw refuse('task.batches', 'batches', '计划批次要大于 0。')
  if (input.assignedOn > call.today)
    throw refuse('task.future', 'assignedOn', `下达日期 ${input.assignedOn} 还没有到，请核对。`)
  return await call.write(async (tx) => {
    const [same] = await tx.select(
      { id: samplingTask.id },
      sql`from ${asKnownNow.at(samplingTask)} where ${samplingTask.countyCode} = ${tx.scope.county} and ${samplingTask.taskNo} = ${input.taskNo}`,
    )
    if (same) throw refuse('task.number', 'taskNo', `任务编号 ${input.taskNo} 已经用过。`)
    const [id] = await insertRows(tx, samplingTask, [input])
    return { id: id! }
  })
}

export async function explain(call: Call, input: Input<typeof explainSurplus>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const { id, version, surplusNote } = input
    await updateRows(tx, samplingTask, [{ id, version, set: { surplusNote } }])
    return { id }
  })
}

/** Enters a sampling form. Refuses what `checkSample` refuses, a form number already used, an unknown task or unit. */
export async function enter(call: Call, input: Input<typeof enterSample>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const { taskNo, partyCode, ...rest } = input
    const [unit, mode, [task], [same]] = await Promise.all([
      resolveParty(tx, { code: partyCode }, input.sampledOn),
      modeOf(tx, 'sampling', input.sampledOn),
      tx.select(
        { id: samplingTask.id, purpose: samplingTask.purpose },
        sql`from ${asKnownNow.at(samplingTask)} where ${samplingTask.countyCode} = ${tx.scope.county} and ${samplingTask.taskNo} = ${taskNo}`,
      ),
      tx.select(
        { id: sample.id },
        sql`from ${asKnownNow.at(sample)} where ${sample.countyCode} = ${tx.scope.county} and ${sample.formNo} = ${input.formNo}`,
      ),
    ])
    if ('missing' in unit) throw refuse('sample.party', 'partyCode', unit.missing)
    if (!task) throw refuse('sample.task', 'taskNo', `没有任务编号 ${taskNo}，请先登记抽检任务，或者核对编号。`)
    if (same) throw refuse('sample.number', 'formNo', `抽样单编号 ${input.formNo} 已经登记过。`)
    const refusal = checkSample(
      {
        sampledOn: input.sampledOn,
        producedOn: input.producedOn ?? null,
        samplers: input.samplers,
        sampleQuantity: input.sampleQuantity ?? null,
        backupQuantity: input.backupQuantity ?? null,
      },
      call.today,
    )
    if (refusal) throw refusal
    const [id] = await insertRows(tx, sample, [
      {
        ...rest,
        taskId: task.id,
        purpose: task.purpose,
        partyId: unit.found.id,
        stationCode: unit.found.stationCode,
        // The form's number is the number of the national sampling system.
        sourceSystem: mode.upstairs ? (mode.upperSystem ?? '上级系统') : null,
        externalNo: mode.upstairs ? input.formNo : null,
      },
    ])
    return { id: id! }
  })
}

type Sample = Awaited<ReturnType<typeof lockRows<typeof sample>>>[number]

/** Locks a sample, lets `decide` say what changes or refuse, and writes it. */
async function onSample(
  call: Call,
  input: { id: string; version: number },
  decide: (row: Sample, tx: LedgerTx) => Partial<Sample>,
): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, sample, [input.id])
    if (!row) throw notFound('这批样品')
    await updateRows(tx, sample, [{ id: row.id, version: input.version, set: decide(row, tx) as never }])
    return { id: row.id }
  })
}

/** The report of the laboratory; a failed one starts the clocks of delivery and disposal. */
export const report = (call: Call, input: Input<typeof enterReport>): Promise<{ id: string }> =>
  onSample(call, input, (row) => {
    const { id: _i, version: _v, ...set } = input
    const refusal = checkReport(
      { ...set, failedItems: set.failedItems ?? null, receivedOn: set.receivedOn ?? null },
      { sampledOn: row.sampledOn, reported: row.reportedOn !== null, today: call.today },
    )
    if (refusal) throw refusal
    return set
  })

const failed = (row: Sample, today: Day): void => {
  if (finalVerdict(row, today) !== 'NON_CONFORM')
    throw refuse('not-failed', 'id', '这批样品没有不合格结论，不用送达和处置。')
}

export const deliver = (call: Call, input: Input<typeof deliverResult>): Promise<{ id: string }> =>
  onSample(call, input, (row) => {
    failed(row, call.today)
    if (row.receivedOn !== null && (input.deliveredOn < row.receivedOn || input.deliveredOn > call.today))
      throw refuse('deliver.day', 'deliveredOn', `送达日期要在收到结论的 ${row.receivedOn} 与今天之间。`)
    return { deliveredOn: input.deliveredOn }
  })

/** A re-test replaces the verdict; it does not stop the disposal. */
export const retest = (call: Call, input: Input<typeof enterRetest>): Promise<{ id: string }> =>
  onSample(call, input, (row) => {
    if (row.verdict !== 'NON_CONFORM') throw refuse('retest.state', 'retestVerdict', '只有不合格的样品可以复检。')
    if (row.deliveredOn === null || input.retestAppliedOn < row.deliveredOn)
      throw refuse('retest.applied', 'retestAppliedOn', '申请复检要在检验结果送达以后，请先登记送达或核对日期。')
    if (input.retestedOn < input.retestAppliedOn || input.retestedOn > call.today)
      throw refuse('retest.day', 'retestedOn', '复检结论日期要在申请日期与今天之间。')
    return { retestAppliedOn: input.retestAppliedOn, retestedOn: input.retestedOn, retestVerdict: input.retestVerdict }
  })

export const extend = (call: Call, input: Input<typeof extendDisposal>): Promise<{ id: string }> =>
  onSample(call, input, (row) => {
    failed(row, call.today)
    const due = disposalDue(row.receivedOn ?? row.reportedOn!, row.extendedTo, call.house.law)
    if (row.closedOn !== null) throw refuse('extend.closed', 'extendedTo', '核查处置已经办结，不用延长。')
    if (input.extendedTo <= due) throw refuse('extend.day', 'extendedTo', `延长后的期限要晚于现在的期限 ${due}。`)
    return { extendedTo: input.extendedTo, extensionNo: input.extensionNo }
  })

export const close = (call: Call, input: Input<typeof closeDisposal>): Promise<{ id: string }> =>
  onSample(call, input, (row) => {
    const { id: _i, version: _v, ...set } = input
    const refusal = checkClosing(
      { ...set, outcomeNo: set.outcomeNo ?? null },
      { state: sampleState(row, call.today), deliveredOn: row.deliveredOn, today: call.today },
    )
    if (refusal) throw refusal
    return set
  })

/** Results of risk monitoring are not published (办法第四十六条以下). */
export const publish = (call: Call, input: Input<typeof publishResult>): Promise<{ id: string }> =>
  onSample(call, input, (row) => {
    if (row.purpose === 'MONITORING') throw refuse('publish.monitoring', 'publishedOn', '风险监测的结果不向社会公布。')
    if (row.reportedOn === null || input.publishedOn < row.reportedOn || input.publishedOn > call.today)
      throw refuse('publish.day', 'publishedOn', '公布日期要在检验报告日期与今天之间；还没有报告的不能公布。')
    if (row.publishedOn !== null) throw refuse('publish.again', 'publishedOn', `结果已于 ${row.publishedOn} 公布。`)
    return { publishedOn: input.publishedOn }
  })
