import { sql } from '#platform/db/database.ts'
import { constant, distinct, events, labelled, population, ratioByRecord, sum } from '#kernel/indicator/declare.ts'
import { integratedItem, licenceIssue, sealDelivery, startupCase } from './tables.ts'
import { issueReasons } from './terms.ts'

const seals = population({
  name: 'entity.seals',
  business: 'entity',
  from: (at) => at(sealDelivery),
  record: sealDelivery.id,
  party: sealDelivery.partyId,
  keys: { record: sealDelivery.id, party: sealDelivery.partyId },
  single: ['record'],
  time: { kind: 'flow', day: sealDelivery.deliveredOn },
  text: sql`coalesce(${sealDelivery.shop}, '') || ' ' || coalesce(${sealDelivery.pieces}, 0) || '枚'`,
})
const s05 = { section: '1.1', system: 'S05', over: seals, where: sql`${sealDelivery.freeOfCharge}` }

const sealEnterprises = distinct({
  ...s05,
  id: 'startup.seals.enterprises.count',
  name: '享受免费刻章的新办企业',
  synonyms: ['免费刻章企业', '免费刻制公章企业', '免费为新办企业刻章', '免费刻制印章的新开办企业'],
  unit: '家',
  key: 'party',
  definition: '1 月 1 日至截止日之间领到免费印章的企业家数，一家只计一次。',
})

const sealPieces = sum({
  ...s05,
  id: 'startup.seals.issued.count',
  name: '免费刻章枚数',
  synonyms: ['免费刻制公章', '免费刻制印章', '刻章', '免费印章'],
  unit: '枚',
  amount: sql`coalesce(${sealDelivery.pieces}, 0)`,
  measure: 'number',
  amountLabel: '枚数',
  definition: '1 月 1 日至截止日之间免费交付的印章枚数合计。',
})

const items = population({
  name: 'entity.integrated-items',
  business: 'entity',
  page: '/integrated-items',
  from: (at) => at(integratedItem),
  record: integratedItem.id,
  keys: { record: integratedItem.id, code: integratedItem.code },
  time: { kind: 'stock', periods: [{ from: integratedItem.fromDay, to: integratedItem.toDay }] },
  day: integratedItem.fromDay,
  text: sql`${integratedItem.name} || coalesce('（' || ${integratedItem.department} || '）', '')`,
})
const s08 = { section: '1.1', system: 'S08' }

const mergedItems = constant({
  ...s08,
  id: 'licences.merged.items.const',
  name: '整合的涉企证照事项',
  synonyms: ['涉企证照事项', '整合涉企证照', '多证合一整合事项', '整合到营业执照上的事项'],
  unit: '项',
  over: items,
  key: 'code',
  where: sql`${integratedItem.kind} = 'INTEGRATED'`,
  definition: '截止日有效的多证合一事项清单中，整合到营业执照上的涉企证照事项数。',
})

const mergedScheme = constant({
  ...s08,
  id: 'licences.merged.scheme.const',
  name: '“X证合一”的证数',
  synonyms: ['多证合一的证数', '证合一'],
  unit: '证',
  over: items,
  key: 'code',
  definition: '截止日有效的整合事项数加上方案所列的基础证照数，同出一张清单。',
})

const licences = population({
  name: 'entity.licences',
  business: 'entity',
  from: (at) => at(licenceIssue),
  record: licenceIssue.id,
  party: licenceIssue.partyId,
  keys: { record: licenceIssue.id, party: licenceIssue.partyId },
  single: ['record'],
  time: { kind: 'flow', day: licenceIssue.issuedOn },
  text: labelled(licenceIssue.reason, issueReasons),
})

const mergedIssued = events({
  ...s08,
  id: 'licences.merged.issued.count',
  name: '新核发多证合一营业执照',
  synonyms: ['核发多证合一营业执照', '多证合一营业执照', '发放多证合一执照', '新核发多证合一执照'],
  unit: '份',
  over: licences,
  where: ({ w, law }) =>
    sql`${licenceIssue.multiCert} and ${licenceIssue.reason} = any (${sql.param(law.list('statistics.merged-licence-reasons', w.asOf))}::text[])`,
  definition: '1 月 1 日至截止日之间因设立或首次换发核发的多证合一营业执照份数；正副本算一份，变更换发、遗失补发不计。',
})

const cases = population({
  name: 'entity.startup-cases',
  business: 'entity',
  page: '/startup-cases',
  from: (at) => at(startupCase),
  record: startupCase.id,
  party: startupCase.partyId,
  keys: { record: startupCase.id, party: startupCase.partyId },
  single: ['record'],
  time: { kind: 'flow', day: startupCase.endedOn },
  text: startupCase.caseNo,
})
const s03 = { section: '1.1', system: 'S03', helper: true, over: cases }
const startupEnded = events({
  ...s03,
  id: 'startup.cases.ended.count',
  name: '办结企业开办',
  synonyms: ['办理企业开办', '企业开办办结'],
  unit: '件',
  definition: '1 月 1 日至截止日之间办结的一窗受理企业开办件数。',
})
const startupOnTime = events({
  ...s03,
  id: 'startup.cases.ontime.count',
  name: '按承诺时限办结企业开办',
  unit: '件',
  where: sql`${startupCase.endedOn} <= ${startupCase.dueOn}`,
  definition: '其中不晚于承诺办结日的件数（受理日之后承诺工作日数，见法定值 startup.promise.wd）。',
})

const startupRate = ratioByRecord({
  section: '1.1',
  system: 'S03',
  helper: true,
  id: 'startup.cases.ontime.rate',
  name: '企业开办一日办结率',
  synonyms: ['一日办结率', '企业开办办结率'],
  numerator: startupOnTime,
  denominator: startupEnded,
  definition: '按承诺时限办结的企业开办件数占办结件数的比率。',
})

export const licenceIndicators = [
  sealEnterprises,
  sealPieces,
  mergedItems,
  mergedScheme,
  mergedIssued,
  startupEnded,
  startupOnTime,
  startupRate,
]
