import { type SQL, sql } from '#platform/db/database.ts'
import { type Facts, distinct, events, population, ratioByRecord } from '#kernel/indicator/declare.ts'
import { permitApplication as a } from './tables.ts'
import { type PermitKind, permitActions, permitKinds } from './terms.ts'

const labels = (column: SQL | typeof a.kind, of: Record<string, string>): SQL =>
  sql`case ${column} ${sql.join(
    Object.entries(of).map(([code, label]) => sql`when ${code} then ${label}`),
    sql` `,
  )} end`

/** Accepted applications; every figure of the business is a condition on them. */
const applications = population({
  name: 'permit.applications',
  business: 'permit',
  page: '/permits',
  from: (at) => at(a),
  record: a.id,
  party: a.partyId,
  keys: { record: a.id, party: a.partyId },
  single: ['record'],
  time: { kind: 'flow', day: a.acceptedOn },
  text: sql`${a.applicationNo} || ' ' || (${labels(a.kind, permitKinds)}) || (${labels(sql`${a.action}`, permitActions)})
    || coalesce('，' || ${a.concludedOn} || '办结', '，未办结，应于' || coalesce(${a.extendedTo}, ${a.dueOn}) || '前办结', '')`,
})

/** The kinds that the report adds up (食品经营、小餐饮、小作坊). */
const reported = ({ w, law }: Facts): SQL =>
  sql`${a.kind} = any (${sql.param([...law.list('permit.report.kinds', w.asOf)])}::text[])`
const concluded = ({ w }: Facts): SQL => sql`${a.concludedOn} <= ${w.asOf}::date`
const completed = (f: Facts): SQL => sql`${reported(f)} and ${concluded(f)}`
const due = (f: Facts): SQL =>
  sql`${reported(f)} and (${concluded(f)} or coalesce(${a.extendedTo}, ${a.dueOn}) <= ${f.w.asOf}::date)`
const inTime = (f: Facts): SQL => sql`${completed(f)} and ${a.concludedOn} <= coalesce(${a.extendedTo}, ${a.dueOn})`
const completedOf =
  (kind: PermitKind) =>
  (f: Facts): SQL =>
    sql`${a.kind} = ${kind} and ${concluded(f)}`

const common = { section: '1.1', system: 'S09', over: applications }
const window = '受理日期在 1 月 1 日至截止日之间、截止日前已办结（准予、不予、终止或撤回）'

export const completedApplicants = distinct({
  ...common,
  id: 'permits.food.completed.count',
  name: '食品经营、小餐饮、小作坊行政审批办结',
  synonyms: [
    '餐饮、小作坊行政审批',
    '食品经营许可办结',
    '小餐饮小作坊审批办结',
    '办结食品类行政审批',
    '食品经营、小餐饮、食品小作坊行政审批',
    '指导并办结食品经营审批',
    '食品类行政许可办结',
  ],
  unit: '家',
  key: 'party',
  where: completed,
  definition: `${window}的食品经营许可、小餐饮登记、食品小作坊登记申请，按申请人计：同一申请人办结几件计一家。不予受理和退回的不在内。`,
})

export const completedApplications = events({
  ...common,
  id: 'permits.food.completed.applications.count',
  name: '食品类审批办结件数',
  synonyms: ['食品经营、小餐饮、小作坊办结件数'],
  unit: '件',
  helper: true,
  where: completed,
  definition: `${window}的上述三类申请件数，是办结率的分子。`,
})

export const acceptedDue = events({
  ...common,
  id: 'permits.food.accepted_due.count',
  name: '食品类审批应办结件数',
  unit: '件',
  helper: true,
  where: due,
  definition:
    '受理日期在 1 月 1 日至截止日之间的上述三类申请中，截止日前已办结的，加上应办结日期（延长的按延长后）已到而没有办结的，是办结率的分母。没有到期的在办件不在内。',
})

export const completedInTime = events({
  ...common,
  id: 'permits.food.completed_in_time.count',
  name: '食品类审批按时办结件数',
  unit: '件',
  helper: true,
  partOf: completedApplications.id,
  where: inTime,
  definition: '上述办结件中，办结日期不晚于应办结日期（延长的按延长后）的。',
})

export const completionRate = ratioByRecord({
  section: '1.1',
  system: 'S09',
  id: 'permits.food.completion.rate',
  name: '食品类审批办结率',
  synonyms: ['办结率', '审批办结率', '行政审批办结率', '食品经营审批办结率', '许可办结率'],
  numerator: completedApplicants,
  denominator: acceptedDue,
  definition: '办结件数除以应办结件数，两边都按件计：有一件到期未办结，就不到 100％。',
})

export const inTimeRate = ratioByRecord({
  section: '1.1',
  system: 'S09',
  id: 'permits.food.in_time.rate',
  name: '食品类审批按时办结率',
  helper: true,
  numerator: completedInTime,
  denominator: acceptedDue,
  definition: '按时办结件数除以应办结件数。',
})

const byKind = (kind: PermitKind, id: string, name: string) =>
  distinct({
    ...common,
    id: `permits.${id}.completed.count`,
    name,
    unit: '家',
    helper: true,
    partOf: completedApplicants.id,
    key: 'party',
    where: completedOf(kind),
    definition: `${window}的${permitKinds[kind]}申请，按申请人计。`,
  })

export const permitIndicators = [
  completedApplicants,
  completionRate,
  completedApplications,
  acceptedDue,
  completedInTime,
  inTimeRate,
  byKind('FOOD_OP', 'food_operation', '其中食品经营许可办结'),
  byKind('SMALL_CATERING', 'small_catering', '其中小餐饮登记办结'),
  byKind('SMALL_WORKSHOP', 'small_workshop', '其中食品小作坊登记办结'),
]
