import { sql } from '#platform/db/database.ts'
import { type Facts, distinct, labelled, population } from '#kernel/indicator/declare.ts'
import { assuredUnit as u } from './tables.ts'
import { type UnitKind, unitKinds } from './terms.ts'

const recognised = population({
  name: 'assured-consumption.recognised',
  business: 'assured-consumption',
  page: '/assured-units',
  from: (at) => at(u),
  record: u.id,
  party: u.partyId,
  keys: { record: u.id, party: u.partyId },
  single: ['record'],
  time: { kind: 'flow', day: u.recognisedOn },
  text: sql`${labelled(u.kind, unitKinds)} || coalesce('，' || ${u.field}, '')`,
})

const key: readonly UnitKind[] = ['KEY_INDUSTRY', 'KEY_FIELD', 'KEY_VENUE']
const of =
  (kinds: readonly UnitKind[]) =>
  ({ w }: Facts) =>
    sql`${u.kind} = any (${sql.param([...kinds])}::text[]) and (${u.withdrawnOn} is null or ${u.withdrawnOn} > ${w.asOf}::date)`
const common = { section: '1.5.1', system: 'S35', over: recognised, key: 'party', unit: '户' } as const

export const newUnits = distinct({
  ...common,
  id: 'assured.units.new.count',
  name: '放心消费新增任务户数',
  synonyms: [
    '重点行业、重点领域、重点消费场所新增放心消费',
    '放心消费创建新增户数',
    '新增放心消费单位',
    '放心消费新增任务数',
  ],
  where: of(key),
  definition:
    '认定日期在 1 月 1 日至截止日之间的重点行业、重点领域、重点消费场所放心消费单位户数，同一户认定几类计一户；截止日前撤销认定的不计。',
})
export const newEcommerce = distinct({
  ...common,
  id: 'assured.units.ecommerce.count',
  name: '电子商务领域放心消费',
  synonyms: ['电子商务领域放心消费单位', '电商放心消费', '放心消费电商'],
  where: of(['ECOMMERCE']),
  definition: '认定日期在 1 月 1 日至截止日之间的电子商务领域放心消费单位户数；截止日前撤销认定的不计。',
})
export const allNew = distinct({
  ...common,
  id: 'assured.units.recognised.count',
  name: '新认定放心消费单位（全部类别）',
  helper: true,
  where: of(Object.keys(unitKinds) as UnitKind[]),
  definition: '同一时间认定的各类放心消费单位户数，含 2025 年起的放心商店、网店、商圈等类别。',
})

export const assuredIndicators = [newUnits, newEcommerce, allNew]
