import { type SQL, sql } from '#platform/db/database.ts'
import { type Facts, distinct, labelled, population, ratio } from '#kernel/indicator/declare.ts'
import { partyState } from '#kernel/party/tables.ts'
import { existingStates } from '#kernel/party/terms.ts'
import {
  foodConnection,
  foodGrading,
  foodOperator as o,
  cateringRating as r,
  kitchenOnline,
  openKitchen,
} from './tables.ts'
import { type OperatorRole, campusRoles, cateringMarks, operatingRoles, operatorRoles } from './terms.ts'

/**
 * Operators with what each has on the cut-off day: a grade that stands, a connection, an open kitchen, a rating of the year.
 * An operator whose party has left the register trades no more, whatever its own row says.
 */
const operators = population({
  name: 'food-operator.operators',
  business: 'food-operator',
  alsoReads: ['entity'],
  page: '/food-operators',
  windowed: true,
  from: (at, { w }) => {
    const on = sql`${w.asOf}::date`
    const has = (name: string, rows: SQL): SQL =>
      sql`left join (${rows}) ${sql.identifier(name)} on ${sql.identifier(name)}.operator_id = ${o.id}`
    return sql`${at(o)}
    ${has(
      'graded',
      sql`select distinct operator_id from ${at(foodGrading)} where confirmed_on <= ${on} and (valid_to is null or valid_to > ${on})`,
    )}
    ${has(
      'connected',
      sql`select distinct operator_id from ${at(foodConnection)} where connected_on <= ${on} and (disconnected_on is null or disconnected_on > ${on})`,
    )}
    ${has(
      'opened',
      sql`select ${openKitchen.operatorId}, bool_or(exists (select 1 from ${at(kitchenOnline)} where ${kitchenOnline.kitchenId} = ${openKitchen.id}
          and ${kitchenOnline.fromDay} <= ${on} and (${kitchenOnline.toDay} is null or ${kitchenOnline.toDay} > ${on}))) as online
        from ${at(openKitchen)} where ${openKitchen.builtOn} <= ${on} and (${openKitchen.removedOn} is null or ${openKitchen.removedOn} > ${on})
        group by ${openKitchen.operatorId}`,
    )}
    ${has('rated', sql`select distinct operator_id from ${at(r)} where ${r.ratedOn} between ${w.from}::date and ${on}`)}
    left join (select distinct party_id from ${at(partyState)} where state <> all (${sql.param(existingStates)}::text[])
      and from_day <= ${on} and (to_day is null or to_day > ${on})) gone on gone.party_id = ${o.partyId}`
  },
  record: o.id,
  party: o.partyId,
  keys: { record: o.id, party: o.partyId },
  single: ['record'],
  time: { kind: 'stock', periods: [{ from: o.fromDay, to: o.toDay }] },
  day: o.fromDay,
  text: sql`${labelled(o.role, operatorRoles)} || coalesce(' ' || ${o.licenceNo}, '')`,
})

const oneOf = (roles: readonly OperatorRole[]): SQL => sql`${o.role} = any (${sql.param([...roles])}::text[])`
const trades = ({ w }: Facts): SQL =>
  sql`${o.fromDay} <= ${w.asOf}::date and (${o.toDay} is null or ${o.toDay} > ${w.asOf}::date) and gone.party_id is null`
const standing = (roles: readonly OperatorRole[], also: SQL = sql`true`): SQL =>
  sql`gone.party_id is null and ${oneOf(roles)} and ${also}`

/** First day on which a caterer is to be rated, in SQL. */
export const ratingFromOn = ({ w, law }: Pick<Facts, 'w' | 'law'>): SQL =>
  sql`(${o.fromDay} + make_interval(months => ${law.number('food.rating.after.months', w.asOf)}::int))::date`

/** The same with those that have ended: some of them were rated in the year. */
const caterers: typeof operators = {
  ...operators,
  name: 'food-operator.caterers',
  time: { kind: 'cohort', since: ({ w }) => w.from },
}

/** Caterers to be rated: trading long enough on the cut-off day, and those rated in the year before they ended. */
const ratingDue = (
  f: Facts,
): SQL => sql`${o.role} = 'CATERER' and ((${trades(f)} and ${ratingFromOn(f)} <= ${f.w.asOf}::date)
  or (rated.operator_id is not null and ${o.toDay} between ${f.w.from}::date and ${f.w.asOf}::date)
  or (rated.operator_id is not null and gone.party_id is not null))`

const common = { section: '1.6.1', over: operators, unit: '家', key: 'party' } as const

export const operatorsDue = distinct({
  ...common,
  id: 'foodrisk.operators.due.count',
  name: '应分级的食品经营者',
  system: 'S45',
  helper: true,
  where: standing(operatingRoles),
  definition:
    '截止日在营的食品经营者（食品销售、餐饮服务、单位食堂）家数，是分级率的分母；同一主体兼营几种计一家；主体已注销、吊销的不计。',
})
export const operatorsGraded = distinct({
  ...common,
  id: 'foodrisk.operators.graded.count',
  name: '已分级的食品经营者',
  synonyms: ['完成风险分级的食品经营者'],
  system: 'S45',
  helper: true,
  partOf: operatorsDue.id,
  where: standing(operatingRoles, sql`graded.operator_id is not null`),
  definition: '上述在营食品经营者中，截止日有已确认、没有到期的风险等级的家数。只评分、没有确认的不计。',
})
export const gradedRate = ratio({
  section: '1.6.1',
  system: 'S45',
  id: 'foodrisk.operators.graded.rate',
  name: '食品经营风险分级率',
  synonyms: ['食品经营风险分级率', '风险分级率', '食品经营者风险分级管理率'],
  numerator: operatorsGraded,
  denominator: operatorsDue,
  key: 'party',
  definition: '截止日有有效风险等级的在营食品经营者，除以全部在营食品经营者。',
})

export const makersActive = distinct({
  ...common,
  id: 'entities.food_makers.active.count',
  name: '在产食品生产企业',
  system: 'S46',
  helper: true,
  where: standing(['MAKER']),
  definition: '截止日在营的食品生产企业家数，食品小作坊不计。',
})
export const makersConnected = distinct({
  ...common,
  id: 'esupervision.food_makers.connected.count',
  name: '接入电子监管的食品生产企业',
  system: 'S46',
  helper: true,
  partOf: makersActive.id,
  where: standing(['MAKER'], sql`connected.operator_id is not null`),
  definition: '上述企业中，截止日仍接入电子监管的家数；久无数据、没有断开的照计。',
})
export const makersCoverage = ratio({
  section: '1.6.1',
  system: 'S46',
  id: 'esupervision.food_makers.coverage.rate',
  name: '食品生产企业电子监管覆盖率',
  synonyms: ['食品生产电子监管覆盖率', '生产企业电子监管覆盖率'],
  numerator: makersConnected,
  denominator: makersActive,
  key: 'party',
  definition: '截止日接入电子监管的食品生产企业，除以在产食品生产企业。',
})

export const operatorsActive = distinct({
  ...common,
  id: 'entities.food_operators.active.count',
  name: '在营食品经营者',
  system: 'S46',
  helper: true,
  where: standing(operatingRoles),
  definition: '截止日在营的食品经营者（食品销售、餐饮服务、单位食堂）家数。',
})
export const operatorsConnected = distinct({
  ...common,
  id: 'esupervision.food_operators.connected.count',
  name: '接入电子监管的食品经营者',
  system: 'S46',
  helper: true,
  partOf: operatorsActive.id,
  where: standing(operatingRoles, sql`connected.operator_id is not null`),
  definition: '上述食品经营者中，截止日仍接入电子监管的家数。',
})
export const operatorsCoverage = ratio({
  section: '1.6.1',
  system: 'S46',
  id: 'esupervision.food_operators.coverage.rate',
  name: '食品经营电子监管覆盖率',
  synonyms: ['食品经营者电子监管覆盖率', '食品经营单位电子监管覆盖率'],
  numerator: operatorsConnected,
  denominator: operatorsActive,
  key: 'party',
  definition: '截止日接入电子监管的食品经营者，除以在营食品经营者。',
})

const ratings = population({
  name: 'food-operator.ratings',
  business: 'food-operator',
  page: '/catering-ratings',
  from: (at) => sql`${at(r)}`,
  record: r.id,
  party: r.partyId,
  keys: { record: r.id, party: r.partyId },
  single: ['record'],
  time: { kind: 'flow', day: r.ratedOn },
  text: labelled(r.mark, cateringMarks),
})

export const cateringRated = distinct({
  section: '1.6.1',
  system: 'S47',
  over: ratings,
  unit: '家',
  key: 'party',
  id: 'foodrisk.catering.rated.count',
  name: '餐饮风险等级评定',
  synonyms: ['餐饮服务经营者风险等级评定', '完成餐饮服务经营者风险等级评定', '餐饮服务风险等级评定'],
  definition:
    '评定日期在 1 月 1 日至截止日之间的餐饮服务经营者家数；同一家评定几次计一家；评定后停业的照计；不予评级、责令整改的也是评定结果，照计。',
})
export const cateringDue = distinct({
  ...common,
  over: caterers,
  id: 'foodrisk.catering.due.count',
  name: '应评定的餐饮服务经营者',
  system: 'S47',
  helper: true,
  where: ratingDue,
  definition: '截止日在营并且开业满三个月的餐饮服务经营者，加上当年评定后停业的；单位食堂不计。是评定完成率的分母。',
})
export const cateringRate = ratio({
  section: '1.6.1',
  system: 'S47',
  id: 'foodrisk.catering.rated.rate',
  name: '餐饮风险等级评定完成率',
  synonyms: ['评定完成率', '餐饮服务经营者风险等级评定完成率'],
  numerator: cateringRated,
  denominator: cateringDue,
  key: 'party',
  definition: '当年评定的餐饮服务经营者，除以应评定的餐饮服务经营者。',
})

export const canteensActive = distinct({
  ...common,
  id: 'campus.canteens.active.count',
  name: '在营学校食堂（含幼儿园食堂）',
  synonyms: ['学校食堂总数'],
  system: 'S50',
  helper: true,
  where: standing(campusRoles),
  definition: '截止日在营的学校食堂和幼儿园食堂家数，一所学校几个食堂计一家。',
})
export const canteensOpen = distinct({
  ...common,
  id: 'brightkitchen.canteens.count',
  name: '学校食堂明厨亮灶',
  synonyms: ['学校食堂“明厨亮灶”完成', '明厨亮灶完成', '明厨亮灶建设完成', '建成明厨亮灶的学校食堂'],
  system: 'S50',
  where: standing(campusRoles, sql`opened.operator_id is not null`),
  definition: '截止日在营的学校食堂（含幼儿园食堂）中，已建成验收、没有拆除明厨亮灶的家数，方式不限。',
})
export const canteensOpenRate = ratio({
  section: '1.6.1',
  system: 'S50',
  id: 'brightkitchen.canteens.rate',
  name: '明厨亮灶完成率',
  synonyms: ['学校食堂明厨亮灶完成率', '明厨亮灶率', '明厨亮灶覆盖率'],
  numerator: canteensOpen,
  denominator: canteensActive,
  key: 'party',
  definition: '已建成明厨亮灶的学校食堂，除以在营学校食堂（含幼儿园食堂）。',
})
export const canteensOnline = distinct({
  ...common,
  id: 'brightkitchen.online.canteens.count',
  name: '互联网＋明厨亮灶',
  synonyms: ['学校食堂互联网＋明厨亮灶', '“互联网＋明厨亮灶”完成', '互联网+明厨亮灶'],
  system: 'S50',
  partOf: canteensOpen.id,
  where: standing(campusRoles, sql`opened.online`),
  definition: '上述已建成明厨亮灶的学校食堂中，截止日正在联网的家数；断线没有恢复的不计。',
})
export const canteensOnlineRate = ratio({
  section: '1.6.1',
  system: 'S50',
  id: 'brightkitchen.online.canteens.rate',
  name: '互联网＋明厨亮灶完成率',
  synonyms: ['互联网+明厨亮灶完成率', '互联网＋明厨亮灶覆盖率'],
  numerator: canteensOnline,
  denominator: canteensActive,
  key: 'party',
  definition: '正在联网的学校食堂，除以在营学校食堂（含幼儿园食堂），与明厨亮灶完成率同一分母。',
})

export const foodOperatorIndicators = [
  gradedRate,
  operatorsGraded,
  operatorsDue,
  makersCoverage,
  makersConnected,
  makersActive,
  operatorsCoverage,
  operatorsConnected,
  operatorsActive,
  cateringRated,
  cateringRate,
  cateringDue,
  canteensOpen,
  canteensOpenRate,
  canteensOnline,
  canteensOnlineRate,
  canteensActive,
]
