import type { Input } from '#platform/contract/operation.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { sql } from '#platform/db/database.ts'
import { existingRows } from '#kernel/exchange/upsert.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { modeOf } from '#kernel/org/mode.ts'
import { resolveParty } from '#kernel/party/resolve.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type Change, insertRows, lockRows, updateRows } from '#kernel/record/write.ts'
import type { applyUnit, recogniseUnit, reviewUnit, setTarget, withdrawUnit } from './contract.ts'
import { checkApplication, checkStep } from './rules.ts'
import { assuredTarget, assuredUnit as u } from './tables.ts'

type Done = { id: string }
const refuse = (code: string, field: string, text: string): Refusal =>
  new Refusal(`assured-consumption.${code}`, text, { fields: { [field]: text } })

/** Registers an application. Refuses what `checkApplication` refuses. */
export async function apply(call: Call, input: Input<typeof applyUnit>): Promise<Done> {
  return await call.write(async (tx) => {
    const [named, mode] = await Promise.all([
      resolveParty(tx, { code: input.partyCode }, input.appliedOn),
      modeOf(tx, 'assured-consumption', input.appliedOn),
    ])
    if ('missing' in named) throw refuse('apply.party', 'partyCode', named.missing)
    const { found } = named
    if (mode.upstairs && input.externalNo === undefined)
      throw refuse('apply.external', 'externalNo', '放心消费创建在上级系统办理，请填写上级系统编号。')
    const refusal = checkApplication(input, {
      today: call.today,
      partyName: found.name,
      exists: found.exists,
      standing: await existingRows(tx, u, u.partyId, [found.id]),
    })
    if (refusal) throw refusal
    const { partyCode: _code, ...rest } = input
    const [id] = await insertRows(tx, u, [
      {
        ...rest,
        partyId: found.id,
        stationCode: found.stationCode,
        sourceSystem: input.externalNo ? (mode.upperSystem ?? '上级系统') : null,
      },
    ])
    return { id: id! }
  })
}

/** Does one step to one unit: locked, checked, written. */
async function step(
  call: Call,
  input: { id: string; version: number; on: Parameters<typeof checkStep>[1]['on'] },
  action: 'review' | 'recognise' | 'withdraw',
  set: Change<typeof u>['set'],
): Promise<Done> {
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, u, [input.id])
    if (!row) throw notFound('这个放心消费创建单位')
    const refusal = checkStep(row, { action, on: input.on, field: 'on' }, call.today)
    if (refusal) throw refusal
    await updateRows(tx, u, [{ id: row.id, version: input.version, set }])
    return { id: row.id }
  })
}

export function review(call: Call, input: Input<typeof reviewUnit>): Promise<Done> {
  if (input.result === 'RECTIFY' && (input.rectifyBy === undefined || input.rectifyBy < input.on))
    throw refuse('review.rectify', 'rectifyBy', '限期整改的要写明整改期限，不早于评审日期。')
  return step(call, input, 'review', {
    reviewedOn: input.on,
    reviewResult: input.result,
    reviewers: input.reviewers,
    reviewOpinion: input.opinion,
    rectifyBy: input.rectifyBy,
  })
}

export async function recognise(call: Call, input: Input<typeof recogniseUnit>): Promise<Done> {
  if (input.validTo !== undefined && input.validTo < input.on)
    throw refuse('recognise.validity', 'validTo', '有效期不能在认定日期以前结束。')
  const { plateNo } = input
  if (plateNo !== undefined) {
    const used = await call.read((q) =>
      q.select(
        { id: u.id },
        sql`from ${asKnownNow.at(u)} where ${u.countyCode} = ${q.scope.county} and ${u.plateNo} = ${plateNo} and ${u.id} <> ${input.id}`,
      ),
    )
    if (used.length > 0) throw refuse('recognise.plate', 'plateNo', `牌匾编号 ${plateNo} 已经用过，请核对。`)
  }
  return await step(call, input, 'recognise', {
    recognisedOn: input.on,
    documentNo: input.documentNo,
    plateNo,
    validTo: input.validTo,
  })
}

export const withdraw = (call: Call, input: Input<typeof withdrawUnit>): Promise<Done> =>
  step(call, input, 'withdraw', { withdrawnOn: input.on, withdrawalReason: input.reason })

/** Sets the target of a year and kind; set again, the later one stands. */
export async function target(call: Call, input: Input<typeof setTarget>): Promise<Done> {
  if (input.target < 0 || input.year < 2015 || input.year > Number(call.today.slice(0, 4)) + 1)
    throw refuse('target.number', 'target', '任务数不能小于 0，年度最多到明年，请核对。')
  return await call.write(async (tx) => {
    const t = assuredTarget
    const [standing] = await tx.select(
      { id: t.id, version: t.version },
      sql`from ${asKnownNow.at(t)} where ${t.countyCode} = ${tx.scope.county} and ${t.year} = ${input.year} and ${t.kind} = ${input.kind}`,
    )
    if (!standing) {
      const [id] = await insertRows(tx, t, [input])
      return { id: id! }
    }
    await updateRows(tx, t, [{ ...standing, set: { target: input.target, documentNo: input.documentNo } }])
    return { id: standing.id }
  })
}
