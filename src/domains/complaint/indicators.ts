import { sql } from '#platform/db/database.ts'
import { type Facts, bound, distinct, events, labelled, population, ratio, sum } from '#kernel/indicator/declare.ts'
import { complaintMatter as m, mediationSession as se, odrEnterprise as o } from './tables.ts'
import { matterKinds } from './terms.ts'

const words = sql`${m.matterNo} || ' ' || ${labelled(m.kind, matterKinds)} || '，' || ${m.respondentName}`

/** Complaints and reports by the day they were taken in: a complaint when accepted, a report when registered. */
const accepted = population({
  name: 'complaint.accepted',
  business: 'complaint',
  page: '/complaints',
  from: (at) => at(m),
  record: m.id,
  party: m.partyId,
  keys: { record: m.id },
  single: ['record'],
  time: { kind: 'flow', day: m.acceptedOn },
  text: words,
})

/** What counts: no questions, nothing that was merged into another matter, no report that went to another authority or was a repetition. */
export const counts = (asOf: string) => sql`${m.kind} in ('COMPLAINT', 'REPORT') and ${m.mergedInto} is null
  and not coalesce(${m.outcome} in ('WRONG_AUTHORITY', 'NOT_REHANDLED') and ${m.decidedOn} <= ${asOf}::date, false)`
const counted = ({ w }: Facts) => counts(w.asOf)

const common = { section: '1.5.1', system: 'S34', over: accepted } as const

export const acceptedCount = events({
  ...common,
  id: 'complaints.accepted.count',
  name: '受理投诉举报',
  synonyms: ['受理各类投诉举报', '受理投诉举报件数', '共受理投诉举报', '接收处理投诉举报', '受理消费者投诉举报'],
  unit: '件',
  where: counted,
  definition:
    '受理日期在 1 月 1 日至截止日之间的投诉，加登记日期在同一时间的举报；不予受理的、咨询、并入另一件的（12315 和 12345 同一件只计一件）、截止日前已告知其他机关或者不再处理的举报都不计。',
})
export const closedCount = events({
  ...common,
  id: 'complaints.closed.count',
  name: '办结投诉举报',
  synonyms: ['已办结投诉举报', '办结各类投诉举报', '投诉举报办结'],
  unit: '件',
  where: (f) => sql`${counted(f)} and ${m.closedOn} <= ${f.w.asOf}::date`,
  definition:
    '上面受理的各件中，截止日以前办结的：投诉达成协议、终止调解或者撤回，举报作出是否立案的决定（案件另计）。上年受理、今年办结的不在内。',
  partOf: 'complaints.accepted.count',
})
export const closingRate = ratio({
  section: '1.5.1',
  system: 'S34',
  id: 'complaints.closed.rate',
  name: '投诉举报办结率',
  synonyms: ['办结率', '投诉举报办结率'],
  numerator: closedCount,
  denominator: acceptedCount,
  key: 'record',
  definition: '办结投诉举报 ÷ 受理投诉举报，两边都按件，都是同一时间受理的。',
})
/** As of the cut-off, but only of this year's: what last year left behind is a figure of its own. */
export const pendingCount = events({
  ...common,
  id: 'complaints.pending.count',
  name: '正在办理的投诉举报',
  synonyms: ['正在办理投诉举报', '投诉举报正在办理', '其它正在办理', '在办投诉举报'],
  unit: '件',
  where: (f) => sql`${counted(f)} and (${m.closedOn} is null or ${m.closedOn} > ${f.w.asOf}::date)`,
  definition: '当年受理、截止日还没有办结的件数；上年受理至今未办结的另计，不在内。',
  partOf: 'complaints.accepted.count',
})
const open = population({
  ...accepted,
  keys: { record: m.id },
  single: ['record'],
  name: 'complaint.open',
  time: { kind: 'stock', periods: [{ from: m.acceptedOn, to: m.closedOn }] },
  day: m.acceptedOn,
})
export const carriedCount = events({
  ...common,
  id: 'complaints.carried.count',
  name: '上年结转未办结的投诉举报',
  unit: '件',
  helper: true,
  over: open,
  where: (f) => sql`${counted(f)} and ${m.acceptedOn} < ${f.w.from}::date`,
  definition: '1 月 1 日以前受理、截止日仍没有办结的件数。',
})

/** Money by the day on which it was recovered, whichever way: mediation, withdrawal after settlement, the firm by itself. */
const recoveries = population({
  ...accepted,
  keys: { record: m.id },
  single: ['record'],
  name: 'complaint.recovered',
  time: { kind: 'flow', day: m.recoveredOn },
})
export const recoveredAmount = sum({
  section: '1.5.1',
  system: 'S34',
  over: recoveries,
  id: 'complaints.recovered.amount',
  name: '为消费者挽回经济损失',
  synonyms: ['挽回经济损失', '挽回消费者经济损失', '为消费者挽回损失', '挽回直接经济损失'],
  unit: '万元',
  where: sql`${m.mergedInto} is null`,
  amount: sql`coalesce(${m.recoveredFen}, 0)`,
  measure: 'fen',
  amountLabel: '挽回经济损失',
  definition:
    '达成协议、自行和解、撤回或者企业在线和解的日期在 1 月 1 日至截止日之间的投诉，退款、赔偿、换货价值和免收费用合计；不含罚没款。',
})

const equipment = (f: Facts) => sql`${counted(f)} and ${m.category} = 'SPECIAL_EQUIPMENT'`
export const equipmentCount = events({
  ...common,
  section: '1.6.3',
  system: 'S60',
  id: 'se.complaints.accepted.count',
  name: '特种设备投诉',
  synonyms: ['受理特种设备（电梯、气瓶等）投诉', '特种设备投诉举报'],
  unit: '起',
  where: equipment,
  definition: '受理投诉举报中问题类别为特种设备（电梯、气瓶等）的件数；同时也在受理投诉举报总数里，每个数各计一次。',
  partOf: 'complaints.accepted.count',
})

/** The promise holds while it runs: what has no answer yet is as old as the cut-off's midnight. */
export const hoursAt = (asOf: string) => sql`extract(epoch from
  least(coalesce(${m.feedbackAt}, 'infinity'), (${asOf}::date + 1)::timestamp at time zone 'Asia/Shanghai')
  - coalesce(${m.receivedAt}, ${m.receivedOn}::timestamp at time zone 'Asia/Shanghai')) / 3600.0`
export const feedbackHoursMax = bound({
  ...common,
  section: '1.6.3',
  system: 'S60',
  id: 'se.complaints.feedback.hours.max',
  name: '特种设备投诉反馈时限',
  synonyms: ['投诉反馈时限', '电梯投诉反馈时限', '将处理结果反馈至投诉人的时限'],
  unit: '小时',
  where: equipment,
  amount: ({ w }) => hoursAt(w.asOf),
  amountLabel: '反馈用时（小时）',
  limit: 'complaint.feedback.hours',
  definition:
    '受理的特种设备投诉从收到到反馈处理结果的钟点数，取最长的一件，不足一小时按一小时算；还没有反馈的算到截止日二十四时。都不超过承诺的时限时印承诺的时限，有超过的印最长的一件。',
})

/** Three-party meetings, by the day they were held. */
const meetings = population({
  name: 'complaint.meetings',
  business: 'complaint',
  page: '/complaints',
  from: (at) => sql`${at(se)} join ${at(m)} on ${m.countyCode} = ${se.countyCode} and ${m.id} = ${se.matterId}`,
  record: m.id,
  party: m.partyId,
  keys: { record: se.id },
  single: ['record'],
  time: { kind: 'flow', day: se.heldOn },
  text: sql`${words} || '，' || coalesce(${m.placeName}, '')`,
})
export const meetingsCount = events({
  section: '1.6.3',
  system: 'S60',
  over: meetings,
  id: 'se.complaints.meetings.count',
  name: '业主、物业、维保三方协调会',
  synonyms: ['三方协调会', '召开三方协调会'],
  unit: '次',
  helper: true,
  where: sql`${se.kind} = 'THREE_PARTY' and ${m.mergedInto} is null`,
  definition: '为特种设备投诉召开的业主、物业、维保三方协调会，举行日期在 1 月 1 日至截止日之间的次数。',
})

const enrolments = population({
  name: 'complaint.odr',
  business: 'complaint',
  page: '/odr-enterprises',
  from: (at) => at(o),
  record: o.id,
  party: o.partyId,
  keys: { record: o.id, party: o.partyId },
  single: ['record'],
  time: { kind: 'flow', day: o.enrolledOn },
})
export const odrDeveloped = distinct({
  section: '1.5.1',
  system: 'S36',
  over: enrolments,
  key: 'party',
  id: 'odr.enterprises.developed.count',
  name: 'ODR企业',
  synonyms: [
    '互联网平台ODR企业',
    '全国12315互联网平台ODR企业',
    '发展培育ODR企业',
    '在线解决消费纠纷企业',
    '发展培育在线解决消费纠纷企业',
  ],
  unit: '户',
  definition:
    '入驻全国12315平台在线消费纠纷解决的日期在 1 月 1 日至截止日之间的企业户数；当年又退出的照计，同一户计一次。',
})
export const odrStanding = distinct({
  section: '1.5.1',
  system: 'S36',
  over: population({
    ...enrolments,
    keys: { record: o.id, party: o.partyId },
    single: ['record'],
    name: 'complaint.odr.standing',
    time: { kind: 'stock', periods: [{ from: o.enrolledOn, to: o.exitedOn }] },
    day: o.enrolledOn,
  }),
  key: 'party',
  id: 'odr.enterprises.standing.count',
  name: '在册ODR企业',
  unit: '户',
  helper: true,
  definition: '截止日已入驻、还没有退出的企业户数。',
})
const odrMatters = population({
  ...accepted,
  keys: { record: m.id },
  single: ['record'],
  name: 'complaint.odr.settled',
  time: { kind: 'flow', day: m.odrTo },
})
export const odrSettled = events({
  section: '1.5.1',
  system: 'S36',
  over: odrMatters,
  id: 'odr.cases.settled.count',
  name: 'ODR企业和解成功件数',
  synonyms: ['在线和解成功'],
  unit: '件',
  helper: true,
  where: sql`${m.odrResult} = 'SETTLED' and ${m.mergedInto} is null`,
  definition: '企业在线和解成功、结束日期在 1 月 1 日至截止日之间的投诉件数；没有到本局受理，不在受理投诉举报数里。',
})

export const complaintIndicators = [
  acceptedCount,
  closedCount,
  closingRate,
  pendingCount,
  carriedCount,
  recoveredAmount,
  equipmentCount,
  feedbackHoursMax,
  meetingsCount,
  odrDeveloped,
  odrStanding,
  odrSettled,
]
