import type { Input } from '#platform/contract/operation.ts'
import type { Day } from '#platform/clock/day.ts'
import { notFound, type Refusal } from '#platform/errors/refusal.ts'
import { sql } from '#platform/db/database.ts'
import { existingRows } from '#kernel/exchange/upsert.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { resolveParty } from '#kernel/party/resolve.ts'
import { type LedgerTx, insertRows, lockRows, updateRows } from '#kernel/record/write.ts'
import type { advanceAward, advanceBrand, applyAward, guideBrand } from './contract.ts'
import { inOrder, isScore, refuse } from './rules.ts'
import { brandGuidance as b, qualityAward as a } from './tables.ts'

type Done = { id: string }
const stop = (refusal: Refusal | undefined): void => {
  if (refusal) throw refusal
}
async function firm(tx: LedgerTx, said: string, on: Day) {
  const named = await resolveParty(tx, { code: said, name: said }, on)
  if ('missing' in named) throw refuse('party', 'partyCode', named.missing)
  return named.found
}

export async function guide(call: Call, input: Input<typeof guideBrand>): Promise<Done> {
  stop(inOrder([['guidedOn', '引导日期', input.guidedOn]], call.today))
  return await call.write(async (tx) => {
    const found = await firm(tx, input.partyCode, input.guidedOn)
    const own = await existingRows(tx, b, b.partyId, [found.id], sql`${b.brand} = ${input.brand}`)
    if (own.some((x) => x.endedOn === null))
      throw refuse('brand.twice', 'brand', `${found.name}的“${input.brand}”已经登记过，请在原记录上登记进度。`)
    const { partyCode: _said, ...rest } = input
    const row = { ...rest, partyId: found.id, stationCode: found.stationCode, guidedBy: call.acted.actor.name }
    return { id: (await insertRows(tx, b, [row]))[0]! }
  })
}

export async function advance(call: Call, input: Input<typeof advanceBrand>): Promise<Done> {
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, b, [input.id])
    if (!row) throw notFound('这次引导')
    const { id, version, ...set } = input
    const now = { ...row, ...set }
    stop(
      inOrder(
        [
          ['guidedOn', '引导日期', now.guidedOn],
          ['appliedOn', '申请日期', now.appliedOn],
          ['testedOn', '检测日期', now.testedOn],
          ['auditedOn', '现场审核日期', now.auditedOn],
          ['certifiedOn', '获证日期', now.certifiedOn],
          ['endedOn', '终止日期', now.endedOn],
        ],
        call.today,
      ),
    )
    if (now.certifiedOn && !now.certificateNo)
      throw refuse('brand.certificate', 'certificateNo', '获证的要填证书编号。')
    if (now.endedOn && !now.endReason) throw refuse('brand.reason', 'endReason', '终止的要写明原因。')
    await updateRows(tx, b, [{ id, version, set }])
    return { id }
  })
}

export async function apply(call: Call, input: Input<typeof applyAward>): Promise<Done> {
  stop(inOrder([['appliedOn', '申报日期', input.appliedOn]], call.today))
  return await call.write(async (tx) => {
    const found = await firm(tx, input.partyCode, input.appliedOn)
    const [twin] = await existingRows(tx, a, a.partyId, [found.id], sql`${a.edition} = ${input.edition}`)
    if (twin) throw refuse('award.twice', 'partyCode', `${found.name}已经申报 ${input.edition} 年度质量奖。`)
    const { partyCode: _said, ...rest } = input
    return { id: (await insertRows(tx, a, [{ ...rest, partyId: found.id, stationCode: found.stationCode }]))[0]! }
  })
}

/** Takes an application further. A winner was scored by three at least and stood in public notice first. */
export async function judge(call: Call, input: Input<typeof advanceAward>): Promise<Done> {
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, a, [input.id])
    if (!row) throw notFound('这份申报')
    const { id, version, awarded, ...said } = input
    const set = { ...said, ...(awarded !== undefined && { awarded: awarded ? ('YES' as const) : ('NO' as const) }) }
    const now = { ...row, ...set }
    for (const name of ['documentScore', 'siteScore'] as const) {
      const score = input[name]
      if (score !== undefined && !isScore(score))
        throw refuse('award.score', name, '评分要在 0 到 1000 之间，最多一位小数。')
    }
    stop(
      inOrder(
        [
          ['appliedOn', '申报日期', now.appliedOn],
          ['scoredOn', '评分日期', now.scoredOn],
          ['noticedOn', '公示日期', now.noticedOn],
          ['decidedOn', '决定日期', now.decidedOn],
        ],
        call.today,
      ),
    )
    if (now.scoredOn && new Set((now.reviewers ?? '').split(/[、，,；;\s]+/).filter(Boolean)).size < 3)
      throw refuse('award.reviewers', 'reviewers', '评分的评审人员不少于三人，请写全姓名，用顿号隔开。')
    if ((now.decidedOn === null) !== (now.awarded === null))
      throw refuse('award.decision', 'awarded', '决定日期和是否授奖要一起填。')
    if (now.awarded === 'YES' && (now.scoredOn === null || now.noticedOn === null))
      throw refuse('award.notice', 'noticedOn', '授奖的要先评分、公示。')
    await updateRows(tx, a, [{ id, version, set }])
    return { id }
  })
}
