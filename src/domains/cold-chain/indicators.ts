import { sql } from '#platform/db/database.ts'
import { aboutTheme, gatheringPopulations } from '#kernel/gathering/counted.ts'
import { gathering as g, gatheringAttendee as a } from '#kernel/gathering/tables.ts'
import { distinct, events, labelled, population, sum } from '#kernel/indicator/declare.ts'
import type { Rule } from '#kernel/indicator/rule.ts'
import { notCovered } from '#kernel/inspection/claims.ts'
import { party } from '#kernel/party/tables.ts'
import { coldOperator as o, coldSampling as s, coldWorker as w } from './tables.ts'
import { interviewTheme, operatorKinds } from './terms.ts'

const business = 'cold-chain'
const { present } = gatheringPopulations(business)
const operators = population({
  name: 'cold-chain.operators',
  business,
  page: '/cold-operators',
  from: (at) => at(o),
  record: o.id,
  party: o.partyId,
  keys: { record: o.id, party: o.partyId },
  single: ['record'],
  time: { kind: 'stock', periods: [{ from: o.fromDay, to: o.toDay }] },
  day: o.fromDay,
  text: labelled(o.kind, operatorKinds),
})
const workers = population({
  name: 'cold-chain.workers',
  business,
  page: '/cold-workers',
  from: (at) => sql`${at(w)} join ${at(o)} on ${o.countyCode} = ${w.countyCode} and ${o.id} = ${w.operatorId}`,
  record: w.id,
  party: o.partyId,
  keys: { record: w.id, worker: sql`${w.operatorId}::text || ' ' || ${w.mark}` },
  single: ['record'],
  time: {
    kind: 'stock',
    periods: [
      { from: w.fromDay, to: w.toDay },
      { from: o.fromDay, to: o.toDay },
    ],
  },
  day: w.fromDay,
  text: sql`${w.mark} || '，' || ${w.job}`,
})
const samplings = population({
  name: 'cold-chain.samplings',
  business,
  page: '/cold-operators',
  from: (at) => sql`${at(s)} join ${at(o)} on ${o.countyCode} = ${s.countyCode} and ${o.id} = ${s.operatorId}`,
  record: o.id,
  party: o.partyId,
  keys: { record: s.id },
  time: { kind: 'flow', day: s.sampledOn },
  text: sql`${s.sampledOn}::text`,
})

export const interviewed = distinct({
  section: '1.4.1',
  system: 'S29',
  id: 'coldchain.operators.interviewed.count',
  name: '被约谈的冷链经营单位',
  synonyms: ['约谈冷链食品经营单位', '冷链食品经营单位负责人集中约谈', '集中约谈冷链食品经营单位'],
  unit: '家',
  over: present,
  key: 'party',
  where: aboutTheme(interviewTheme),
  definition: '举行日期在 1 月 1 日至截止日之间的冷链集中约谈到场的经营单位，一家约谈几次只计一次；没有到场的不计。',
})
export const standing = distinct({
  section: '1.4.1',
  system: 'S28',
  id: 'coldchain.operators.count',
  name: '冷链食品经营单位',
  synonyms: ['冷链食品经营单位家数', '全县冷链食品经营单位'],
  unit: '家',
  over: operators,
  key: 'party',
  definition: '截止日在营的冷链食品经营单位，一家只计一次；退出日期当天起不计。',
})
export const direct = distinct({
  section: '1.4.1',
  system: 'S31',
  id: 'coldchain.workers.direct_contact.count',
  name: '直接接触冷链食品从业人员',
  synonyms: ['直接接触冷链食品的从业人员', '冷链食品直接接触人员'],
  unit: '个',
  over: workers,
  key: 'worker',
  where: sql`${w.direct}`,
  definition: '截止日在岗、直接接触冷链食品的从业人员，所在单位也要在营；同一单位同一编号的人只计一个。',
})
const rounds = events({
  section: '1.4.1',
  system: 'S30',
  id: 'coldchain.samplings.count',
  name: '冷链核酸采样',
  helper: true,
  unit: '次',
  over: samplings,
  definition: '采样日期在 1 月 1 日至截止日之间的采样，一家一次一种为一次。',
})
const samples = sum({
  section: '1.4.1',
  system: 'S30',
  id: 'coldchain.samples.count',
  name: '冷链核酸采样份数',
  helper: true,
  unit: '批次',
  over: samplings,
  amount: s.count,
  measure: 'number',
  amountLabel: '份数',
  definition: '上述采样的份数之和。',
})
export const coldChainIndicators = [interviewed, standing, direct, rounds, samples]

/** C03: everybody in direct contact had two doses on the day, who may not be vaccinated left out. */
const allVaccinated: Rule = {
  id: 'C03',
  title: '直接接触冷链食品的从业人员全部完成接种',
  scope: '截止日在岗、直接接触冷链食品、没有免接种原因的从业人员，截止日前打完两剂',
  figures: [direct.id],
  async check({ q, reading, w: window, figure }) {
    const { exact } = await figure(direct.id)
    if (exact === null) return notCovered
    const on = sql`${window.asOf}::date`
    const missing = await q.rows<{ recordId: string; partyId: string; partyName: string; text: string }>(sql`
      select ${w.id} as "recordId", ${o.partyId} as "partyId", ${party.name} as "partyName", '编号 ' || ${w.mark} || ' 没有打完两剂' as text
      from ${reading.at(w)} join ${reading.at(o)} on ${o.countyCode} = ${w.countyCode} and ${o.id} = ${w.operatorId}
        join ${reading.at(party)} on ${party.countyCode} = ${o.countyCode} and ${party.id} = ${o.partyId}
      where ${w.direct} and ${w.exemption} is null and ${w.fromDay} <= ${on} and (${w.toDay} is null or ${w.toDay} > ${on})
        and ${o.fromDay} <= ${on} and (${o.toDay} is null or ${o.toDay} > ${on}) and (${w.dose2On} is null or ${w.dose2On} > ${on})
      order by 1`)
    const count = BigInt(exact)
    return {
      holds: count > 0n && missing.length === 0,
      text:
        count === 0n
          ? '没有登记直接接触人员，这句话不能写。'
          : missing.length === 0
            ? `直接接触人员 ${count} 个，都打完两剂或者免接种。`
            : `直接接触人员 ${count} 个，还有 ${missing.length} 个没有打完两剂。`,
      faults: missing.map((x) => ({ ...x, page: '/cold-workers' })),
    }
  },
}

/** E14: who was called in is the whole trade; names the operators that never came. */
const wholeTrade: Rule = {
  id: 'E14',
  title: '被约谈的冷链经营单位就是全部经营单位',
  figures: [interviewed.id, standing.id],
  async check({ q, reading, w: window, figure }) {
    const [came, all] = [await figure(interviewed.id), await figure(standing.id)]
    if (came.exact === null || all.exact === null) return notCovered
    const on = sql`${window.asOf}::date`
    const missing = await q.rows<{ recordId: string; partyId: string; partyName: string; text: string }>(sql`
      select ${o.id} as "recordId", ${o.partyId} as "partyId", ${party.name} as "partyName", '今年的集中约谈没有到场' as text
      from ${reading.at(o)} join ${reading.at(party)} on ${party.countyCode} = ${o.countyCode} and ${party.id} = ${o.partyId}
      where ${o.fromDay} <= ${on} and (${o.toDay} is null or ${o.toDay} > ${on})
        and not exists (select 1 from (select * from ${reading.at(a)}) a2 join (select * from ${reading.at(g)}) g2 on g2.county_code = a2.county_code and g2.id = a2.gathering_id
          where a2.county_code = ${o.countyCode} and a2.party_id = ${o.partyId} and a2.attendance = 'PRESENT' and g2.theme = ${interviewTheme}
            and g2.held_on between ${window.from}::date and ${on})
      order by 1`)
    const none = BigInt(came.exact) === 0n
    return {
      holds: none || missing.length === 0,
      text: none
        ? '今年没有集中约谈，不核对。'
        : `约谈到场 ${came.exact} 家，在营 ${all.exact} 家${missing.length === 0 ? '，都到场' : `，${missing.length} 家没有到场`}。`,
      faults: none ? [] : missing.map((x) => ({ ...x, page: '/cold-operators' })),
    }
  },
}
export const coldChainRules = [allVaccinated, wholeTrade]
