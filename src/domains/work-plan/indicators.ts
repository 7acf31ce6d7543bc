import { sql } from '#platform/db/database.ts'
import { type Facts, events, population, ratioByRecord } from '#kernel/indicator/declare.ts'
import { planItem as i, workPlan as p } from './tables.ts'

const items = population({
  name: 'work-plan.items',
  business: 'work-plan',
  page: '/plan-items',
  from: (at) => sql`${at(i)} join ${at(p)} on ${p.countyCode} = ${i.countyCode} and ${p.id} = ${i.planId}`,
  record: i.id,
  keys: { record: i.id },
  single: ['record'],
  time: { kind: 'cohort' },
  day: i.dueOn,
  text: sql`${p.title} || '：' || ${i.content}`,
})

/** Items of the plans of the cut-off's year that stood by it and were not cancelled by it. */
const standing = ({ w }: Facts) =>
  sql`${p.year} = ${Number(w.asOf.slice(0, 4))} and ${p.adoptedOn} <= ${w.asOf}::date and (${i.cancelledOn} is null or ${i.cancelledOn} > ${w.asOf}::date)`

const described = { section: '3', system: 'S88', helper: true, over: items }

const planned = events({
  ...described,
  id: 'workplan.items.count',
  name: '年度计划事项',
  synonyms: ['工作计划事项', '计划任务'],
  unit: '项',
  where: standing,
  definition: '截止日所在年度的各项计划和方案中，截止日前已印发的事项；截止日前取消的不计，结转到下一年的仍计。',
})
const done = events({
  ...described,
  id: 'workplan.items.done.count',
  name: '年度计划完成事项',
  synonyms: ['已完成计划事项'],
  unit: '项',
  partOf: planned.id,
  where: (f) => sql`${standing(f)} and ${i.doneOn} <= ${f.w.asOf}::date`,
  definition: '上一项中，截止日前已经完成的。',
})
const overdue = events({
  ...described,
  id: 'workplan.items.overdue.count',
  name: '年度计划逾期事项',
  unit: '项',
  partOf: planned.id,
  where: (f) =>
    sql`${standing(f)} and ${i.dueOn} < ${f.w.asOf}::date and (${i.doneOn} is null or ${i.doneOn} > ${f.w.asOf}::date)
      and (${i.carriedOn} is null or ${i.carriedOn} > ${f.w.asOf}::date)`,
  definition: '计划事项中，期限在截止日之前、截止日还没有完成也没有结转的。',
})
const rate = ratioByRecord({
  section: '3',
  system: 'S88',
  helper: true,
  id: 'workplan.items.done.rate',
  name: '年度计划完成率',
  synonyms: ['计划完成率'],
  numerator: done,
  denominator: planned,
  definition: '年度计划完成事项除以年度计划事项。',
})

export const workPlanIndicators = [planned, done, overdue, rate]
