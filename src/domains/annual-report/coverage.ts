import type { Input, Output } from '#platform/contract/operation.ts'
import { chineseDay } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { coverage } from '#kernel/indicator/tables.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { insertRows, updateRows } from '#kernel/record/write.ts'
import type { declareCoverage, listCoverage } from './contract.ts'

/** Every business with the day from which its ledger is complete, as known now. */
export async function coverages(call: Call): Promise<Output<typeof listCoverage>> {
  const known = await call.read((q) =>
    q.select(
      { business: coverage.business, completeFrom: coverage.completeFrom, statement: coverage.statement },
      sql`from ${asKnownNow.at(coverage)}`,
    ),
  )
  const of = new Map(known.map((k) => [k.business, k]))
  return {
    rows: call.house.businesses.map((b) => ({
      business: b.id,
      title: b.title,
      completeFrom: of.get(b.id)?.completeFrom ?? null,
      statement: of.get(b.id)?.statement ?? null,
    })),
  }
}

/**
 * Declares from which day a business's ledger is complete. A second declaration replaces the first from now on; figures as known
 * before keep the day that stood then. Refusals: `annual-report.coverage.business` (nothing of that name is installed),
 * `annual-report.coverage.day` (in the future), `annual-report.coverage.same` (says what stands already).
 */
export async function declareFrom(call: Call, input: Input<typeof declareCoverage>): Promise<{ id: string }> {
  const { business, completeFrom, statement } = input
  if (!call.house.businesses.some((b) => b.id === business)) {
    throw new Refusal(
      'annual-report.coverage.business',
      `没有业务“${business}”，可用的有 ${call.house.businesses.map((b) => b.id).join('、')}。`,
      { fields: { business: '请选择已有的业务' } },
    )
  }
  if (completeFrom > call.today) {
    throw new Refusal('annual-report.coverage.day', `台账起点 ${completeFrom} 还没有到，请填今天或以前的日子。`, {
      fields: { completeFrom: '不能晚于今天' },
    })
  }
  return await call.write(async (tx) => {
    const [standing] = await tx.select(
      {
        id: coverage.id,
        version: coverage.version,
        completeFrom: coverage.completeFrom,
        statement: coverage.statement,
      },
      sql`from ${asKnownNow.at(coverage)} where ${coverage.business} = ${business}`,
    )
    if (!standing) {
      const [id] = await insertRows(tx, coverage, [{ business, completeFrom, statement }])
      return { id: id! }
    }
    if (standing.completeFrom === completeFrom && standing.statement === statement) {
      throw new Refusal(
        'annual-report.coverage.same',
        `“${call.house.title(business)}”的台账起点已经是${chineseDay(completeFrom)}，没有要改的。`,
        { status: 409 },
      )
    }
    await updateRows(tx, coverage, [{ id: standing.id, version: standing.version, set: { completeFrom, statement } }])
    return { id: standing.id }
  }, statement)
}
