import type { Input } from '#platform/contract/operation.ts'
import { sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { existingRows } from '#kernel/exchange/upsert.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { modeOf } from '#kernel/org/mode.ts'
import { type FoundParty, resolveParty } from '#kernel/party/resolve.ts'
import { type LedgerTx, insertRows, lockRows, updateRows } from '#kernel/record/write.ts'
import type { enterReport, gradeUnit, reviewReport } from './contract.ts'
import { checkReport, checkReview, reportDue } from './rules.ts'
import { adverseReport as r, drugUnitGrade as g } from './tables.ts'

const refuse = (code: string, field: string, text: string): Refusal =>
  new Refusal(`drug-device.${code}`, text, { fields: { [field]: text } })

/** The party that a code, an internal number or a full name means on a day. */
async function partyOf(tx: LedgerTx, said: string, on: Parameters<typeof resolveParty>[2]): Promise<FoundParty> {
  const named = await resolveParty(tx, { code: said, name: said }, on)
  if ('missing' in named) throw refuse('party', 'partyCode', named.missing)
  return named.found
}

/** Enters a report as the national system has it. Refuses what `checkReport` refuses, and a number that is known. */
export async function enter(call: Call, input: Input<typeof enterReport>): Promise<{ id: string }> {
  const refusal = checkReport(input, call.today)
  if (refusal) throw refusal
  return await call.write(async (tx) => {
    const unit = await partyOf(tx, input.partyCode, input.reportedOn)
    const [known] = await existingRows(tx, r, r.reportNo, [input.reportNo])
    if (known) throw refuse('report.twice', 'reportNo', `报告 ${input.reportNo} 已经登记过。`)
    const mode = await modeOf(tx, 'drug-device', input.reportedOn)
    const { partyCode: _said, ...rest } = input
    const [id] = await insertRows(tx, r, [
      {
        ...rest,
        partyId: unit.id,
        stationCode: unit.stationCode,
        dueOn: reportDue(call.house.law, input.kind, input.severity, input.foundOn),
        ...(mode.upstairs && { sourceSystem: mode.upperSystem ?? '上级系统', externalNo: input.reportNo }),
      },
    ])
    return { id: id! }
  })
}

/** Says what a report is worth. Only what passes is counted. */
export async function review(call: Call, input: Input<typeof reviewReport>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, r, [input.id])
    if (!row) throw notFound('这份报告')
    const refusal = checkReview(row, input, call.today)
    if (refusal) throw refusal
    if (input.result === 'DUPLICATE') {
      const [other] = await existingRows(tx, r, r.reportNo, [input.duplicateOf!])
      if (!other) throw refuse('review.duplicate', 'duplicateOf', `没有报告 ${input.duplicateOf}，请核对编号。`)
    }
    const set = {
      reviewedOn: input.on,
      reviewResult: input.result,
      reviewedBy: call.acted.actor.name,
      reviewNote: input.note ?? null,
      duplicateOf: input.result === 'DUPLICATE' ? input.duplicateOf : null,
    }
    await updateRows(tx, r, [{ id: row.id, version: input.version, set }])
    return { id: row.id }
  })
}

/** Gives a unit its class of the year; the class of the year before ends with it. */
export async function grade(call: Call, input: Input<typeof gradeUnit>): Promise<{ id: string }> {
  if (input.gradedOn > call.today)
    throw refuse('grade.future', 'gradedOn', `评定日期 ${input.gradedOn} 还没有到，请核对。`)
  if (Math.abs(input.year - Number(input.gradedOn.slice(0, 4))) > 1)
    throw refuse('grade.year', 'year', `评定年度 ${input.year} 与评定日期 ${input.gradedOn} 对不上，请核对。`)
  if (input.grade !== 'TRUSTED' && !input.reason)
    throw refuse('grade.reason', 'reason', '评为警示、失信、严重失信的，要写明依据的处罚、抽检或检查记录。')
  return await call.write(async (tx) => {
    const unit = await partyOf(tx, input.partyCode, input.gradedOn)
    const own = await existingRows(tx, g, g.partyId, [unit.id], sql`${g.role} = ${input.role}`)
    if (own.some((x) => x.year === input.year))
      throw refuse('grade.twice', 'year', `${unit.name} ${input.year} 年度已经评定过这一类别。`)
    const later = own.find((x) => x.gradedOn >= input.gradedOn)
    if (later) throw refuse('grade.order', 'gradedOn', `这家单位 ${later.gradedOn} 已有评定，新的评定日期要在其后。`)
    const standing = own.filter((x) => x.replacedOn === null)
    await updateRows(
      tx,
      g,
      standing.map(({ id, version }) => ({ id, version, set: { replacedOn: input.gradedOn } })),
    )
    const { partyCode: _said, ...rest } = input
    const [id] = await insertRows(tx, g, [
      {
        ...rest,
        partyId: unit.id,
        stationCode: unit.stationCode,
        plannedVisits: call.house.law.number(`drug.visits.${input.grade}`, input.gradedOn),
        gradedBy: call.acted.actor.name,
      },
    ])
    return { id: id! }
  })
}
