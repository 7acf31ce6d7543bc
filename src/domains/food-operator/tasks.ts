import { addDays } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { party } from '#kernel/party/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type OpenTasks, type TaskKind, workingDaysAfter } from '#kernel/task/declare.ts'
import { confirmFoodGrading, scoreFoodOperator } from './contract.ts'
import { followFoodSelfReport, putKitchenOnline, reviewFoodSelfReport } from './supervision-contract.ts'
import {
  foodGrading as g,
  foodOperator as o,
  foodSelfReport as s,
  kitchenOnline as n,
  openKitchen as k,
} from './tables.ts'
import { type ReportKind, type RiskGrade, reportKinds, riskGrades } from './terms.ts'

const reading = 'food-operator.read'
const named = (of: typeof g | typeof s | typeof k) =>
  sql`join ${party} on ${party.countyCode} = ${of.countyCode} and ${party.id} = ${of.partyId}`

/** Grades to be confirmed, and grades that end soon or ended (每年评定一次). */
const gradings: TaskKind[] = [
  {
    id: 'food-operator.confirm',
    title: '待确认的风险等级',
    permission: confirmFoodGrading.permission,
    reading,
    page: '/food-gradings',
    act: confirmFoodGrading.name,
    warn: 5,
    open: () => ({
      id: g.id,
      station: g.stationCode,
      dueOn: sql`null`,
      said: [party.name, g.grade],
      from: sql`from ${asKnownNow.at(g)} ${named(g)} where ${g.countyCode} = current_setting('app.county', true) and ${g.confirmedOn} is null`,
    }),
    text: ([name, grade]) => `${name}评为${riskGrades[grade as RiskGrade]}，等确认`,
  },
  {
    id: 'food-operator.grade-again',
    title: '到期应重评的风险等级',
    permission: scoreFoodOperator.permission,
    reading,
    page: '/food-operators',
    act: scoreFoodOperator.name,
    warn: 10,
    open: ({ today, law }) => ({
      id: g.operatorId,
      station: g.stationCode,
      dueOn: sql`${g.validTo}`,
      said: [party.name, g.grade],
      from: sql`from ${asKnownNow.at(g)} ${named(g)} join ${o} on ${o.countyCode} = ${g.countyCode} and ${o.id} = ${g.operatorId}
        where ${g.countyCode} = current_setting('app.county', true) and ${g.replacedOn} is null
          and ${g.validTo} <= ${addDays(today, law.number('food.grade.warn.days', today))}::date
          and ${o.voidReason} is null and (${o.toDay} is null or ${o.toDay} > ${today}::date)
          and not exists (select 1 from food_grading later where later.county_code = ${g.countyCode} and later.operator_id = ${g.operatorId}
            and later.void_reason is null and later.year > ${g.year})`,
    }),
    text: ([name, grade]) => `${name}的${riskGrades[grade as RiskGrade]}到期，要重新评定`,
  },
]

/** Reports that wait for an answer, and hazards in them that are to be cleared (食品安全法第四十七条). */
const reports: TaskKind[] = [
  {
    id: 'food-operator.review-report',
    title: '待审核的自查评价报告',
    permission: reviewFoodSelfReport.permission,
    reading,
    page: '/food-self-reports',
    act: reviewFoodSelfReport.name,
    warn: 5,
    open: (d) => ({
      id: s.id,
      station: s.stationCode,
      dueOn: workingDaysAfter(s.submittedOn, 'food.self-report.review.days', d),
      said: [party.name, s.kind],
      from: sql`from ${asKnownNow.at(s)} ${named(s)} where ${s.countyCode} = current_setting('app.county', true) and ${s.reviewedOn} is null`,
    }),
    text: ([name, kind]) => `${name}的${reportKinds[kind as ReportKind]}报告`,
  },
  {
    id: 'food-operator.follow-report',
    title: '待核实的自查隐患整改',
    permission: followFoodSelfReport.permission,
    reading,
    page: '/food-self-reports',
    act: followFoodSelfReport.name,
    warn: 3,
    open: () => ({
      id: s.id,
      station: s.stationCode,
      dueOn: sql`${s.followDueOn}`,
      said: [party.name, s.hazards],
      from: sql`from ${asKnownNow.at(s)} ${named(s)} where ${s.countyCode} = current_setting('app.county', true)
        and ${s.followedOn} is null and ${s.followDueOn} is not null`,
    }),
    text: ([name, hazards]) => `${name}自查的隐患：${hazards}`,
  },
]

/** Open kitchens whose pictures stopped. */
const offline: TaskKind = {
  id: 'food-operator.kitchen-offline',
  title: '断线待恢复的明厨亮灶',
  permission: putKitchenOnline.permission,
  reading,
  page: '/open-kitchens',
  act: putKitchenOnline.name,
  warn: 3,
  open: ({ today, law }) => ({
    id: k.id,
    station: k.stationCode,
    dueOn: sql`${n.toDay} + ${law.number('food.kitchen.offline.days', today)}::int`,
    said: [party.name, n.toDay],
    from: sql`from ${asKnownNow.at(n)} join ${k} on ${k.countyCode} = ${n.countyCode} and ${k.id} = ${n.kitchenId} ${named(k)}
      where ${n.countyCode} = current_setting('app.county', true) and ${n.toDay} <= ${today}::date
        and ${k.voidReason} is null and ${k.removedOn} is null
        and not exists (select 1 from kitchen_online later where later.county_code = ${n.countyCode} and later.kitchen_id = ${n.kitchenId}
          and later.void_reason is null and later.from_day > ${n.fromDay})`,
  }),
  text: ([name, since]) => `${name}的明厨亮灶自 ${since} 起断线`,
}

export const foodOperatorTasks: OpenTasks = [...gradings, ...reports, offline]
