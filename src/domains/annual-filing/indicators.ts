import { day } from '#platform/clock/day.ts'
import { type SQL, sql } from '#platform/db/database.ts'
import { type Distinct, type Facts, distinct, events, population, ratio, sum } from '#kernel/indicator/declare.ts'
import { messageContact as m } from '#kernel/message/tables.ts'
import { effectiveResults } from '#kernel/message/terms.ts'
import { partyClass, partyLabel, partyState } from '#kernel/party/tables.ts'
import { type EntityCategory, enterpriseCategories, existingStates } from '#kernel/party/terms.ts'
import type { TallySubject } from '#kernel/tally/subject.ts'
import { windowEnd } from './rules.ts'
import { annualFiling as f } from './tables.ts'
import { type OutreachPurpose, seMakerLabel } from './terms.ts'

const covers = (t: { fromDay: SQL | unknown; toDay: SQL | unknown }, on: string): SQL =>
  sql`${t.fromDay} <= ${on}::date and (${t.toDay} is null or ${t.toDay} > ${on}::date)`

/**
 * Who must report for the report year (实际应年报数): parties that existed on 31 December of that year and still exist on the
 * cut-off day, in the category they had at the year's end, with their filing where there is one. A party that left drops out
 * of both sides of a rate.
 */
const duty = population({
  name: 'annual-filing.duty',
  business: 'annual-filing',
  alsoReads: ['entity'],
  page: '/parties',
  windowed: true,
  from: (at, { w }) => sql`${at(partyState)}
    join (select county_code, party_id from ${at(partyState)}
      where state = any (${sql.param(existingStates)}::text[]) and ${covers(partyState, w.reportYearEnd)}) existed
      on existed.county_code = ${partyState.countyCode} and existed.party_id = ${partyState.partyId}
    join ${at(partyClass)} on ${partyClass.countyCode} = ${partyState.countyCode} and ${partyClass.partyId} = ${partyState.partyId}
    left join ${at(f)} on ${f.countyCode} = ${partyState.countyCode} and ${f.partyId} = ${partyState.partyId}
      and ${f.reportYear} = ${w.reportYear} and ${f.firstFiledOn} <= ${w.asOf}::date
    left join (select distinct county_code, party_id from ${at(partyLabel)} where label = ${seMakerLabel} and ${covers(partyLabel, w.reportYearEnd)}) maker
      on maker.county_code = ${partyState.countyCode} and maker.party_id = ${partyState.partyId}`,
  record: partyState.partyId,
  party: partyState.partyId,
  keys: { party: partyState.partyId },
  single: ['party'],
  time: { kind: 'cohort' },
  day: f.firstFiledOn,
  text: sql`case when ${f.id} is null then '未报' else ${f.reportYear} || '年度报告' end`,
})

/** The same relation, its lines opening the filing itself. */
const filings = { ...duty, page: '/annual-filings', record: f.id }

/** What must hold on every line: the state and category periods asked for. */
const standing =
  (categories: readonly EntityCategory[]) =>
  ({ w }: Facts): SQL =>
    sql`${partyState.state} = any (${sql.param(existingStates)}::text[]) and ${covers(partyState, w.asOf)} and ${covers(partyClass, w.reportYearEnd)}
      and ${partyClass.category} = any (${sql.param([...categories])}::text[])`

const filed = sql`${f.id} is not null`
const late = ({ w, law }: Facts): SQL => sql`${f.firstFiledOn} > ${windowEnd(w.reportYear, law)}::date`

interface Group {
  id: 'enterprise' | 'cooperative' | 'individual' | 'se_maker'
  name: string
  categories: readonly EntityCategory[]
  synonyms: readonly string[]
  unit: '户' | '家'
  maker?: boolean
}

const groups: readonly Group[] = [
  { id: 'enterprise', name: '企业', categories: enterpriseCategories, synonyms: [], unit: '户' },
  {
    id: 'cooperative',
    name: '农民专业合作社',
    categories: ['COOP'],
    synonyms: ['农专社', '合作社', '农合'],
    unit: '户',
  },
  { id: 'individual', name: '个体工商户', categories: ['INDIVIDUAL'], synonyms: ['个体户', '个体'], unit: '户' },
  {
    id: 'se_maker',
    name: '特种设备生产企业',
    categories: [...enterpriseCategories, 'COOP', 'INDIVIDUAL'],
    synonyms: ['特种设备生产单位', '特种设备制造企业'],
    unit: '家',
    maker: true,
  },
]

const common = { section: '1.2', system: 'S11' }
const noAppraisal = (g: Group) => (g.id === 'individual' ? { noAppraisalFrom: day('2022-11-01') } : {})

const figuresOf = (g: Group) => {
  const where =
    (more?: SQL | ((facts: Facts) => SQL)) =>
    (facts: Facts): SQL =>
      sql.join(
        [
          standing(g.categories)(facts),
          ...(g.maker ? [sql`maker.party_id is not null`] : []),
          ...(more ? [typeof more === 'function' ? more(facts) : more] : []),
        ],
        sql` and `,
      )
  const words = [g.name, ...g.synonyms]
  const obliged = distinct({
    ...common,
    id: `annualreports.${g.id}.obliged.count`,
    name: `应年报${g.name}`,
    synonyms: words.map((x) => `应报送年报的${x}`),
    unit: g.unit,
    helper: true,
    over: duty,
    key: 'party',
    where: where(),
    definition: `报告年度（截止日上一年）12 月 31 日存续、截止日仍存续的${g.name}户数；其后注销、吊销、迁出的退出应报数。`,
  })
  const filedCount = distinct({
    ...common,
    id: `annualreports.${g.id}.filed.count`,
    name: `${g.name}已年报户数`,
    synonyms: words.flatMap((x) => [`${x}年报`, `${x}报送年报`, `${x}完成年报`, `已年报${x}`]),
    unit: g.unit,
    ...(g.maker ? { helper: true } : {}),
    over: filings,
    key: 'party',
    where: where(filed),
    definition: `应年报${g.name}中，截止日前已报送上一年度报告的户数，按时与逾期补报都计。`,
  })
  const lateCount = distinct({
    ...common,
    id: `annualreports.${g.id}.filed.late.count`,
    name: `${g.name}逾期补报户数`,
    unit: g.unit,
    helper: true,
    partOf: filedCount.id,
    over: filings,
    key: 'party',
    where: where((facts) => sql`${filed} and ${late(facts)}`),
    definition: `上一项中，6 月 30 日以后才首次报送的${g.name}户数。`,
  })
  const rate = ratio({
    ...common,
    ...noAppraisal(g),
    id: `annualreports.${g.id}.filed.rate`,
    name: `${g.name}年报率`,
    synonyms: words.flatMap((x) => [`${x}年报公示率`, `${x}年报完成率`, `${x}年报申报率`]),
    key: 'party',
    numerator: filedCount as Distinct<'party'>,
    denominator: obliged as Distinct<'party'>,
    definition: `${g.name}已年报户数除以应年报户数（自然年报率）。`,
  })
  return [filedCount, obliged, lateCount, rate]
}

const contacts = population({
  name: 'annual-filing.contacts',
  business: 'annual-filing',
  from: (at) => at(m),
  record: m.id,
  party: m.partyId,
  keys: { record: m.id, party: m.partyId },
  single: ['record'],
  time: { kind: 'flow', day: m.happenedOn },
  text: sql`coalesce(${m.content}, '') || case when ${m.quantity} > 1 then '（汇总 ' || ${m.quantity} || ' 条）' else '' end`,
  declared: m.declared,
})

const contacted = (purpose: OutreachPurpose, channel: 'SMS' | 'CALL' | 'ONSITE'): SQL =>
  sql`${m.purpose} = ${purpose} and ${m.channel} = ${channel} and ${m.result} = any (${sql.param([...effectiveResults])}::text[])`

const outreach = { section: '1.2', system: 'S12', over: contacts }

const reminderTexts = sum({
  ...outreach,
  id: 'annualreports.outreach.sms.count',
  name: '年报宣传短信',
  tally: 'annual-filing.sms',
  synonyms: ['年报提醒短信', '发送年报短信', '群发年报宣传短信', '年报催报短信'],
  unit: '条',
  amount: m.quantity,
  measure: 'number',
  amountLabel: '条数',
  where: contacted('ANNUAL_REPORT', 'SMS'),
  definition:
    '今年 1 月 1 日至截止日发出的年报宣传短信条数：网关已接收、没有回执未送达的，包括回执送达的；发送失败、结果不明、未发送的不计。运营商月结单在计数登记里录入，照数计入并注明。',
})
const remindersDelivered = sum({
  ...outreach,
  id: 'annualreports.outreach.sms.delivered.count',
  name: '年报宣传短信回执送达',
  tally: 'annual-filing.sms',
  unit: '条',
  helper: true,
  partOf: reminderTexts.id,
  amount: m.quantity,
  measure: 'number',
  amountLabel: '条数',
  where: sql`${contacted('ANNUAL_REPORT', 'SMS')} and ${m.result} = 'SUCCESS'`,
  definition: '上一项中，回执确认送达的条数；运营商月结单只列送达条数，也在内。',
})
const reminderCalls = events({
  ...outreach,
  id: 'annualreports.outreach.calls.count',
  name: '年报电话通知',
  tally: 'annual-filing.calls',
  synonyms: ['电话通知', '电话提醒', '电话催报', '拨打电话提醒年报'],
  unit: '人次',
  where: contacted('ANNUAL_REPORT', 'CALL'),
  definition:
    '今年 1 月 1 日至截止日接通的年报提醒电话次数，每次一条记录；没有逐次记录、在计数登记里录入的照数计入并注明。',
})
const onsite = events({
  ...outreach,
  id: 'annualreports.outreach.onsite.count',
  name: '现场指导网上年报',
  tally: 'annual-filing.onsite',
  synonyms: ['现场指导', '现场辅导年报', '现场帮助填报', '指导市场主体网上年报'],
  unit: '人次',
  where: contacted('ANNUAL_REPORT', 'ONSITE'),
  definition:
    '今年 1 月 1 日至截止日在窗口或经营场所现场指导填报年报的人次；没有逐次记录、在计数登记里录入的照数计入并注明。',
})
const antiFraud = sum({
  ...outreach,
  id: 'annualreports.outreach.antifraud_sms.count',
  name: '防年报诈骗短信',
  tally: 'annual-filing.antifraud-sms',
  synonyms: ['防诈骗短信', '防范年报诈骗短信', '反诈短信', '防年报诈骗提醒短信'],
  unit: '条',
  amount: m.quantity,
  measure: 'number',
  amountLabel: '条数',
  where: contacted('ANTI_FRAUD', 'SMS'),
  definition:
    '今年 1 月 1 日至截止日发出的防年报诈骗提示短信条数：网关已接收、没有回执未送达的，包括回执送达的；发送失败、结果不明、未发送的不计；运营商月结单在计数登记里录入，照数计入并注明。',
})

/** Outreach that is known only as a number. */
export const annualFilingTallies: readonly TallySubject[] = [
  { code: 'annual-filing.sms', title: '年报宣传短信', unit: '条' },
  { code: 'annual-filing.antifraud-sms', title: '防年报诈骗短信', unit: '条' },
  { code: 'annual-filing.calls', title: '年报电话通知', unit: '人次' },
  { code: 'annual-filing.onsite', title: '现场指导网上年报', unit: '人次' },
]

export const annualFilingIndicators = [
  reminderTexts,
  remindersDelivered,
  reminderCalls,
  onsite,
  antiFraud,
  ...groups.flatMap(figuresOf),
]
