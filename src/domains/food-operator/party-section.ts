import { sql } from '#platform/db/database.ts'
import type { PartySection } from '#kernel/dossier/declare.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import {
  cateringRating as r,
  foodConnection as c,
  foodGrading as g,
  foodOperator as o,
  foodSelfReport as s,
  openKitchen as k,
} from './tables.ts'
import {
  type CateringMark,
  type KitchenMode,
  type OperatorRole,
  type ReportKind,
  type RiskGrade,
  cateringMarks,
  kitchenModes,
  operatorRoles,
  reportKinds,
  riskGrades,
} from './terms.ts'
import { gradingStateOn } from './views.ts'

/** What a party is in the food trade, and what stands there. */
export const foodOperatorSection: PartySection = {
  title: '食品生产经营',
  reading: 'food-operator.read',
  records: [
    {
      id: 'food-operator.operator',
      title: '食品生产经营者名册',
      page: '/food-operators',
      rows: () => ({
        of: o,
        party: o.partyId,
        day: o.fromDay,
        said: [o.role, o.licenceNo, o.toDay],
        from: sql`from ${asKnownNow.at(o)}`,
      }),
      text: ([role, licenceNo, toDay]) =>
        `${operatorRoles[role as OperatorRole]}${licenceNo === null ? '' : ` ${licenceNo}`}${toDay === null ? '' : `，${toDay} 终止`}`,
      numbers: [{ title: '食品许可证编号', column: o.licenceNo }],
    },
    {
      id: 'food-operator.grading',
      title: '风险分级',
      page: '/food-gradings',
      rows: () => ({
        of: g,
        party: g.partyId,
        day: g.scoredOn,
        said: [g.year, g.grade, g.confirmedOn],
        from: sql`from ${asKnownNow.at(g)}`,
      }),
      text: ([year, grade, confirmedOn]) =>
        `${year} 年度风险等级 ${riskGrades[grade as RiskGrade]}${confirmedOn === null ? '，待确认' : ''}`,
    },
    {
      id: 'food-operator.rating',
      title: '餐饮服务经营者评定',
      page: null,
      rows: () => ({
        of: r,
        party: r.partyId,
        day: r.ratedOn,
        said: [r.year, r.mark],
        from: sql`from ${asKnownNow.at(r)}`,
      }),
      text: ([year, mark]) => `${year} 年度评定 ${cateringMarks[mark as CateringMark]}`,
    },
    {
      id: 'food-operator.connection',
      title: '食品电子监管',
      page: '/food-connections',
      rows: () => ({
        of: c,
        party: c.partyId,
        day: c.connectedOn,
        said: [c.platform, c.disconnectedOn],
        from: sql`from ${asKnownNow.at(c)}`,
      }),
      text: ([platform, ended]) => `接入${platform}${ended === null ? '' : `，${ended} 断开`}`,
    },
    {
      id: 'food-operator.self-report',
      title: '食品安全自查评价',
      page: '/food-self-reports',
      rows: () => ({
        of: s,
        party: s.partyId,
        day: s.submittedOn,
        said: [s.kind, s.periodFrom, s.periodTo],
        from: sql`from ${asKnownNow.at(s)}`,
      }),
      text: ([kind, from, to]) => `${reportKinds[kind as ReportKind]}报告，${from} 至 ${to}`,
    },
    {
      id: 'food-operator.kitchen',
      title: '明厨亮灶',
      page: '/open-kitchens',
      rows: () => ({
        of: k,
        party: k.partyId,
        day: k.startedOn,
        said: [k.mode, k.builtOn],
        from: sql`from ${asKnownNow.at(k)}`,
      }),
      text: ([mode, builtOn]) =>
        `${kitchenModes[mode as KitchenMode]}${builtOn === null ? '，建设中' : `，${builtOn} 建成`}`,
    },
  ],
  async warnings(q, partyId, { today }) {
    const high = await q.select(
      { id: g.id, grade: g.grade, confirmedOn: g.confirmedOn, plannedVisits: g.plannedVisits },
      sql`from ${asKnownNow.at(g)} where ${g.countyCode} = ${q.scope.county} and ${g.partyId} = ${partyId}
        and ${g.grade} in ('C', 'D') and ${gradingStateOn(today)} = 'VALID' order by ${g.scoredOn} desc limit 5`,
    )
    return high.map((x) => ({
      tone: 'amber' as const,
      day: x.confirmedOn,
      text: `食品安全风险等级 ${riskGrades[x.grade]}`,
      todo: `每年至少检查 ${x.plannedVisits ?? 2} 次，优先排入检查计划。`,
      basis: '食品安全法第一百零九条、食品生产经营监督检查管理办法第二十一条',
      page: `/food-gradings/${x.id}`,
    }))
  },
}
