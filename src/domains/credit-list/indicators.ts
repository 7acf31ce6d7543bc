import { sql } from '#platform/db/database.ts'
import { type Facts, distinct, events, labelled, population } from '#kernel/indicator/declare.ts'
import { partyClass } from '#kernel/party/tables.ts'
import { type EntityCategory, enterpriseCategories } from '#kernel/party/terms.ts'
import { abnormalListing as a } from './tables.ts'
import { listingReasons } from './terms.ts'

/** Listings and markings, with the category that the party had on the day. */
const listings = population({
  name: 'credit-list.listings',
  business: 'credit-list',
  alsoReads: ['entity'],
  page: '/abnormal-listings',
  from: (
    at,
  ) => sql`${at(a)} join ${at(partyClass)} on ${partyClass.countyCode} = ${a.countyCode} and ${partyClass.partyId} = ${a.partyId}
    and ${partyClass.fromDay} <= ${a.listedOn} and (${partyClass.toDay} is null or ${partyClass.toDay} > ${a.listedOn})`,
  record: a.id,
  party: a.partyId,
  keys: { record: a.id, party: a.partyId },
  single: ['record'],
  time: { kind: 'flow', day: a.listedOn },
  text: sql`${labelled(a.reason, listingReasons)} || coalesce('（' || ${a.reportYear} || '年度）', '')`,
})

/** Net of listings that were later found wrong (撤销列入); one lawfully removed stays counted in its year. */
const of =
  (categories: readonly EntityCategory[]) =>
  ({ w }: Facts) =>
    sql`(${a.correctedOn} is null or ${a.correctedOn} > ${w.asOf}::date) and ${partyClass.category} = any (${sql.param([...categories])}::text[])`

const common = { section: '1.2', system: 'S16', over: listings, key: 'party', unit: '家' } as const

export const enterprisesListed = distinct({
  ...common,
  id: 'abnormal.enterprise.listed.count',
  name: '列入经营异常名录的企业',
  synonyms: ['企业列入经营异常名录', '企业列入异常名录', '列入异常名录企业', '列异企业'],
  where: of(enterpriseCategories),
  definition:
    '列入日期在 1 月 1 日至截止日之间的企业家数；同一企业多次列入计一家；截止日前撤销列入的不计，依法移出的照计。',
})
export const cooperativesListed = distinct({
  ...common,
  id: 'abnormal.cooperative.listed.count',
  name: '列入经营异常名录的农民专业合作社',
  synonyms: ['农民专业合作社列入经营异常名录', '合作社列入异常名录', '列异合作社'],
  where: of(['COOP']),
  definition: '列入日期在 1 月 1 日至截止日之间的农民专业合作社家数，口径同上。',
})
export const individualsMarked = distinct({
  ...common,
  id: 'abnormal.individual.marked.count',
  name: '标记为经营异常状态的个体工商户',
  synonyms: ['个体工商户列入经营异常名录', '个体工商户标记异常', '标记经营异常状态个体户', '个体工商户列入异常名录'],
  where: of(['INDIVIDUAL']),
  definition: '标记日期在 1 月 1 日至截止日之间的个体工商户家数；法律上是标记，不是列入；口径同上。',
})
export const listingRows = events({
  id: 'abnormal.listings.count',
  name: '列入与标记条数',
  unit: '条',
  helper: true,
  section: '1.2',
  system: 'S16',
  over: listings,
  where: ({ w }: Facts) => sql`${a.correctedOn} is null or ${a.correctedOn} > ${w.asOf}::date`,
  definition: '同一窗口内的列入和标记条数，一户因几个原因列入计几条；撤销列入的不计。',
})

const standing: typeof listings = {
  ...listings,
  name: 'credit-list.standing',
  time: { kind: 'stock', periods: [{ from: a.listedOn, to: a.removedOn }] },
  day: a.listedOn,
}

export const standingParties = distinct({
  id: 'abnormal.standing.count',
  name: '在列户数',
  synonyms: ['经营异常名录在列', '目前在列'],
  unit: '户',
  helper: true,
  section: '1.2',
  system: 'S16',
  over: standing,
  key: 'party',
  where: ({ w }: Facts) => sql`${a.correctedOn} is null or ${a.correctedOn} > ${w.asOf}::date`,
  definition: '截止日仍在经营异常名录或仍标记异常的户数（存量，不是当年列入数）。',
})

export const creditListIndicators = [
  enterprisesListed,
  cooperativesListed,
  individualsMarked,
  listingRows,
  standingParties,
]
