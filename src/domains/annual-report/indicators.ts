import { sql } from '#platform/db/database.ts'
import { distinct, events, population } from '#kernel/indicator/declare.ts'
import { staff as s, staffPost as p } from '#kernel/org/tables.ts'
import { reportIssue as r } from './tables.ts'

const issues = population({
  name: 'annual-report.issues',
  business: 'annual-report',
  page: '/report-issues',
  from: (at) => at(r),
  record: r.id,
  keys: { record: r.id },
  single: ['record'],
  time: { kind: 'flow', day: r.frozenOn },
  text: r.title,
})

export const reportsFrozen = events({
  id: 'annualreport.issues.count',
  name: '工作总结定稿份数',
  unit: '份',
  helper: true,
  section: '9',
  system: 'S87',
  over: issues,
  definition: '定稿日在 1 月 1 日至截止日之间的工作总结份数，作废的不计。',
})

const people = population({
  name: 'annual-report.people',
  business: 'annual-report',
  page: '/org/staff',
  from: (at) => sql`${at(s)} join ${at(p)} on ${p.countyCode} = ${s.countyCode} and ${p.staffNo} = ${s.staffNo}`,
  record: s.id,
  keys: { record: p.id, person: s.id },
  time: { kind: 'stock', periods: [{ from: p.fromDay, to: p.toDay }] },
  text: sql`${s.name} || ' ' || coalesce(${p.post}, '')`,
})
const onPost = distinct({
  id: 'staff.onpost.count',
  name: '在岗人员',
  synonyms: ['在岗干部职工', '现有在岗人员', '全局在岗'],
  unit: '人',
  helper: true,
  section: '2',
  system: 'S85',
  over: people,
  key: 'person',
  where: ({ w }) => sql`${s.leftOn} is null or ${s.leftOn} > ${w.asOf}::date`,
  definition: '截止日在本局任职的人员，离任的不计。',
})
const certified = distinct({
  id: 'staff.certified.count',
  name: '持行政执法证人员',
  synonyms: ['持有行政执法证', '持证执法人员'],
  unit: '人',
  helper: true,
  partOf: onPost.id,
  section: '2',
  system: 'S85',
  over: people,
  key: 'person',
  where: ({
    w,
  }) => sql`(${s.leftOn} is null or ${s.leftOn} > ${w.asOf}::date) and exists (select 1 from staff_credential k
    where k.county_code = ${s.countyCode} and k.staff_no = ${s.staffNo} and k.void_reason is null and k.kind = 'ENFORCEMENT'
      and k.issued_on <= ${w.asOf}::date and (k.valid_to is null or k.valid_to >= ${w.asOf}::date))`,
  definition: '在岗人员中，截止日持有有效行政执法证的人员。',
})

export const annualReportIndicators = [reportsFrozen, onPost, certified]
