import { type SQL, sql } from '#platform/db/database.ts'
import { yearOf, yearStart } from '#platform/clock/day.ts'
import { type Facts, events, population, ratioOfSums, sum } from '#kernel/indicator/declare.ts'
import { sample as s, samplingTask as t } from './tables.ts'
import { drugStages, foodKinds } from './terms.ts'
import { verdictOn } from './views.ts'

/** Lines of the plan of the cut-off's year that were assigned by then. */
const tasks = population({
  name: 'sampling.tasks',
  business: 'sampling',
  page: '/sampling-tasks',
  from: (at) => at(t),
  record: t.id,
  keys: { record: t.id },
  single: ['record'],
  time: { kind: 'cohort', since: ({ w }) => yearStart(w.asOf) },
  day: t.assignedOn,
  text: sql`${t.taskNo} || ' ' || coalesce(${t.category}, ${t.planName})`,
})

/** Samples with the line of the plan that they were taken for. */
const samples = population({
  name: 'sampling.samples',
  business: 'sampling',
  page: '/samples',
  from: (at) => sql`${at(s)} join ${at(t)} on ${t.countyCode} = ${s.countyCode} and ${t.id} = ${s.taskId}`,
  record: s.id,
  party: s.partyId,
  keys: { record: s.id, party: s.partyId },
  single: ['record'],
  time: { kind: 'cohort', since: ({ w }) => yearStart(w.asOf) },
  day: s.reportedOn,
  text: sql`${s.formNo} || ' ' || ${s.productName}`,
})

/** Failed samples by the day on which their result came to us. */
const failed = population({
  name: 'sampling.failed',
  business: 'sampling',
  page: '/samples',
  from: (at) => sql`${at(s)} join ${at(t)} on ${t.countyCode} = ${s.countyCode} and ${t.id} = ${s.taskId}`,
  record: s.id,
  party: s.partyId,
  keys: { record: s.id, party: s.partyId },
  single: ['record'],
  time: { kind: 'flow', day: s.receivedOn },
  text: sql`${s.formNo} || ' ' || ${s.productName} || ' ' || coalesce(${s.failedItems}, '')`,
})

const food = sql`${t.kind} = any (${sql.param(foodKinds)}::text[])`
const drug = sql`${t.kind} = 'DRUG' and ${t.stage} = any (${sql.param(drugStages)}::text[])`
const planned =
  (kind: SQL) =>
  ({ w }: Facts): SQL =>
    sql`${kind} and ${t.year} = ${yearOf(w.asOf)}::int and ${t.assignedOn} <= ${w.asOf}::date`
const done =
  (kind: SQL) =>
  (f: Facts): SQL =>
    sql`${planned(kind)(f)} and ${s.reportedOn} <= ${f.w.asOf}::date`
const failedFood = ({ w }: Facts): SQL => sql`${food} and ${verdictOn(w.asOf)} = 'NON_CONFORM'`

const s68 = { section: '1.7.5', system: 'S68' }
const s69 = { section: '1.7.5', system: 'S69' }
const s70 = { section: '1.7.5', system: 'S70' }
const batch = { unit: '批次' as const, measure: 'number' as const }

const foodPlanned = sum({
  ...s68,
  ...batch,
  id: 'sampling.food.planned.batches',
  name: '食品抽检总任务',
  synonyms: ['食品及食用农产品抽检总任务', '食品及食用农产品抽检任务', '抽检总任务'],
  over: tasks,
  where: planned(food),
  amount: t.batches,
  amountLabel: '计划批次',
  definition: '截止日所在年度的抽检计划中，截止日前下达的食品和食用农产品任务批次合计，上级下达由本县承担的也计。',
})
const foodDone = sum({
  ...s68,
  ...batch,
  id: 'sampling.food.done.batches',
  name: '食品抽检已完成',
  synonyms: ['食品抽检完成', '已完成食品抽检', '完成抽检', '完成食品抽检', '完成食品抽检任务'],
  over: samples,
  where: done(food),
  amount: sql`1::bigint`,
  amountLabel: '批次',
  definition: '上述任务中，截止日前已出检验报告的样品批次；只抽样还没有报告的不计。',
})
const foodRate = ratioOfSums({
  ...s68,
  id: 'sampling.food.done.rate',
  name: '食品抽检完成率',
  synonyms: ['食品抽检任务完成率', '抽检任务完成率', '抽检完成率'],
  numerator: foodDone,
  denominator: foodPlanned,
  definition: '已完成批次除以总任务批次；超额完成的大于 100％，照实印出。',
})
const drugPlanned = sum({
  ...s69,
  ...batch,
  id: 'sampling.drug.planned.batches',
  name: '药品抽检任务',
  synonyms: ['药品质量抽查检验任务', '药品抽验任务', '药品抽查检验任务'],
  over: tasks,
  where: planned(drug),
  amount: t.batches,
  amountLabel: '计划批次',
  definition: '截止日所在年度的抽检计划中，截止日前下达的药品零售和使用环节任务批次合计。',
})
const drugDone = sum({
  ...s69,
  ...batch,
  id: 'sampling.drug.done.batches',
  name: '药品抽检已完成',
  synonyms: ['药品抽检完成', '完成药品抽检', '药品抽验完成'],
  over: samples,
  where: done(drug),
  amount: sql`1::bigint`,
  amountLabel: '批次',
  definition: '上述药品任务中，截止日前已出检验报告的样品批次。',
})
const failedCount = events({
  ...s70,
  id: 'sampling.food.failed.count',
  name: '食品抽检不合格',
  synonyms: ['食品抽检不合格样品', '不合格食品', '抽检不合格', '不合格样品'],
  unit: '件',
  over: failed,
  where: failedFood,
  definition: '1 月 1 日至截止日收到不合格结论的食品和食用农产品样品；截止日前复检改判合格的不计。',
})
const disposedCount = events({
  ...s70,
  id: 'sampling.food.failed.disposed.count',
  name: '不合格食品已处置',
  synonyms: ['不合格已处置', '已按规定处置', '不合格处置完毕', '核查处置完毕'],
  unit: '件',
  partOf: failedCount.id,
  over: failed,
  where: (f) => sql`${failedFood(f)} and ${s.closedOn} <= ${f.w.asOf}::date`,
  definition: '上述不合格样品中，截止日前核查处置已办结的。',
})
const pendingCount = events({
  ...s70,
  id: 'sampling.food.failed.pending.count',
  name: '不合格食品正在处置',
  synonyms: ['不合格正在办理', '不合格正在处置', '正在核查处置'],
  unit: '件',
  partOf: failedCount.id,
  over: failed,
  where: (f) => sql`${failedFood(f)} and (${s.closedOn} is null or ${s.closedOn} > ${f.w.asOf}::date)`,
  definition: '上述不合格样品中，截止日还没有办结核查处置的；以前年度结转的另有指标。',
})
const failedBefore = population({ ...failed, name: 'sampling.carried', time: { kind: 'cohort' } })
const carriedCount = events({
  ...s70,
  id: 'sampling.food.failed.carried.count',
  name: '以前年度结转的不合格处置',
  unit: '件',
  helper: true,
  over: failedBefore,
  where: (f) =>
    sql`${failedFood(f)} and ${s.receivedOn} < ${f.w.from}::date and (${s.closedOn} is null or ${s.closedOn} > ${f.w.asOf}::date)`,
  definition: '今年以前收到不合格结论、截止日还没有办结核查处置的食品和食用农产品样品。',
})

export const samplingIndicators = [
  foodPlanned,
  foodDone,
  foodRate,
  drugPlanned,
  drugDone,
  failedCount,
  disposedCount,
  pendingCount,
  carriedCount,
]
