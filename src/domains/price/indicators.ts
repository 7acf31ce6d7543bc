import { sql } from '#platform/db/database.ts'
import { aboutTheme, gatheringPopulations } from '#kernel/gathering/counted.ts'
import { gatheringAttendee as a } from '#kernel/gathering/tables.ts'
import { distinct, events } from '#kernel/indicator/declare.ts'
import { checkPopulations, ofTheme, ofVenue } from '#kernel/inspection/counted.ts'
import { inspectionObject as o } from '#kernel/inspection/tables.ts'
import { lodgingInterview, ownVenues, priceCheck } from './terms.ts'

const { checks } = checkPopulations('price')
const { present } = gatheringPopulations('price')

const visits = { section: '1.5.2', system: 'S37', unit: '家次', over: checks } as const
const when = '检查日期在 1 月 1 日至截止日之间、价格监督检查中'
const markets = events({
  ...visits,
  id: 'price.checks.farmers_market.visits',
  name: '价格检查农贸市场',
  synonyms: ['检查农贸市场', '农贸市场', '农贸市场价格检查'],
  where: ofVenue(priceCheck, 'FARMERS_MARKET'),
  definition: `${when}对农贸市场的检查记录，一条计一家次。`,
})
const supermarkets = events({
  ...visits,
  id: 'price.checks.supermarket.visits',
  name: '价格检查商超',
  synonyms: ['检查商超', '商超', '检查商场超市', '商场超市'],
  where: ofVenue(priceCheck, 'SUPERMARKET'),
  definition: `${when}对商场、超市的检查记录，一条计一家次。`,
})
const pharmacies = events({
  ...visits,
  id: 'price.checks.pharmacy.visits',
  name: '价格检查药店',
  synonyms: ['药店价格检查', '检查药店', '药店'],
  where: ofVenue(priceCheck, 'PHARMACY'),
  definition: `${when}对药店的检查记录，一条计一家次；药品质量的日常检查另计。`,
})
const others = events({
  ...visits,
  id: 'price.checks.other.visits',
  name: '价格检查住宿餐饮零售等其它主体',
  synonyms: ['住宿、餐饮、零售等其它经营主体', '住宿餐饮零售等其他经营主体', '检查其他经营主体', '其它经营主体'],
  where: sql`${ofTheme(priceCheck)} and ${o.venue} <> all (${sql.param([...ownVenues])}::text[])`,
  definition: `${when}对农贸市场、商超、药店以外的主体的检查记录，一条计一家次。`,
})
const lodging = distinct({
  section: '1.5.2',
  system: 'S38',
  id: 'price.interviews.lodging.count',
  name: '约谈住宿企业',
  synonyms: ['约谈住宿企业负责人', '约谈住宿行业企业', '集中约谈辖区住宿行业', '住宿行业约谈'],
  unit: '家',
  over: present,
  key: 'party',
  where: aboutTheme(lodgingInterview),
  definition: '举行日期在 1 月 1 日至截止日之间的住宿行业价格约谈到场的企业，一家约谈几次只计一次；没有到场的不计。',
})
const letters = events({
  section: '1.5.2',
  system: 'S38',
  id: 'price.letters.count',
  name: '提醒告诫书',
  synonyms: ['《保供稳价提醒告诫书》', '保供稳价提醒告诫书', '发放提醒告诫书'],
  helper: true,
  unit: '份',
  over: present,
  where: sql`${aboutTheme(lodgingInterview)} and ${a.paperNo} is not null`,
  definition: '上述约谈中当场签收的提醒告诫书，一家一份。',
})

export const priceIndicators = [markets, supermarkets, pharmacies, others, lodging, letters]
