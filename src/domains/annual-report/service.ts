import { createHash } from 'node:crypto'
import type { Input, Output } from '#platform/contract/operation.ts'
import { type Day, chineseDay, yearOf } from '#platform/clock/day.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { checkAsOf } from '#kernel/indicator/as-of.ts'
import { type Figure, evaluate } from '#kernel/indicator/evaluate.ts'
import { declaredValue } from '#kernel/indicator/tables.ts'
import type { Call, House } from '#kernel/manifest/business.ts'
import { type Report, compose } from '#kernel/narrative/compose.ts'
import type { PassageContext } from '#kernel/narrative/sentence.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { insertRows, updateRows } from '#kernel/record/write.ts'
import type { declareBaseline, freezeReport, getReportIssue, listBaselines } from './contract.ts'
import { outlineOf } from './outline.ts'
import { reportIssue } from './tables.ts'

export interface ReportAsk {
  asOf: Day
  knownOn?: Day
}

/** The report as of a day, as known on a day, for one bureau. */
export async function composeReport(
  q: Queryable,
  house: House,
  bureau: string,
  ask: ReportAsk,
  keys?: PassageContext['keys'],
): Promise<Report> {
  const year = yearOf(ask.asOf)
  const word = (on: Day): string => String(house.law.period('term.market-entity', on).value)
  return await compose(q, house, {
    ...ask,
    title: `${bureau}${year}年工作总结`,
    opening: `${year}年，${bureau}坚持监管与服务并重，履职情况由业务台账逐项汇总，截至${chineseDay(ask.asOf)}，报告如下。`,
    outline: outlineOf(year).map((o) => ({ ...o, title: o.title.replaceAll('市场主体', word(ask.asOf)) })),
    sentences: [...house.businesses, ...(house.bridges ?? [])].flatMap((b) => b.narrative ?? []),
    passages: house.businesses.flatMap((b) => b.passages ?? []),
    keys,
    term: (_, on) => word(on),
  })
}

/** Freezes what the report prints now: the figures as known at this moment, with a digest over text and numbers. */
export async function freeze(call: Call, bureau: string, input: Input<typeof freezeReport>): Promise<{ id: string }> {
  await call.read((q) => checkAsOf(q, call.today, { asOf: input.asOf }))
  return await call.write(async (tx) => {
    const report = await composeReport(tx, call.house, bureau, { asOf: input.asOf }, call.keys)
    const text = JSON.stringify([report.blocks, report.figures])
    const [id] = await insertRows(tx, reportIssue, [
      {
        year: yearOf(input.asOf),
        title: input.title ?? report.title,
        asOf: input.asOf,
        knownOn: call.today,
        state: 'FROZEN',
        figures: report.figures as unknown as Record<string, unknown>,
        brokenRules: report.rules.filter((r) => r.holds === false).length,
        digest: createHash('sha256').update(text).digest(),
        frozenBy: call.actor.name,
        frozenOn: call.today,
      },
    ])
    return { id: id! }
  })
}

/** A frozen report beside what the same figures come to today. */
export async function issueDetail(call: Call, id: string): Promise<Output<typeof getReportIssue>> {
  return await call.read(async (q) => {
    const r = reportIssue
    const [row] = await q.select(
      {
        id: r.id,
        version: r.version,
        year: r.year,
        title: r.title,
        asOf: r.asOf,
        knownOn: r.knownOn,
        state: r.state,
        brokenRules: r.brokenRules,
        frozenBy: r.frozenBy,
        frozenOn: r.frozenOn,
        documentNo: r.documentNo,
        issuedOn: r.issuedOn,
        figures: r.figures,
        digest: sql<string>`encode(${r.digest}, 'hex')`,
      },
      sql`from ${asKnownNow.at(r)} where ${r.countyCode} = ${q.scope.county} and ${r.id} = ${id}`,
    )
    if (!row) throw notFound('这份定稿')
    const frozen = row.figures as Record<string, Figure>
    const installed = new Set(call.house.catalogue.indicators.map((i) => i.id))
    const ids = Object.keys(frozen).filter((f) => installed.has(f))
    const now = await evaluate(q, call.house, ids, { asOf: row.asOf })
    const shown = (f: Figure | undefined): string => (f?.printed === null || f === undefined ? '—' : f.printed + f.unit)
    return {
      ...row,
      figures: Object.entries(frozen).map(([figure, was]) => ({
        name: was.name,
        printed: shown(was),
        now: shown(now.get(figure)),
        changed: shown(was) !== shown(now.get(figure)),
      })),
    }
  })
}

export async function baselines(call: Call): Promise<Output<typeof listBaselines>> {
  const d = declaredValue
  const rows = await call.read((q) =>
    q.select(
      {
        id: d.id,
        indicator: d.indicator,
        asOf: d.asOf,
        value: d.value,
        definition: d.definition,
        sourceDocument: d.sourceDocument,
      },
      sql`from ${asKnownNow.at(d)} order by ${d.asOf} desc, ${d.indicator}`,
    ),
  )
  const known = new Map(call.house.catalogue.indicators.map((i) => [i.id, i]))
  return {
    rows: rows.map((r) => ({
      ...r,
      // As declared: the column pads it with zeros.
      value: r.value.includes('.') ? r.value.replace(/\.?0+$/, '') : r.value,
      name: known.get(r.indicator)?.name ?? r.indicator,
      unit: known.get(r.indicator)?.unit ?? '',
    })),
  }
}

/**
 * Declares a value that is known only as a number. Declared again for the same day it replaces the first from now on. Refusals:
 * `annual-report.baseline.kind` (a rate, growth, constant or bound), `annual-report.baseline.day` (not before today).
 */
export async function declare(call: Call, input: Input<typeof declareBaseline>): Promise<{ id: string }> {
  const indicator = call.house.catalogue.get(input.indicator)
  if (
    indicator.kind === 'ratio' ||
    indicator.kind === 'growth' ||
    indicator.kind === 'constant' ||
    indicator.kind === 'bound'
  ) {
    throw new Refusal('annual-report.baseline.kind', `“${indicator.name}”是算出来的，请登记它所依据的数。`, {
      fields: { indicator: '请选择计数或金额指标' },
    })
  }
  if (input.asOf >= call.today)
    throw new Refusal('annual-report.baseline.day', '申报基数的截止日要在今天以前。', {
      fields: { asOf: '要在今天以前' },
    })
  const declared = {
    value: input.value,
    definition: input.definition,
    sourceDocument: input.sourceDocument,
    file: input.fileDigest ? Buffer.from(input.fileDigest, 'hex') : null,
  }
  return await call.write(async (tx) => {
    const d = declaredValue
    const [standing] = await tx.select(
      { id: d.id, version: d.version },
      sql`from ${asKnownNow.at(d)} where ${d.indicator} = ${input.indicator} and ${d.asOf} = ${input.asOf}::date`,
    )
    if (standing) {
      await updateRows(tx, d, [{ ...standing, set: declared }])
      return { id: standing.id }
    }
    const [id] = await insertRows(tx, d, [
      { indicator: input.indicator, asOf: input.asOf, ...declared, declared: true },
    ])
    return { id: id! }
  }, input.sourceDocument)
}
