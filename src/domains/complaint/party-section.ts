import { addDays } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import type { PartySection } from '#kernel/dossier/declare.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { complaintMatter as m, odrEnterprise as o } from './tables.ts'
import { type Category, type MatterKind, type MatterState, categories, matterKinds, matterStates } from './terms.ts'
import { matterStateOn } from './views.ts'

/** So many complaints about one firm within a year are worth knowing before anybody goes there. */
const many = 5

/** Complaints and reports about a party, and its place among the firms that settle online. */
export const complaintSection: PartySection = {
  title: '投诉举报',
  reading: 'complaint.read',
  records: [
    {
      id: 'complaint.matter',
      title: '投诉举报件',
      page: '/complaints',
      rows: ({ today }) => ({
        of: m,
        party: m.partyId,
        day: m.receivedOn,
        said: [m.kind, m.category, m.matterNo, matterStateOn(today)],
        from: sql`from ${asKnownNow.at(m)}`,
        handler: m.handler,
      }),
      text: ([kind, category, matterNo, state]) =>
        `${categories[category as Category]}${matterKinds[kind as MatterKind]} ${matterNo}，${matterStates[state as MatterState]}`,
      numbers: [
        { title: '登记编号', column: m.matterNo },
        { title: '12345 工单', column: m.hotlineNo },
        { title: '平台编号', column: m.externalNo },
        { title: '调解书', column: m.deedNo, paper: m.settledOn },
        { title: '立案编号', column: m.caseNo },
      ],
    },
    {
      id: 'complaint.odr',
      title: 'ODR 企业',
      page: '/odr-enterprises',
      rows: () => ({
        of: o,
        party: o.partyId,
        day: o.enrolledOn,
        said: [o.enrolledOn, o.exitedOn],
        from: sql`from ${asKnownNow.at(o)}`,
      }),
      text: ([enrolledOn, exitedOn]) => (exitedOn === null ? `${enrolledOn} 入驻 ODR` : `ODR 企业，${exitedOn} 退出`),
    },
  ],
  async warnings(q, partyId, { today }) {
    const [row] = await q.rows<{ all: number; open: number }>(
      sql`select count(*)::int as "all", count(*) filter (where ${m.closedOn} is null)::int as open from ${asKnownNow.at(m)}
        where ${m.countyCode} = ${q.scope.county} and ${m.partyId} = ${partyId} and ${m.kind} <> 'CONSULT' and ${m.mergedInto} is null
          and ${m.receivedOn} > ${addDays(today, -365)}::date`,
    )
    if (row!.all < many && row!.open === 0) return []
    return [
      {
        tone: 'amber' as const,
        day: null,
        text: `近一年被投诉举报 ${row!.all} 件，在办 ${row!.open} 件`,
        todo: '上门、约谈前先看这些件的处理情况；举报人的情况不得透露。',
        basis: '市场监督管理投诉举报处理办法第三十七条',
        page: null,
      },
    ]
  },
}
