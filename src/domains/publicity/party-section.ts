import { type Day } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import type { PartySection } from '#kernel/dossier/declare.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { publicationNotice as n } from './tables.ts'
import { type NoticeKind, type NoticeState, noticeKinds, noticeStates } from './terms.ts'
import { noticeStateOn } from './views.ts'

/** Documents about a party that are or were public. */
export const publicitySection: PartySection = {
  title: '信息公示',
  reading: 'publicity.read',
  records: [
    {
      id: 'publicity.notice',
      title: '公示的文书',
      page: '/publicity-notices',
      rows: ({ today }) => ({
        of: n,
        party: n.partyId,
        day: sql`coalesce(${n.publishedOn}, ${n.documentOn})`,
        said: [n.kind, n.documentNo, noticeStateOn(today)],
        from: sql`from ${asKnownNow.at(n)}`,
      }),
      text: ([kind, documentNo, state]) =>
        `${noticeKinds[kind as NoticeKind]} ${documentNo}，${noticeStates[state as NoticeState]}`,
      numbers: [{ title: '文书', column: n.documentNo, paper: n.documentOn }],
    },
  ],
  async warnings(q, partyId, { today }) {
    const rows = await q.select(
      {
        id: n.id,
        documentNo: n.documentNo,
        kind: n.kind,
        dueOn: n.dueOn,
        publishedOn: n.publishedOn,
        until: n.publicUntil,
        state: noticeStateOn(today),
      },
      sql`from ${asKnownNow.at(n)} where ${n.countyCode} = ${q.scope.county} and ${n.partyId} = ${partyId}
        and (${noticeStateOn(today)} = 'OVERDUE' or (${n.kind} = 'PENALTY' and ${noticeStateOn(today)} = 'PUBLISHED')) order by ${n.documentOn} desc limit 50`,
    )
    return rows.map((x) =>
      x.state === 'OVERDUE'
        ? {
            tone: 'red' as const,
            day: x.dueOn as Day,
            text: `${noticeKinds[x.kind]} ${x.documentNo} 应在 ${x.dueOn} 前公示，已逾期`,
            todo: '在公示系统公示后登记公示日期。',
            basis: '企业信息公示暂行条例第六条',
            page: `/publicity-notices/${x.id}`,
          }
        : {
            tone: 'amber' as const,
            day: x.publishedOn as Day,
            text: `行政处罚 ${x.documentNo} 正在公示${x.until === null ? '' : `，到 ${x.until} 止`}`,
            todo: '可以告知其信用修复的条件和办法。',
            basis: '市场监督管理行政处罚信息公示规定第十三条',
            page: `/publicity-notices/${x.id}`,
          },
    )
  },
}
