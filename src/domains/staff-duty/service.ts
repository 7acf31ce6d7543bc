import type { Input } from '#platform/contract/operation.ts'
import { sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { staff } from '#kernel/org/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { insertRows, lockRows, updateRows } from '#kernel/record/write.ts'
import type {
  assignDutyTask,
  cancelDutyTask,
  correctSelfCheck,
  endPosting,
  enterSelfCheck,
  finishDutyTask,
  handOutMaterial,
  postToVillage,
  reportDutyProgress,
} from './contract.ts'
import { checkHappened, checkPosting, checkPostingEnd, checkStep, checkTask } from './rules.ts'
import { dutyProgress, dutyTask, selfCheck, studyMaterial, villagePosting } from './tables.ts'

type Nothing = Record<string, never>

const stop = (refusal: Refusal | undefined): void => {
  if (refusal) throw refusal
}

export async function assign(call: Call, input: Input<typeof assignDutyTask>): Promise<{ id: string }> {
  stop(checkTask(input, call.today))
  return await call.write(async (tx) => ({ id: (await insertRows(tx, dutyTask, [input]))[0]! }))
}

export async function report(call: Call, input: Input<typeof reportDutyProgress>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const [task] = await lockRows(tx, dutyTask, [input.id])
    if (!task || task.voidReason !== null) throw notFound('这项任务')
    stop(checkStep(task, input.reportedOn, call.today, 'reportedOn', '日期'))
    const { reportedOn, progress } = input
    const row = { taskId: task.id, reportedOn, progress, reportedBy: call.acted.actor.name }
    return { id: (await insertRows(tx, dutyProgress, [row]))[0]! }
  })
}

export async function finish(call: Call, input: Input<typeof finishDutyTask>): Promise<Nothing> {
  return await call.write(async (tx) => {
    const [task] = await lockRows(tx, dutyTask, [input.id])
    if (!task || task.voidReason !== null) throw notFound('这项任务')
    stop(checkStep(task, input.doneOn, call.today, 'doneOn', '完成日期'))
    const { id, version, doneOn, proof } = input
    await updateRows(tx, dutyTask, [{ id, version, set: { doneOn, proof } }])
    return {}
  })
}

export async function cancel(call: Call, input: Input<typeof cancelDutyTask>): Promise<Nothing> {
  return await call.write(async (tx) => {
    const [task] = await lockRows(tx, dutyTask, [input.id])
    if (!task || task.voidReason !== null) throw notFound('这项任务')
    stop(checkStep(task, input.cancelledOn, call.today, 'cancelledOn', '取消日期'))
    const { id, version, cancelledOn, cancelReason } = input
    await updateRows(tx, dutyTask, [{ id, version, set: { cancelledOn, cancelReason } }])
    return {}
  })
}

/** Posts somebody of the staff list to a village. Refuses who is not on it, or is posted already. */
export async function post(call: Call, input: Input<typeof postToVillage>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const [person] = await tx.select(
      { name: staff.name },
      sql`from ${asKnownNow.at(staff)} where ${staff.countyCode} = ${tx.scope.county} and ${staff.staffNo} = ${input.staffNo}`,
    )
    if (!person) {
      const text = `人员名册里没有编号 ${input.staffNo}，请到“人员”里核对。`
      throw new Refusal('staff-duty.person', text, { fields: { staffNo: text } })
    }
    const p = villagePosting
    const others = await tx.select(
      { village: p.village, fromDay: p.fromDay, toDay: p.toDay },
      sql`from ${asKnownNow.at(p)} where ${p.countyCode} = ${tx.scope.county} and ${p.staffNo} = ${input.staffNo}`,
    )
    stop(checkPosting(input.fromDay, { today: call.today, others }))
    return { id: (await insertRows(tx, p, [{ ...input, name: person.name }]))[0]! }
  })
}

export async function endPost(call: Call, input: Input<typeof endPosting>): Promise<Nothing> {
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, villagePosting, [input.id])
    if (!row || row.voidReason !== null) throw notFound('这条驻村记录')
    const { id, version, toDay, endReason } = input
    stop(checkPostingEnd(row, toDay, call.today))
    await updateRows(tx, villagePosting, [{ id, version, set: { toDay, endReason } }])
    return {}
  })
}

export async function handOut(call: Call, input: Input<typeof handOutMaterial>): Promise<{ id: string }> {
  stop(checkHappened(input.handedOutOn, call.today, 'handedOutOn', '发放日期'))
  if (input.copies < 1) {
    const text = '册数要大于 0。'
    throw new Refusal('staff-duty.copies', text, { fields: { copies: text } })
  }
  return await call.write(async (tx) => ({ id: (await insertRows(tx, studyMaterial, [input]))[0]! }))
}

export async function enterCheck(call: Call, input: Input<typeof enterSelfCheck>): Promise<{ id: string }> {
  stop(checkHappened(input.checkedOn, call.today, 'checkedOn', '自查日期'))
  return await call.write(async (tx) => ({ id: (await insertRows(tx, selfCheck, [input]))[0]! }))
}

export async function correct(call: Call, input: Input<typeof correctSelfCheck>): Promise<Nothing> {
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, selfCheck, [input.id])
    if (!row || row.voidReason !== null) throw notFound('这次自查')
    if (row.finding === null) throw new Refusal('staff-duty.no-finding', '这次自查没有发现问题，不用登记整改。')
    stop(checkHappened(input.correctedOn, call.today, 'correctedOn', '整改完成日期'))
    if (input.correctedOn < row.checkedOn) {
      const text = `整改完成日期早于自查日期 ${row.checkedOn}，请核对。`
      throw new Refusal('staff-duty.corrected', text, { fields: { correctedOn: text } })
    }
    const { id, version, correctedOn, measure } = input
    await updateRows(tx, selfCheck, [{ id, version, set: { correctedOn, measure } }])
    return {}
  })
}
