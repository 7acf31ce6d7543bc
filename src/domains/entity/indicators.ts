import { type SQL, sql } from '#platform/db/database.ts'
import { type Facts, distinct, growth, labelled, population, sum } from '#kernel/indicator/declare.ts'
import { partyClass, partyState } from '#kernel/party/tables.ts'
import {
  type EntityCategory,
  enterpriseCategories,
  entityCategories,
  existingStates,
  stateLabels,
} from '#kernel/party/terms.ts'
import { licenceIndicators } from './licence-indicators.ts'
import { entity, entityCapital } from './tables.ts'

const existing = sql.param(existingStates)
const and = (...parts: SQL[]): SQL => sql.join(parts, sql` and `)

/**
 * Parties in their state, type and capital periods: one scan answers counts and capital, this year and last. A party without a type (a school, a hospital)
 * is no market entity and is not in it. Capital periods multiply lines, so a count takes the line of the open one, a sum the one of the day.
 */
const stock = population({
  name: 'entity.stock',
  business: 'entity',
  page: '/parties',
  from: (at) => sql`${at(partyState)}
    join ${at(partyClass)} on ${partyClass.countyCode} = ${partyState.countyCode} and ${partyClass.partyId} = ${partyState.partyId}
    left join ${at(entityCapital)} on ${entityCapital.countyCode} = ${partyState.countyCode} and ${entityCapital.partyId} = ${partyState.partyId}`,
  record: partyState.partyId,
  party: partyState.partyId,
  keys: { party: partyState.partyId, record: partyState.partyId },
  single: ['party'],
  time: {
    kind: 'stock',
    periods: [
      { from: partyState.fromDay, to: partyState.toDay },
      { from: partyClass.fromDay, to: partyClass.toDay },
    ],
  },
  day: partyState.fromDay,
  text: sql`${labelled(partyClass.category, entityCategories)} || '，' || ${labelled(partyState.state, stateLabels)}`,
})

const inStock = sql`${partyState.state} = any (${existing}::text[]) and ${partyClass.category} <> 'REP_OFFICE'`
const counted = and(inStock, sql`(${entityCapital.id} is null or ${entityCapital.toDay} is null)`)
const ofCategory = (...categories: EntityCategory[]): SQL =>
  and(counted, sql`${partyClass.category} = any (${sql.param(categories)}::text[])`)
const s06 = { section: '1.1', system: 'S06' }

const activeCount = distinct({
  ...s06,
  id: 'entities.active.count',
  name: '登记存续市场主体',
  synonyms: [
    '存续市场主体',
    '存续的市场主体',
    '实有市场主体',
    '在册市场主体',
    '市场主体总量',
    '市场主体总数',
    '登记在册市场主体',
    '存续经营主体',
    '实有经营主体',
    '经营主体总量',
  ],
  unit: '户',
  over: stock,
  key: 'party',
  where: counted,
  definition:
    '截止日处于存续、歇业或清算状态的市场主体户数，含分支机构；吊销未注销、注销、撤销登记、责令关闭、迁出的不计，外国企业常驻代表机构不计。',
})

const capitalTotal = sum({
  ...s06,
  id: 'entities.capital.total',
  name: '存续主体注册资本',
  synonyms: ['注册资本', '注册资本（金）', '注册资金', '注册资本总额', '市场主体注册资本', '资本总额'],
  unit: '亿元',
  over: stock,
  where: ({ w }) =>
    and(
      inStock,
      sql`${entityCapital.fromDay} <= ${w.asOf}::date and (${entityCapital.toDay} is null or ${entityCapital.toDay} > ${w.asOf}::date)`,
    ),
  amount: sql`coalesce(${entityCapital.rmbFen}, 0)`,
  measure: 'fen',
  amountLabel: '注册资本（折人民币）',
  definition:
    '截止日存续主体在当日的注册资本、出资额、成员出资总额和资金数额合计；外币按登记时折算率折人民币，分支机构计 0，没有登记资金数额的计 0。',
})

const helperStock = (id: string, name: string, synonyms: string[], what: string, where: SQL | ((f: Facts) => SQL)) =>
  distinct({
    ...s06,
    id,
    name,
    synonyms,
    unit: '户',
    helper: true,
    over: stock,
    key: 'party',
    where,
    definition: `截止日存续的${what}户数，口径同“登记存续市场主体”。`,
  })

const stockParts = [
  helperStock(
    'entities.enterprise.active.count',
    '存续企业',
    ['实有企业', '企业总数'],
    '企业（内资和外商投资，含分支机构）',
    ofCategory(...enterpriseCategories),
  ),
  helperStock(
    'entities.cooperative.active.count',
    '存续农民专业合作社',
    ['实有农民专业合作社', '存续合作社'],
    '农民专业合作社',
    ofCategory('COOP'),
  ),
  helperStock(
    'entities.individual.active.count',
    '存续个体工商户',
    ['实有个体工商户', '存续个体户'],
    '个体工商户',
    ofCategory('INDIVIDUAL'),
  ),
  helperStock('entities.branch.active.count', '存续分支机构', ['实有分支机构'], '分支机构', ({ w, law }) =>
    and(
      counted,
      sql`${partyClass.typeCode} = any (${sql.param(law.list('statistics.branch-type-codes', w.asOf))}::text[])`,
    ),
  ),
]

/** Entries into the register with the day on which a fraudulent one was cancelled. */
const entries = population({
  name: 'entity.entries',
  business: 'entity',
  page: '/entities',
  from: (at) => sql`${at(entity)}
    left join (select county_code, party_id, min(from_day) as from_day from ${at(partyState)} where state = 'CANCELLED_REG' group by county_code, party_id) fraud
      on fraud.county_code = ${entity.countyCode} and fraud.party_id = ${entity.partyId}`,
  record: entity.id,
  party: entity.partyId,
  keys: { party: entity.partyId, record: entity.id },
  single: ['party'],
  time: { kind: 'flow', day: entity.enteredOn },
  text: entity.typeCode,
})

const established = ({ w }: Facts): SQL =>
  sql`${entity.establishmentKind} in ('NEW', 'CONVERSION') and ${entity.category} <> 'REP_OFFICE' and (fraud.from_day is null or fraud.from_day > ${w.asOf}::date)`

const newCount = distinct({
  ...s06,
  id: 'entities.new.count',
  name: '新增市场主体',
  synonyms: ['新设市场主体', '新登记市场主体', '新设立市场主体', '新发展市场主体', '新增经营主体', '新设经营主体'],
  unit: '户',
  over: entries,
  key: 'party',
  where: established,
  definition:
    '成立日期在 1 月 1 日至截止日之间的设立登记户数；其后注销的照计，截止日前撤销登记的不计，迁入的不计，个转企计新设企业一户。',
})

const newPrivateCount = distinct({
  ...s06,
  id: 'entities.new.private.count',
  name: '新增私营企业',
  synonyms: ['新设私营企业', '新登记私营企业', '新增民营企业', '私营企业新增'],
  unit: '户',
  over: entries,
  key: 'party',
  partOf: 'entities.new.count',
  where: (f) =>
    sql`${established(f)} and ${entity.typeCode} = any (${sql.param(f.law.list('statistics.private-type-codes', f.w.asOf))}::text[])`,
  definition: '新增市场主体中设立时类型属于私营企业类型代码的户数（代码表见法定值 statistics.private-type-codes）。',
})

const movedIn = distinct({
  ...s06,
  id: 'entities.movedin.count',
  name: '迁入市场主体',
  unit: '户',
  helper: true,
  over: entries,
  key: 'party',
  where: sql`${entity.establishmentKind} = 'MOVE_IN' and ${entity.category} <> 'REP_OFFICE'`,
  definition: '迁入日在 1 月 1 日至截止日之间的主体户数，不算新增。',
})

/** State periods with the one that ended on the day they began: leaving the stock, and coming back. */
const turns = population({
  name: 'entity.turns',
  business: 'entity',
  page: '/parties',
  from: (at) => sql`${at(partyState)}
    join (select county_code, party_id, to_day, state from ${at(partyState)} where to_day is not null) earlier
      on earlier.county_code = ${partyState.countyCode} and earlier.party_id = ${partyState.partyId} and earlier.to_day = ${partyState.fromDay}
    join ${at(partyClass)} on ${partyClass.countyCode} = ${partyState.countyCode} and ${partyClass.partyId} = ${partyState.partyId}
      and ${partyClass.fromDay} <= ${partyState.fromDay} and (${partyClass.toDay} is null or ${partyClass.toDay} > ${partyState.fromDay})
      and ${partyClass.category} <> 'REP_OFFICE'`,
  record: partyState.partyId,
  party: partyState.partyId,
  keys: { party: partyState.partyId, record: partyState.id },
  time: { kind: 'flow', day: partyState.fromDay },
  text: sql`${labelled(sql`earlier.state`, stateLabels)} || ' → ' || ${labelled(partyState.state, stateLabels)}`,
})

const exited = distinct({
  ...s06,
  id: 'entities.exited.count',
  name: '退出市场主体',
  synonyms: ['注销市场主体', '市场主体退出', '注吊销市场主体'],
  unit: '户',
  helper: true,
  over: turns,
  key: 'party',
  where: sql`earlier.state = any (${existing}::text[]) and not ${partyState.state} = any (${existing}::text[])`,
  definition: '1 月 1 日至截止日之间由存续转为不存续（注销、吊销、撤销登记、责令关闭、迁出）的户数。',
})

const readmitted = distinct({
  ...s06,
  id: 'entities.readmitted.count',
  name: '恢复登记市场主体',
  unit: '户',
  helper: true,
  over: turns,
  key: 'party',
  where: sql`not earlier.state = any (${existing}::text[]) and ${partyState.state} = any (${existing}::text[])`,
  definition: '1 月 1 日至截止日之间由不存续恢复为存续的户数。',
})

const growthOf = (id: string, name: string, of: Parameters<typeof growth>[0]['of'], synonyms: string[]) =>
  growth({
    ...s06,
    id,
    name,
    synonyms,
    of,
    definition: `${of.name}与上年同期（存量为上年同日，流量为上年同一时段）相比的增长率。`,
  })

export const entityIndicators = [
  activeCount,
  growthOf('entities.active.yoy', '存续主体同比', activeCount, ['存续市场主体同比增长', '实有市场主体同比增长']),
  capitalTotal,
  growthOf('entities.capital.yoy', '注册资本同比', capitalTotal, ['注册资本同比增长', '注册资金同比增长']),
  newCount,
  growthOf('entities.new.yoy', '新增主体同比', newCount, ['新增市场主体同比增长', '新设市场主体同比增长']),
  newPrivateCount,
  growthOf('entities.new.private.yoy', '新增私企同比', newPrivateCount, [
    '新增私营企业同比增长',
    '新设私营企业同比增长',
  ]),
  ...licenceIndicators,
  ...stockParts,
  movedIn,
  exited,
  readmitted,
]
