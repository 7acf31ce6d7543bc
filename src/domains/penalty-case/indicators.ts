import { type Day, day, yearOf } from '#platform/clock/day.ts'
import { type SQL, sql } from '#platform/db/database.ts'
import { type Facts, events, growth, population, sum } from '#kernel/indicator/declare.ts'
import type { Rule, RuleContext } from '#kernel/indicator/rule.ts'
import { caseTransfer as x, penaltyCase as c } from './tables.ts'

const business = 'penalty-case'

/** The day after which a case is of the year's report: one of the year before, set by the bureau (P06). */
const windowAfter = ({ w, law }: Facts): Day =>
  day(`${yearOf(w.asOf) - 1}-${law.list('case.window.after', w.asOf)[0]!}`)

/** Cases that were not closed at the beginning of the window, and those filed in it, to the cut-off. */
const onFile = population({
  name: 'penalty-case.on-file',
  business,
  page: '/penalty-cases',
  windowed: true,
  from: (at, f) =>
    sql`(select * from ${at(c)} where ${c.filedOn} <= ${f.w.asOf}::date
      and (${c.closedOn} is null or ${c.closedOn} > ${windowAfter(f)}::date)) penalty_case`,
  record: c.id,
  party: c.partyId,
  keys: { record: c.id },
  single: ['record'],
  time: { kind: 'cohort', since: windowAfter },
  day: c.filedOn,
  text: sql`${c.caseNo} || ' ' || ${c.cause}`,
})
const pendingCases = population({
  name: 'penalty-case.pending',
  business,
  page: '/penalty-cases',
  from: (at) => at(c),
  record: c.id,
  party: c.partyId,
  keys: { record: c.id },
  single: ['record'],
  time: { kind: 'stock', periods: [{ from: c.filedOn, to: c.closedOn }] },
  day: c.filedOn,
  text: sql`${c.caseNo} || ' ' || ${c.cause}`,
})
const transfers = population({
  name: 'penalty-case.transfers',
  business,
  page: '/case-transfers',
  from: (at) => sql`${at(x)} join ${at(c)} on ${c.countyCode} = ${x.countyCode} and ${c.id} = ${x.caseId}`,
  record: x.id,
  party: c.partyId,
  keys: { record: x.id },
  single: ['record'],
  time: { kind: 'flow', day: x.deliveredOn },
  text: sql`${x.transferNo} || ' ' || ${c.cause}`,
})

const s64 = { section: '1.7.1', system: 'S64' }
const s65 = { section: '1.7.2', system: 'S65' }
const window = '上年 12 月 5 日（由本局定）以后立案的，加上这一天尚未结案的，到截止日为止'
const closedBy = ({ w }: Facts): SQL => sql`${c.closedOn} <= ${w.asOf}::date`

export const casesOnFile = events({
  ...s64,
  id: 'cases.onfile.count',
  name: '在册案件',
  synonyms: ['在册立案案件'],
  unit: '件',
  over: onFile,
  definition: `${window}；简易程序案件以决定日期为立案日期。不按自然年算。`,
})
const onFileGrowth = growth({
  ...s64,
  id: 'cases.onfile.yoy',
  name: '在册案件同比',
  synonyms: ['在册案件同比增长'],
  helper: true,
  of: casesOnFile,
  definition: '立案件数与上年同一口径相比的增长率。',
})
const simplified = events({
  ...s64,
  id: 'cases.simplified.count',
  name: '简易程序案',
  synonyms: ['简易程序案件', '适用简易程序案件', '当场处罚'],
  unit: '件',
  partOf: casesOnFile.id,
  over: onFile,
  where: sql`${c.procedure} = 'SUMMARY'`,
  definition: '上述案件中适用简易程序当场处罚的。',
})
const casesClosed = events({
  ...s64,
  id: 'cases.closed.count',
  name: '在册案件中已经结案',
  synonyms: [],
  unit: '件',
  partOf: casesOnFile.id,
  over: onFile,
  where: closedBy,
  definition: '上述案件中，截止日前（含当日）已经结案的。',
})
const involved = sum({
  ...s64,
  id: 'cases.involved.amount',
  name: '涉案金额',
  synonyms: ['案值', '涉案货值', '涉案货值金额', '案件涉案金额'],
  unit: '万元',
  over: onFile,
  where: closedBy,
  amount: c.involvedFen,
  measure: 'fen',
  amountLabel: '涉案金额',
  definition: '上述已结案件的涉案金额之和，每件以决定书写的货值金额或者违法经营额为准，不另加违法所得。',
})
const penalties = sum({
  ...s64,
  id: 'cases.penalty.amount',
  name: '罚没款金额',
  synonyms: ['罚没款', '罚没金额', '罚没', '罚没收入', '罚没合计'],
  unit: '万元',
  over: onFile,
  where: closedBy,
  amount: sql`coalesce(${c.fineFen}, 0) + coalesce(${c.confiscatedFen}, 0)`,
  measure: 'fen',
  amountLabel: '罚没款',
  definition: '上述已结案件决定书写的罚款和没收金额之和，是决定的数额；实际缴纳的另有一个数。',
})
const paid = sum({
  ...s64,
  id: 'cases.paid.amount',
  name: '实缴罚没款',
  synonyms: ['罚没款入库', '实际缴纳罚没款'],
  helper: true,
  unit: '万元',
  over: onFile,
  amount: c.paidFen,
  measure: 'fen',
  amountLabel: '实缴罚没款',
  definition: '上述立案案件到现在登记的实缴罚没款之和。',
})
const pending = events({
  ...s64,
  id: 'cases.pending.count',
  name: '正在办理的案件',
  synonyms: ['案件正在办理', '在办案件', '正在办理案件', '未结案件'],
  unit: '件',
  over: pendingCases,
  definition: '截止日已经立案、还没有结案的案件，不论哪一年立的案。',
})
const transferred = events({
  ...s65,
  id: 'cases.transferred.count',
  name: '移送公安涉刑案件',
  synonyms: ['移送公安机关', '向公安机关移送', '移送涉刑违法案件', '移送涉嫌犯罪案件', '移送公安机关案件'],
  unit: '件',
  over: transfers,
  definition: '移送日期在 1 月 1 日至截止日之间、向公安机关移送的涉嫌犯罪案件；公安机关怎样决定不论。',
})
const part = (id: string, name: string, synonyms: string[], fields: readonly string[], words: string) =>
  events({
    ...s65,
    id,
    name,
    synonyms,
    unit: '件',
    partOf: transferred.id,
    over: transfers,
    where: sql`${x.field} = any (${sql.param([...fields])}::text[])`,
    definition: `上述移送案件中，领域为${words}的。`,
  })
const food = part('cases.transferred.food.count', '移送食品案件', ['其中食品', '移送食品类案件'], ['FOOD'], '食品')
const drug = part('cases.transferred.drug.count', '移送药品案件', ['其中药品', '移送药品类案件'], ['DRUG'], '药品')

export const penaltyCaseIndicators = [
  casesOnFile,
  onFileGrowth,
  simplified,
  casesClosed,
  involved,
  penalties,
  paid,
  pending,
  transferred,
  food,
  drug,
]

const notCovered = { holds: 'unknown' as const, text: '案件台账没有覆盖这一时段，无法核对。', faults: [] }
/** Values of some figures; nothing where the ledger does not reach. */
async function values({ figure }: RuleContext, ids: readonly string[]): Promise<bigint[] | undefined> {
  const found: bigint[] = []
  for (const id of ids) {
    const { exact } = await figure(id)
    if (exact === null) return undefined
    found.push(BigInt(exact))
  }
  return found
}
const fault = (r: { id: string; partyId: string | null; partyName: string; text: string }) => ({
  recordId: r.id,
  partyId: r.partyId,
  partyName: r.partyName,
  page: '/penalty-cases',
  text: r.text,
})

/** E04: what is on file is closed or in hand; a case whose dates contradict one another would be neither or both. */
const sumsUp: Rule = {
  id: 'E04',
  title: '立案＝已结案＋正在办理',
  figures: [casesOnFile.id, casesClosed.id, pending.id],
  async check(ctx) {
    const found = await values(ctx, [casesOnFile.id, casesClosed.id, pending.id])
    if (!found) return notCovered
    const [all, closed, open] = found as [bigint, bigint, bigint]
    const { q, reading, w } = ctx
    const wrong = await q.rows<{ id: string; partyId: string | null; partyName: string; text: string }>(sql`
      select ${c.id} as id, ${c.partyId} as "partyId", ${c.partyName} as "partyName",
        concat(${c.caseNo}, '：结案日期 ', ${c.closedOn}, ' 早于立案日期 ', ${c.filedOn}) as text
      from ${reading.at(c)} where ${c.filedOn} <= ${w.asOf}::date and ${c.closedOn} < ${c.filedOn} order by 1`)
    return {
      holds: all === closed + open && wrong.length === 0,
      text: `立案 ${all} 件，已结 ${closed} 件，在办 ${open} 件${all === closed + open ? '，相符' : '，不相符'}。`,
      faults: wrong.map(fault),
    }
  },
}

/** E05: what was done on the spot is a part of what is on file. */
const summaryIsPart: Rule = {
  id: 'E05',
  title: '简易程序案不多于立案，也不超过当场处罚的上限',
  figures: [simplified.id, casesOnFile.id],
  async check(ctx) {
    const found = await values(ctx, [simplified.id, casesOnFile.id])
    if (!found) return notCovered
    const [some, all] = found as [bigint, bigint]
    const { q, reading, w, law } = ctx
    const most = (kind: string): number => law.number(`case.summary.${kind}.fen`, w.asOf)
    const wrong = await q.rows<{ id: string; partyId: string | null; partyName: string; text: string }>(sql`
      select ${c.id} as id, ${c.partyId} as "partyId", ${c.partyName} as "partyName", ${c.caseNo} || '：当场处罚的罚款超过上限' as text
      from ${reading.at(c)} where ${c.procedure} = 'SUMMARY' and ${c.filedOn} between ${w.from}::date and ${w.asOf}::date
        and ${c.fineFen} > case when ${c.partyKind} = 'PERSON' then ${most('person')}::bigint else ${most('organisation')}::bigint end order by 1`)
    return {
      holds: some <= all && wrong.length === 0,
      text: `简易程序 ${some} 件，立案 ${all} 件${wrong.length === 0 ? '' : `；${wrong.length} 件当场处罚超过上限`}。`,
      faults: wrong.map(fault),
    }
  },
}

/** E06: the parts are no more than the whole. */
const partsOfTransfers: Rule = {
  id: 'E06',
  title: '移送案件不少于其中的食品、药品案件之和',
  figures: [transferred.id, food.id, drug.id],
  async check(ctx) {
    const found = await values(ctx, [transferred.id, food.id, drug.id])
    if (!found) return notCovered
    const [all, ofFood, ofDrug] = found as [bigint, bigint, bigint]
    const { q, reading, w } = ctx
    const wrong = await q.rows<{ id: string; text: string }>(sql`
      select ${x.id} as id, ${x.transferNo} || '：移送日期早于批准日期' as text from ${reading.at(x)}
      where ${x.deliveredOn} between ${w.from}::date and ${w.asOf}::date and ${x.deliveredOn} < ${x.approvedOn} order by 1`)
    return {
      holds: all >= ofFood + ofDrug && wrong.length === 0,
      text: `移送 ${all} 件，其中食品 ${ofFood} 件、药品 ${ofDrug} 件。`,
      faults: wrong.map((r) => ({
        recordId: r.id,
        partyId: null,
        partyName: null,
        page: '/case-transfers',
        text: r.text,
      })),
    }
  },
}

export const penaltyCaseRules = [sumsUp, summaryIsPart, partsOfTransfers]
