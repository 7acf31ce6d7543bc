import { yearOf } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { distinct, events, population } from '#kernel/indicator/declare.ts'
import type { Rule } from '#kernel/indicator/rule.ts'
import { notCovered } from '#kernel/inspection/claims.ts'
import { giMark as m, giMarkUser as u, patentReward as r, rewardBatch as b } from './tables.ts'

const business = 'intellectual-property'
const users = population({
  name: 'intellectual-property.users',
  business,
  page: '/gi-mark-users',
  from: (at) => at(u),
  record: u.id,
  party: u.partyId,
  keys: { record: u.id, user: u.userName },
  single: ['record'],
  time: { kind: 'flow', day: u.guidedOn },
  text: sql`${u.userName} || '，' || ${u.product}`,
})
const filings = population({
  name: 'intellectual-property.filings',
  business,
  page: '/gi-marks',
  from: (at) => at(m),
  record: m.id,
  keys: { record: m.id },
  single: ['record'],
  time: { kind: 'flow', day: m.filedOn },
  text: m.name,
})
const rewards = population({
  name: 'intellectual-property.rewards',
  business,
  page: '/patent-reward-batches',
  from: (at) => at(r),
  record: r.batchId,
  party: r.partyId,
  keys: { record: r.id },
  single: ['record'],
  time: { kind: 'flow', day: r.declaredOn },
  text: sql`${r.patentNo} || ' ' || ${r.title}`,
})

const guided = distinct({
  section: '1.3',
  system: 'S25',
  id: 'ip.gi.mark_users.guided.count',
  name: '指导使用地理标志专用标志的种植户',
  synonyms: ['使用专用标志的种植户', '指导种植户开展地理标志保护产品专用标志使用', '指导蜜橙种植户'],
  unit: '户',
  over: users,
  key: 'user',
  definition: '指导日期在 1 月 1 日至截止日之间的专用标志使用人，一户指导几种产品只计一户；后来停用的照计。',
})
const marksFiled = events({
  section: '1.3',
  system: 'S24',
  id: 'ip.gi.marks.filed.count',
  name: '申报地理标志商标',
  synonyms: ['地理标志证明商标申报'],
  helper: true,
  unit: '件',
  over: filings,
  definition: '申报日期（商标局受理）在 1 月 1 日至截止日之间的地理标志商标。',
})
const declared = events({
  section: '1.3',
  system: 'S26',
  id: 'ip.patent.rewards.declared.count',
  name: '专利奖励申报',
  helper: true,
  unit: '件',
  over: rewards,
  where: sql`${r.refusedReason} is null`,
  definition: '申报日期在 1 月 1 日至截止日之间的专利奖励，不予奖励的不计。',
})
export const ipIndicators = [guided, marksFiled, declared]

/** C01: every mark that was begun up to the day is filed. */
const marksAreFiled: Rule = {
  id: 'C01',
  title: '地理标志商标完成申报',
  scope: '本年度或者以前启动、本年度申报的地理标志商标；启动了没有申报的，这句话不能写',
  figures: [marksFiled.id],
  async check({ q, reading, w, figure }) {
    const { exact } = await figure(marksFiled.id)
    if (exact === null) return notCovered
    const waiting = await q.rows<{ id: string; name: string }>(sql`
      select ${m.id} as id, ${m.name} as name from ${reading.at(m)}
      where ${m.preparedOn} <= ${w.asOf}::date and (${m.filedOn} is null or ${m.filedOn} > ${w.asOf}::date) order by 1`)
    const count = BigInt(exact)
    return {
      holds: count > 0n && waiting.length === 0,
      text:
        count === 0n
          ? '本年度没有申报地理标志商标，这句话不能写。'
          : waiting.length === 0
            ? `申报 ${count} 件，启动的都已申报。`
            : `申报 ${count} 件，还有 ${waiting.length} 件没有申报。`,
      faults: waiting.map((x) => ({
        recordId: x.id,
        partyId: null,
        partyName: null,
        page: '/gi-marks',
        text: `${x.name}还没有申报`,
      })),
    }
  },
}

/** C02: the call of the first half of the year is closed. */
const firstHalfClosed: Rule = {
  id: 'C02',
  title: '上半年专利奖励申报完成',
  scope: '截止日所在年份上半年的专利奖励批次，截止日前申报完成',
  figures: [declared.id],
  async check({ q, reading, w, figure }) {
    if ((await figure(declared.id)).exact === null) return notCovered
    const [batch] = await q.rows<{ id: string; closedOn: string | null }>(sql`
      select ${b.id} as id, case when ${b.closedOn} <= ${w.asOf}::date then ${b.closedOn} end as "closedOn" from ${reading.at(b)}
      where ${b.year} = ${yearOf(w.asOf)} and ${b.half} = 'H1' and ${b.openedOn} <= ${w.asOf}::date`)
    const open = batch !== undefined && batch.closedOn === null
    return {
      holds: batch !== undefined && !open,
      text:
        batch === undefined
          ? '上半年还没有开始申报，这句话不能写。'
          : open
            ? '上半年这一批还没有申报完成。'
            : `已于 ${batch.closedOn} 申报完成。`,
      faults: open
        ? [
            {
              recordId: batch.id,
              partyId: null,
              partyName: null,
              page: '/patent-reward-batches',
              text: '上半年这一批还没有申报完成',
            },
          ]
        : [],
    }
  },
}
export const ipRules = [marksAreFiled, firstHalfClosed]
