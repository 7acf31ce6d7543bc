import type { PartySection } from '#kernel/dossier/declare.ts'
import { sql } from '#platform/db/database.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { adverseReport as r, drugUnitGrade as g } from './tables.ts'
import {
  type CreditGrade,
  type ReportKind,
  type ReportState,
  type UnitRole,
  creditGrades,
  reportKinds,
  reportStates,
  unitRoles,
} from './terms.ts'
import { reportStateOn } from './views.ts'

/** What a unit reported, and its credit classes. */
export const drugDeviceSection: PartySection = {
  title: '药械化',
  reading: 'drug-device.read',
  records: [
    {
      id: 'drug-device.grade',
      title: '药械化信用等级',
      page: '/drug-unit-grades',
      rows: () => ({
        of: g,
        party: g.partyId,
        day: g.gradedOn,
        said: [g.role, g.grade, sql`${g.year}::text`],
        from: sql`from ${asKnownNow.at(g)}`,
      }),
      text: ([role, grade, year]) =>
        `${year} 年度${unitRoles[role as UnitRole]}信用等级：${creditGrades[grade as CreditGrade]}`,
    },
    {
      id: 'drug-device.report',
      title: '不良反应（事件）报告',
      page: '/adverse-reports',
      rows: ({ today }) => ({
        of: r,
        party: r.partyId,
        day: r.reportedOn,
        said: [r.kind, r.productName, reportStateOn(today)],
        from: sql`from ${asKnownNow.at(r)}`,
      }),
      text: ([kind, product, state]) =>
        `报告${reportKinds[kind as ReportKind]}不良反应（事件）：${product}，${reportStates[state as ReportState]}`,
      numbers: [{ title: '报告编号', column: r.reportNo }],
    },
  ],
}
