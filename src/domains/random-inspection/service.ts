import type { Input } from '#platform/contract/operation.ts'
import { sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { inspectionObject, inspectionPublication, inspectionTask, inspectionVisit } from '#kernel/inspection/tables.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { modeOf } from '#kernel/org/mode.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { insertRows, lockRows } from '#kernel/record/write.ts'
import type { enterResult, openTask } from './contract.ts'
import { checkResultEntry } from './rules.ts'

/** Opens a task that was received or started. */
export async function open(call: Call, input: Input<typeof openTask>): Promise<{ id: string }> {
  const refuse = (field: string, text: string): Refusal =>
    new Refusal(`random-inspection.open.${field}`, text, { fields: { [field]: text } })
  if (input.openedOn > call.today) throw refuse('openedOn', `接收或发起日期 ${input.openedOn} 还没有到，请核对。`)
  return await call.write(async (tx) => {
    const mode = await modeOf(tx, 'random-inspection', input.openedOn)
    if (mode.upstairs && !input.externalNo) throw refuse('externalNo', '抽查在上级系统办理，请填写上级系统编号。')
    const [same] = await tx.select(
      { id: inspectionTask.id },
      sql`from ${asKnownNow.at(inspectionTask)} where ${inspectionTask.taskNo} = ${input.taskNo}`,
    )
    if (same) throw refuse('taskNo', `任务编号 ${input.taskNo} 已经用过。`)
    const [id] = await insertRows(tx, inspectionTask, [
      {
        taskNo: input.taskNo,
        name: input.name,
        kind: 'DOUBLE_RANDOM',
        source: input.source,
        origin: input.origin,
        joint: input.joint,
        ownLead: input.origin === 'INITIATED',
        openedOn: input.openedOn,
        sourceSystem: input.externalNo ? (mode.upperSystem ?? '上级系统') : null,
        externalNo: input.externalNo,
      },
    ])
    return { id: id! }
  })
}

/** Enters the result of a drawn object, and its publication when it is public already. */
export async function enter(call: Call, input: Input<typeof enterResult>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const [object] = await lockRows(tx, inspectionObject, [input.id])
    const [task] = object ? await lockRows(tx, inspectionTask, [object.taskId]) : []
    if (!object || task?.kind !== 'DOUBLE_RANDOM') throw notFound('这个抽查对象')
    const p = inspectionPublication
    const [published] = await tx.select(
      { id: p.id },
      sql`from ${asKnownNow.at(p)} where ${p.countyCode} = ${tx.scope.county} and ${p.objectId} = ${object.id} and ${p.withdrawnOn} is null`,
    )
    const refusal = checkResultEntry(
      {
        visitedOn: input.visitedOn,
        result: input.result,
        problem: input.problem ?? null,
        publishedOn: input.publishedOn ?? null,
      },
      {
        today: call.today,
        drawnOn: object.drawnOn,
        dropped: object.droppedOn !== null,
        published: published !== undefined,
      },
    )
    if (refusal) throw refusal
    await insertRows(tx, inspectionVisit, [
      {
        objectId: object.id,
        stationCode: object.stationCode,
        visitedOn: input.visitedOn,
        result: input.result,
        problem: input.problem,
        disposal: input.disposal,
      },
    ])
    if (input.publishedOn) {
      await insertRows(tx, inspectionPublication, [
        { objectId: object.id, stationCode: object.stationCode, publishedOn: input.publishedOn },
      ])
    }
    return { id: object.id }
  })
}
