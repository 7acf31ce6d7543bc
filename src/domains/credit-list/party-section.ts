import { type Queryable, sql } from '#platform/db/database.ts'
import type { Day } from '#platform/clock/day.ts'
import type { DossierDay, PartySection, PartyWarning } from '#kernel/dossier/declare.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { listingState } from './rules.ts'
import { abnormalListing as a, restriction as r, seriousListing as s } from './tables.ts'
import {
  type ListingKind,
  type ListingReason,
  listingKinds,
  listingReasons,
  listingStates,
  removalFits,
  removalReasons,
  restrictionModes,
  seriousStates,
} from './terms.ts'
import { listingsOf, seriousStateOn } from './views.ts'

const yearOf = (reportYear: number | string | null): string => (reportYear === null ? '' : `（${reportYear} 年度）`)

/** Lists that a party is or was on, and restrictions. */
export const creditListSection: PartySection = {
  title: '名录',
  reading: 'credit-list.read',
  records: [
    {
      id: 'credit-list.abnormal',
      title: '经营异常名录',
      page: '/abnormal-listings',
      rows: () => ({
        of: a,
        party: a.partyId,
        day: a.listedOn,
        said: [a.kind, a.reason, a.reportYear, a.listedOn, a.removedOn, a.correctedOn],
        from: sql`from ${asKnownNow.at(a)}`,
      }),
      text: ([kind, reason, reportYear, listedOn, removedOn, correctedOn], { today }) => {
        const dates = { listedOn: listedOn as Day, removedOn: removedOn as Day, correctedOn: correctedOn as Day }
        const state = listingStates[listingState(dates, today)]
        return `${listingKinds[kind as ListingKind]}：${listingReasons[reason as ListingReason]}${yearOf(reportYear ?? null)}，${state}`
      },
      numbers: [
        { title: '列入决定书', column: a.decisionNo, paper: a.listedOn },
        { title: '移出决定书', column: a.removalDecisionNo, paper: a.removedOn },
      ],
    },
    {
      id: 'credit-list.serious',
      title: '严重违法失信名单',
      page: null,
      rows: ({ today }) => ({
        of: s,
        party: s.partyId,
        day: s.listedOn,
        said: [s.ground, seriousStateOn(today), s.expiresOn],
        from: sql`from ${asKnownNow.at(s)}`,
      }),
      text: ([ground, state, expiresOn]) =>
        `列入严重违法失信名单：${ground}，${seriousStates[state as keyof typeof seriousStates]}${expiresOn === null ? '' : `，期满 ${expiresOn}`}`,
      numbers: [{ title: '列入严重违法失信名单决定书', column: s.decisionNo, paper: s.listedOn }],
    },
    {
      id: 'credit-list.restriction',
      title: '信用约束措施',
      page: null,
      rows: () => ({
        of: r,
        party: r.partyId,
        day: r.fromDay,
        said: [r.kind, r.mode, r.basis, r.toDay],
        from: sql`from ${asKnownNow.at(r)}`,
      }),
      text: ([kind, mode, basis, toDay]) =>
        `${restrictionModes[mode as keyof typeof restrictionModes]}：${kind}（${basis}）${toDay === null ? '' : `，至 ${toDay} 止`}`,
    },
  ],
  warnings,
}

/** Where a party is listed today, and what it may not do. */
async function warnings(q: Queryable, partyId: string, { today }: DossierDay): Promise<PartyWarning[]> {
  const listed = (await listingsOf(q, [partyId])).filter((l) => listingState(l, today) === 'LISTED')
  const serious = await q.select(
    { ground: s.ground, listedOn: s.listedOn, expiresOn: s.expiresOn },
    sql`from ${asKnownNow.at(s)} where ${s.countyCode} = ${q.scope.county} and ${s.partyId} = ${partyId} and ${seriousStateOn(today)} = 'LISTED'`,
  )
  const restricted = await q.select(
    { kind: r.kind, basis: r.basis, mode: r.mode, fromDay: r.fromDay, toDay: r.toDay },
    sql`from ${asKnownNow.at(r)} where ${r.countyCode} = ${q.scope.county} and ${r.partyId} = ${partyId}
      and ${r.fromDay} <= ${today}::date and (${r.toDay} is null or ${r.toDay} > ${today}::date)`,
  )
  return [
    ...serious.map((x) => ({
      tone: 'red' as const,
      day: x.listedOn,
      text: `在严重违法失信名单上：${x.ground}`,
      todo: `不适用告知承诺，不授予荣誉，提高检查比例${x.expiresOn === null ? '' : `；${x.expiresOn} 期满`}。`,
      basis: '市场监督管理严重违法失信名单管理办法',
      page: '/serious-listings',
    })),
    ...listed.map((l) => ({
      tone: 'red' as const,
      day: l.listedOn,
      text: `${l.kind === 'MARKING' ? '已标记为经营异常状态' : '在经营异常名录上'}：${listingReasons[l.reason]}${yearOf(l.reportYear)}`,
      todo: `告知其${removalFits[l.reason]
        .filter((x) => x !== 'ENDED')
        .map((x) => removalReasons[x])
        .join('或者')}后申请${l.kind === 'MARKING' ? '恢复正常记载' : '移出；移出前不能简易注销'}。`,
      basis:
        l.kind === 'MARKING'
          ? '个体工商户年度报告暂行办法第十三条至第十五条'
          : '企业信息公示暂行条例第十七条、市场主体登记管理条例实施细则第四十八条',
      page: `/abnormal-listings/${l.id}`,
    })),
    ...restricted.map((x) => ({
      tone: x.mode === 'BLOCK' ? ('red' as const) : ('amber' as const),
      day: x.fromDay,
      text: `${restrictionModes[x.mode]}：${x.kind}`,
      todo: x.toDay === null ? '办理有关事项前先核对适用范围。' : `到 ${x.toDay} 止；办理有关事项前先核对适用范围。`,
      basis: x.basis,
      page: null,
    })),
  ]
}
