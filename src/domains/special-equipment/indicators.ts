import { sql } from '#platform/db/database.ts'
import { type Facts, distinct, events, labelled, population, ratio } from '#kernel/indicator/declare.ts'
import type { Rule } from '#kernel/indicator/rule.ts'
import { faultsIn, named, notCovered, visitedInYear } from '#kernel/inspection/claims.ts'
import { checkPopulations, checked, ofTheme } from '#kernel/inspection/counted.ts'
import { inspectionOrder as r, inspectionVisit as v } from '#kernel/inspection/tables.ts'
import { aboutTheme, gatheringPopulations } from '#kernel/gathering/counted.ts'
import { device as d, deviceInspection as i } from './tables.ts'
import { deviceKinds, expertSurvey, siteCheck, trainingTheme } from './terms.ts'

const { checks, orders } = checkPopulations('special-equipment')
const { gatherings } = gatheringPopulations('special-equipment')
const devices = population({
  name: 'special-equipment.devices',
  business: 'special-equipment',
  page: '/devices',
  windowed: true,
  // The last inspection of its own by the cut-off day; a later one has moved what the device says since.
  from: (at, { w }) => sql`${at(d)}
    left join (select distinct on (${i.deviceId}) ${i.deviceId} as device_id, ${i.conclusion} as conclusion, ${i.nextOn} as next_on
      from ${at(i)} where ${i.inspectedOn} <= ${w.asOf}::date and ${i.kind} <> 'SELF_TEST'
      order by ${i.deviceId}, ${i.inspectedOn} desc, ${i.id} desc) by_then on by_then.device_id = ${d.id}`,
  record: d.id,
  party: d.partyId,
  keys: { record: d.id, party: d.partyId },
  single: ['record'],
  time: { kind: 'stock', periods: [{ from: d.registeredOn, to: d.scrappedOn }] },
  day: d.registeredOn,
  text: sql`${labelled(d.kind, deviceKinds)} || ' ' || ${d.registrationNo}`,
})

const s58 = { section: '1.6.3', system: 'S58' }
export const users = distinct({
  ...s58,
  id: 'se.users.inspected.count',
  name: '检查特种设备使用单位',
  synonyms: ['检查特种设备使用企业'],
  unit: '家',
  over: checks,
  key: 'party',
  where: ofTheme(siteCheck),
  definition:
    '检查日期在 1 月 1 日至截止日之间、特种设备现场安全监督检查中检查过的使用单位，一家只计一次；专家排查、双随机抽查另计。',
})
export const records = events({
  ...s58,
  id: 'se.inspections.records.count',
  name: '特种设备现场监督检查记录',
  synonyms: ['现场监督检查记录', '特种设备现场检查记录', '撰写现场监督检查记录', '特种设备安全监督检查记录'],
  unit: '份',
  over: checks,
  where: sql`${ofTheme(siteCheck)} and ${v.recordNo} is not null`,
  definition: '上述检查形成的有编号的现场监督检查记录，一次检查一份。',
})
export const directives = events({
  section: '1.6.3',
  system: 'S59',
  id: 'se.orders.issued.count',
  name: '特种设备安全监察指令书',
  synonyms: ['安全监察指令书', '《特种设备安全监察指令书》', '下达监察指令书', '监察指令书'],
  unit: '份',
  over: orders,
  where: sql`${r.kind} = 'SE_ORDER'`,
  definition: '发出日期在 1 月 1 日至截止日之间的特种设备安全监察指令书，不论出自哪一次检查。',
})
const directivesClosed = events({
  section: '1.6.3',
  system: 'S59',
  id: 'se.orders.closed.count',
  name: '已办结的监察指令书',
  helper: true,
  unit: '份',
  partOf: directives.id,
  over: orders,
  where: ({ w }) => sql`${r.kind} = 'SE_ORDER' and ${r.closedOn} <= ${w.asOf}::date`,
  definition: '上一项中，截止日前复查合格办结的。',
})
const surveyed = distinct({
  section: '1.6.3',
  system: 'S61',
  id: 'se.expert.units.count',
  name: '专家排查的特种设备使用单位',
  synonyms: ['专家隐患排查'],
  helper: true,
  unit: '家',
  over: checks,
  key: 'party',
  where: ofTheme(expertSurvey),
  definition: '检查日期在 1 月 1 日至截止日之间，请特检机构专家排查过的使用单位，一家只计一次。',
})
const held = events({
  section: '1.6.3',
  system: 'S62',
  id: 'se.trainings.count',
  name: '特种设备培训',
  synonyms: ['特种设备安全培训', '特种设备培训班', '举办特种设备培训'],
  unit: '次',
  over: gatherings,
  where: aboutTheme(trainingTheme),
  definition: '举行日期在 1 月 1 日至截止日之间的特种设备安全培训，一期计一次。',
})
const registered = events({
  ...s58,
  id: 'se.devices.registered.count',
  name: '在册特种设备',
  synonyms: ['特种设备总数', '在用特种设备', '登记在册特种设备'],
  helper: true,
  unit: '台（件）',
  over: devices,
  definition: '截止日已经使用登记、没有注销的特种设备，含停用的。',
})
/** In use on the cut-off day: not stopped, or back in use. */
const subject = ({ w }: Facts) =>
  sql`(${d.stoppedOn} is null or ${d.stoppedOn} > ${w.asOf}::date or ${d.resumedOn} <= ${w.asOf}::date)`
const dueDevices = events({
  ...s58,
  id: 'se.devices.due.count',
  name: '在用应检特种设备',
  helper: true,
  unit: '台（件）',
  over: devices,
  where: subject,
  definition: '截止日在用的特种设备，停用的不计。',
})
/** Whether its inspection stood on the cut-off day: by the register, or by the reports where the register has moved on since. */
const standing = ({ w }: Facts) => sql`case when ${d.lastInspectedOn} > ${w.asOf}::date
  then by_then.next_on >= ${w.asOf}::date and by_then.conclusion <> 'FAIL'
  else ${d.nextInspectionOn} >= ${w.asOf}::date and ${d.lastConclusion} is distinct from 'FAIL' end`
const validDevices = events({
  ...s58,
  id: 'se.devices.valid.count',
  name: '检验有效的特种设备',
  helper: true,
  unit: '台（件）',
  partOf: dueDevices.id,
  over: devices,
  where: (f) => sql`${subject(f)} and ${standing(f)}`,
  definition: '上述设备中，按截止日以前最近一次检验，下次检验日期没有过、结论不是不合格的；自行检测不算检验。',
})
const inspectionRate = ratio({
  ...s58,
  id: 'se.devices.valid.rate',
  name: '特种设备定期检验率',
  synonyms: ['定检率', '特种设备定检率'],
  helper: true,
  numerator: validDevices,
  denominator: dueDevices,
  key: 'record',
  definition: '检验有效的，除以在用应检的。',
})

export const specialEquipmentIndicators = [
  users,
  records,
  directives,
  directivesClosed,
  surveyed,
  held,
  registered,
  dueDevices,
  validDevices,
  inspectionRate,
]

/** E22: each unit that was checked has its record. */
const recordsForAll: Rule = {
  id: 'E22',
  title: '特种设备检查记录不少于检查的单位',
  figures: [records.id, users.id],
  async check(ctx) {
    const [a, b] = [await ctx.figure(records.id), await ctx.figure(users.id)]
    if (a.exact === null || b.exact === null) return notCovered
    const faults = await faultsIn(
      ctx,
      '/checks',
      sql`${v.id}`,
      sql`${v.visitedOn} || ' 的检查没有现场监督检查记录编号'`,
      sql`from ${checked(ctx.reading.at)} ${named(ctx)} where ${ofTheme(siteCheck)} and ${visitedInYear(ctx)} and ${v.recordNo} is null`,
    )
    const enough = BigInt(a.exact) >= BigInt(b.exact)
    return {
      holds: enough && faults.length === 0,
      text: `检查记录 ${a.exact} 份，检查单位 ${b.exact} 家${faults.length === 0 ? '' : `；${faults.length} 次检查没有记录编号`}。`,
      faults,
    }
  },
}

export const specialEquipmentRules = [recordsForAll]
