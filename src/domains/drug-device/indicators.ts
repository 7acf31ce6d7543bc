import { sql } from '#platform/db/database.ts'
import { distinct, events, labelled, population, ratio } from '#kernel/indicator/declare.ts'
import { nothingFound } from '#kernel/inspection/claims.ts'
import { checkPopulations, checked, ofTheme, ofVenue } from '#kernel/inspection/counted.ts'
import { inspectionFinding as f, inspectionObject as o, inspectionVisit as v } from '#kernel/inspection/tables.ts'
import { adverseReport as r } from './tables.ts'
import {
  cosmeticRoutine,
  deviceRoutine,
  drugRoutine,
  ephedrine,
  lensAndChildren,
  online,
  reportKinds,
} from './terms.ts'

const { checks } = checkPopulations('drug-device')

/** What checks found that was registered as a clue, by the day of registering. */
const clues = population({
  name: 'drug-device.clues',
  business: 'drug-device',
  page: '/checks',
  from: (at) => sql`${checked(at)} join ${at(f)} on ${f.countyCode} = ${v.countyCode} and ${f.visitId} = ${v.id}`,
  record: v.id,
  party: o.partyId,
  keys: { record: f.id },
  single: ['record'],
  time: { kind: 'flow', day: f.clueOn },
  text: sql`concat_ws('：', ${f.clueNo}, ${f.finding})`,
})

const reports = population({
  name: 'drug-device.reports',
  business: 'drug-device',
  page: '/adverse-reports',
  from: (at) => at(r),
  record: r.id,
  party: r.partyId,
  keys: { record: r.id },
  single: ['record'],
  time: { kind: 'flow', day: r.reportedOn },
  text: sql`${r.reportNo} || ' ' || ${labelled(r.kind, reportKinds)} || '：' || ${r.productName}`,
})

const daily = { section: '1.6.2', system: 'S53', over: checks, unit: '家次' } as const
export const retailers = events({
  ...daily,
  id: 'drugs.retailers.visits',
  name: '检查药品零售企业',
  synonyms: ['检查药品零售药店'],
  where: ofVenue(drugRoutine, 'DRUG_RETAIL'),
  definition: '检查日期在 1 月 1 日至截止日之间、药品日常监督检查中对药品零售企业的检查记录，一条计一家次。',
})
export const deviceUnits = events({
  ...daily,
  id: 'devices.units.visits',
  name: '检查医疗器械经营使用企业',
  synonyms: ['医疗器械经营使用企业', '医疗器械经营使用单位', '检查医疗器械经营企业', '检查医疗器械经营使用单位'],
  where: ofTheme(deviceRoutine),
  definition: '同一时间对医疗器械经营企业和使用单位的日常检查记录，一条计一家次；同时查药品的，药品另录一条。',
})
export const drugUsers = events({
  ...daily,
  id: 'drugs.users.visits',
  name: '检查药品使用单位',
  synonyms: ['药品使用单位', '检查医疗机构药房', '检查药品使用单位（医疗机构）'],
  where: ofVenue(drugRoutine, 'DRUG_USER'),
  definition: '同一时间对药品使用单位（医院、卫生院、诊所、村卫生室）的日常检查记录，一条计一家次。',
})
const cosmeticSellers = events({
  ...daily,
  id: 'cosmetics.sellers.visits',
  name: '检查化妆品经营者',
  synonyms: ['化妆品经营单位', '检查化妆品经营企业'],
  helper: true,
  where: ofTheme(cosmeticRoutine),
  definition: '同一时间对化妆品经营者的日常检查记录，一条计一家次。',
})
export const screened = events({
  section: '1.6.2',
  system: 'S54',
  id: 'drugs.online.screened.visits',
  name: '药品医疗器械网络销售排查',
  synonyms: ['网络销售药品、医疗器械经营企业', '网络销售排查', '排查网络销售企业', '网上售药排查'],
  unit: '家次',
  over: checks,
  where: ofTheme(online),
  definition:
    '检查日期在 1 月 1 日至截止日之间、药品和医疗器械网络销售专项检查的记录，一家在几个平台上各查一次的计几家次。',
})
export const ephedrineFirms = distinct({
  section: '1.6.2',
  system: 'S55',
  id: 'drugs.ephedrine.inspected.count',
  name: '含麻黄碱类复方制剂专项检查',
  synonyms: ['含麻黄碱复方制剂专项检查', '含麻黄碱复方制剂检查药品经营企业', '检查药品经营企业'],
  unit: '家',
  over: checks,
  key: 'party',
  where: ofTheme(ephedrine),
  definition: '检查日期在 1 月 1 日至截止日之间、含麻黄碱类复方制剂专项检查中查过的药品经营企业，一家只计一次。',
})
export const lensClues = events({
  section: '1.6.2',
  system: 'S56',
  id: 'campaigns.lens_cosmetics.clues.count',
  name: '隐形眼镜和儿童化妆品违法线索',
  synonyms: ['违法违规线索', '发现违法违规线索', '隐形眼镜、儿童化妆品违法线索', '隐形眼镜违法线索'],
  unit: '起',
  over: clues,
  where: ofTheme(lensAndChildren),
  definition: '登记日期在 1 月 1 日至截止日之间、隐形眼镜和儿童化妆品专项检查中登记的违法线索，一条计一起。',
})

const adr = { section: '1.6.2', system: 'S57', over: reports, unit: '例' } as const
const accepted = (kind: keyof typeof reportKinds) =>
  sql`${r.kind} = ${kind} and ${r.firstReport} and ${r.reviewResult} = 'ACCEPTED'`
const counted = '的首次报告，审核通过的计一例；跟踪报告、退回、无效和重复的不计。审核前不计。'
export const drugReports = events({
  ...adr,
  id: 'adr.drug.reports.count',
  name: '药品不良反应监测报告',
  synonyms: ['药品不良反应（事件）监测', '药品不良反应报告', '不良反应（事件）监测：药品', '药品不良反应监测'],
  where: accepted('DRUG'),
  definition: `报告日期在 1 月 1 日至截止日之间、县内单位上报的药品不良反应${counted}`,
})
export const deviceReports = events({
  ...adr,
  id: 'adr.device.reports.count',
  name: '医疗器械不良事件监测报告',
  synonyms: [
    '医疗器械不良反应（事件）监测',
    '医疗器械不良事件报告',
    '医疗器械不良事件监测',
    '不良反应（事件）监测：医疗器械',
  ],
  where: accepted('DEVICE'),
  definition: `报告日期在 1 月 1 日至截止日之间、县内单位上报的医疗器械不良事件${counted}`,
})
export const cosmeticReports = events({
  ...adr,
  id: 'adr.cosmetic.reports.count',
  name: '化妆品不良反应监测报告',
  synonyms: ['化妆品不良反应（事件）监测', '化妆品不良反应报告', '化妆品不良反应监测', '不良反应（事件）监测：化妆品'],
  where: accepted('COSMETIC'),
  definition: `报告日期在 1 月 1 日至截止日之间、县内单位上报的化妆品不良反应${counted}`,
})
const due = events({
  ...adr,
  id: 'adr.reports.due.count',
  name: '有报告期限的不良反应（事件）报告',
  helper: true,
  where: sql`${r.dueOn} is not null and ${r.firstReport} and ${r.reviewResult} = 'ACCEPTED'`,
  definition: '审核通过的首次报告中，依当时的规定有报告期限的。',
})
const onTime = events({
  ...adr,
  id: 'adr.reports.ontime.count',
  name: '按期报告的不良反应（事件）',
  helper: true,
  partOf: due.id,
  where: sql`${r.dueOn} is not null and ${r.firstReport} and ${r.reviewResult} = 'ACCEPTED' and ${r.reportedOn} <= ${r.dueOn}`,
  definition: '上一项中，报告日期不晚于应报日期的。',
})
const onTimeRate = ratio({
  section: '1.6.2',
  system: 'S57',
  id: 'adr.reports.ontime.rate',
  name: '不良反应（事件）按期报告率',
  synonyms: ['不良反应报告及时率'],
  helper: true,
  numerator: onTime,
  denominator: due,
  key: 'record',
  definition: '按期报告的，除以有报告期限的。',
})

export const drugDeviceIndicators = [
  retailers,
  deviceUnits,
  drugUsers,
  cosmeticSellers,
  screened,
  ephedrineFirms,
  lensClues,
  drugReports,
  deviceReports,
  cosmeticReports,
  due,
  onTime,
  onTimeRate,
]

export const drugDeviceRules = [
  nothingFound({
    id: 'C11',
    title: '药品、医疗器械日常检查未发现违法违规行为',
    scope: '本年度药品、医疗器械日常监督检查的全部检查记录；化妆品和各项专项检查另计',
    counts: [retailers.id, deviceUnits.id, drugUsers.id],
    where: () => sql`(${ofTheme(drugRoutine)} or ${ofTheme(deviceRoutine)})`,
  }),
  nothingFound({
    id: 'C12',
    title: '药品、医疗器械网络销售未发现违法违规行为',
    scope: '本年度药品、医疗器械网络销售专项检查的全部检查记录',
    counts: [screened.id],
    where: () => ofTheme(online),
  }),
  nothingFound({
    id: 'C13',
    title: '未发现违法销售含麻黄碱类复方制剂',
    scope: '本年度含麻黄碱类复方制剂专项检查的全部检查记录',
    counts: [ephedrineFirms.id],
    where: () => ofTheme(ephedrine),
  }),
]
