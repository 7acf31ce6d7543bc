import { type SQL, sql } from '#platform/db/database.ts'
import { type Facts, events, population } from '#kernel/indicator/declare.ts'
import { publicationNotice as n } from './tables.ts'
import { type NoticeKind, noticeKinds } from './terms.ts'

/** Notices by the day on which they were published; what is pending has no such day. */
const notices = population({
  name: 'publicity.notices',
  business: 'publicity',
  page: '/publicity-notices',
  from: (at) => at(n),
  record: n.id,
  party: n.partyId,
  keys: { record: n.id },
  single: ['record'],
  time: { kind: 'flow', day: n.publishedOn },
  text: sql`${n.documentNo} || ' ' || ${n.subjectName}`,
})

/** Published and not taken down by the cut-off day; a notice that ran its term stays counted. */
const standing = ({ w }: Facts): SQL => sql`(${n.withdrawnOn} is null or ${n.withdrawnOn} > ${w.asOf}::date)`
const of =
  (...kinds: NoticeKind[]) =>
  (f: Facts): SQL =>
    sql`${n.kind} = any (${sql.param(kinds)}::text[]) and ${standing(f)}`

const countsSimple = ({ w, law }: Facts): boolean => law.at('publicity.count-simple-procedure', w.asOf) === true
const penalties = (f: Facts): SQL =>
  countsSimple(f) ? of('PENALTY')(f) : sql`${of('PENALTY')(f)} and ${n.simpleProcedure} is not true`

const common = { section: '1.2', system: 'S15', over: notices, unit: '条' } as const
const window = '公示日期在 1 月 1 日至截止日之间、截止日前没有撤下的'

export const penaltyNotices = events({
  ...common,
  id: 'publicity.penalties.count',
  name: '公示行政处罚',
  synonyms: ['公示行政处罚信息', '行政处罚公示', '行政处罚信息公示', '公开行政处罚信息', '行政处罚双公示'],
  where: penalties,
  definition: `${window}行政处罚公示条数，按公示日期、不按决定日期；当场处罚（简易程序）的默认不计，由 publicity.count-simple-procedure 定。`,
})

export const licenceNotices = events({
  ...common,
  id: 'publicity.licences.count',
  name: '公示行政许可',
  synonyms: ['行政许可', '公示行政许可信息', '行政许可公示', '行政许可信息公示', '行政许可双公示'],
  where: of('LICENCE'),
  definition: `${window}行政许可公示条数。`,
})

export const checkNotices = events({
  ...common,
  id: 'publicity.checks.count',
  name: '公示抽检抽查信息',
  synonyms: ['抽检抽查信息', '抽查抽检信息', '公示抽查检查结果', '抽查检查信息公示', '抽检抽查结果公示'],
  where: of('CHECK', 'SAMPLING'),
  definition: `${window}抽查检查结果与抽样检验结果公示条数之和。`,
})

const part = (id: string, kind: NoticeKind) =>
  events({
    ...common,
    id,
    name: `其中公示${noticeKinds[kind]}`,
    helper: true,
    partOf: checkNotices.id,
    where: of(kind),
    definition: `上一项中的${noticeKinds[kind]}公示条数。`,
  })

export const simplePenaltyNotices = events({
  ...common,
  id: 'publicity.penalties.simple.count',
  name: '公示当场处罚',
  helper: true,
  where: (f: Facts) => sql`${of('PENALTY')(f)} and ${n.simpleProcedure} is true`,
  definition: `${window}当场处罚（简易程序）公示条数，默认不在公示行政处罚之内。`,
})

export const publicityIndicators = [
  penaltyNotices,
  licenceNotices,
  checkNotices,
  part('publicity.checks.inspection.count', 'CHECK'),
  part('publicity.checks.sampling.count', 'SAMPLING'),
  simplePenaltyNotices,
]
