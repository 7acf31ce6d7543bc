import { yearOf } from '#platform/clock/day.ts'
import { type SQL, sql } from '#platform/db/database.ts'
import { type Facts, distinct, events } from '#kernel/indicator/declare.ts'
import { checkPopulations, ofTheme, ofVenue } from '#kernel/inspection/counted.ts'
import { inspectionOrder as r, inspectionTask as t, inspectionVisit as v } from '#kernel/inspection/tables.ts'
import { campusFood, expose315, foodSpecial, pyramid, tutoring, vaccine } from './terms.ts'

const { tasks, checks, findings, orders } = checkPopulations('campaign')

/** Checks of a canteen or around a school count in the spring and the autumn term of the year. */
export const inTerm = ({ w, law }: Facts): SQL => {
  const year = yearOf(w.asOf)
  const [spring, autumn] = ['campaign.term.spring', 'campaign.term.autumn'].map((key) => law.list(key, w.asOf)) as [
    readonly string[],
    readonly string[],
  ]
  const within = ([from, to]: readonly string[]): SQL =>
    sql`${v.visitedOn} between ${`${year}-${from!}`}::date and ${`${year}-${to!}`}::date`
  return sql`(${within(spring)} or ${within(autumn)})`
}

/** Checks count from the evening of the broadcast on. */
export const sinceBroadcast = ({ w, law }: Facts): SQL =>
  sql`${v.visitedOn} >= ${`${yearOf(w.asOf)}-${law.list('campaign.expose315.day', w.asOf)[0]!}`}::date`

const withPartner = ({ w, law }: Facts): SQL =>
  sql`exists (select 1 from jsonb_array_elements_text(coalesce(${t.departments}, '[]'::jsonb)) d
    where position(${String(law.period('campaign.pyramid.partner', w.asOf).value)} in d) > 0)`

const s33 = { section: '1.4.2', system: 'S33' }
const s48 = { section: '1.6.1', system: 'S48' }
const s49 = { section: '1.6.1', system: 'S49' }
const s66 = { section: '1.7.3', system: 'S66' }
const s71 = { section: '1.7.6', system: 'S71' }

export const sitesInspected = distinct({
  ...s33,
  id: 'vaccine.sites.inspected.count',
  name: '被检查的新冠疫苗接种点',
  synonyms: ['疫苗接种点', '新冠病毒疫苗接种点', '新冠疫苗接种点', '检查接种点', '检查疫苗接种单位'],
  unit: '家',
  over: checks,
  key: 'party',
  where: ofVenue(vaccine, 'SITE'),
  definition: '检查日期在 1 月 1 日至截止日之间、属于疫苗专项检查的接种点，一家只计一次。',
})
export const cdcInspected = distinct({
  ...s33,
  id: 'vaccine.cdc.inspected.count',
  name: '被检查的疾控中心',
  synonyms: ['疾控中心', '疾病预防控制中心', '疾病预防控制机构', '检查疾控机构'],
  unit: '家',
  over: checks,
  key: 'party',
  where: ofVenue(vaccine, 'CDC'),
  definition: '检查日期在 1 月 1 日至截止日之间、属于疫苗专项检查的疾病预防控制机构，一家只计一次。',
})
export const foodCampaigns = events({
  ...s48,
  id: 'campaigns.food.count',
  name: '食品专项整治行动',
  synonyms: ['食品专项整治', '食品安全专项整治', '专项整治行动', '食品专项行动', '开展食品专项检查'],
  unit: '项',
  over: tasks,
  where: sql`${ofTheme(foodSpecial)} and ${t.kind} = 'CAMPAIGN'`,
  definition: '发起日期在 1 月 1 日至截止日之间的食品专项整治；日常监督检查不计。',
})
export const foodChecks = events({
  ...s48,
  id: 'campaigns.food.checks.visits',
  name: '食品专项整治检查',
  unit: '家次',
  helper: true,
  over: checks,
  where: ofTheme(foodSpecial),
  definition: '检查日期在 1 月 1 日至截止日之间、属于食品专项整治的检查记录，一条计一家次。',
})
export const foodRectified = distinct({
  ...s48,
  id: 'campaigns.food.rectified.units',
  name: '食品专项整治下达整改',
  synonyms: ['下达整改', '责令整改', '下达责令改正', '责令改正单位', '下达整改通知'],
  unit: '家',
  over: orders,
  key: 'party',
  where: ofTheme(foodSpecial),
  definition: '发出日期在 1 月 1 日至截止日之间、食品专项整治中被责令改正的单位，一家收到几份也只计一家。',
})
const foodOrders = events({
  ...s48,
  id: 'campaigns.food.orders.count',
  name: '食品专项整治责令改正文书',
  unit: '份',
  helper: true,
  over: orders,
  where: ofTheme(foodSpecial),
  definition: '发出日期在 1 月 1 日至截止日之间、食品专项整治中下达的责令改正，一份计一份。',
})
const foodOrdersClosed = events({
  ...s48,
  id: 'campaigns.food.orders.closed.count',
  name: '食品专项整治已办结的责令改正',
  unit: '份',
  helper: true,
  partOf: foodOrders.id,
  over: orders,
  where: ({ w }) => sql`${ofTheme(foodSpecial)} and ${r.closedOn} <= ${w.asOf}::date`,
  definition: '上一项中，截止日前复查已改正、办结的。',
})
export const canteens = distinct({
  ...s49,
  id: 'campus.canteens.inspected.count',
  name: '检查学校食堂',
  synonyms: ['学校食堂', '学校食堂（含幼儿园食堂）', '学校食堂（含幼儿食堂）', '检查校园食堂', '学校和幼儿园食堂'],
  unit: '家',
  over: checks,
  key: 'party',
  where: (x) => sql`${ofVenue(campusFood, 'SCHOOL_CANTEEN')} and ${inTerm(x)}`,
  definition: '截止日所在年份春、秋两个学期内检查过的学校（含幼儿园）食堂，一家只计一次；学期起止日由本局按校历核定。',
})
export const surroundings = distinct({
  ...s49,
  id: 'campus.surroundings.inspected.count',
  name: '检查校园周边餐饮服务单位',
  synonyms: ['校园周边餐饮服务单位', '校园周边餐饮', '学校周边餐饮单位', '校园周边食品经营单位'],
  unit: '家',
  over: checks,
  key: 'party',
  where: (x) => sql`${ofVenue(campusFood, 'SURROUNDINGS')} and ${inTerm(x)}`,
  definition: '同一时段内检查过的校园周边餐饮服务单位，一家只计一次。',
})
export const hazardous = distinct({
  ...s49,
  id: 'campus.canteens.hazard.count',
  name: '有隐患的学校食堂',
  synonyms: ['发现隐患的学校食堂', '学校食堂存在隐患', '存在食品安全隐患的食堂', '存在安全隐患的学校食堂'],
  unit: '家',
  partOf: canteens.id,
  over: findings,
  key: 'party',
  where: (x) => sql`${ofVenue(campusFood, 'SCHOOL_CANTEEN')} and ${inTerm(x)}`,
  definition: '上述检查过的学校食堂中，检查记录里登记了问题的，一家只计一次。',
})
export const steel = distinct({
  ...s66,
  id: 'expose315.steel.inspected.count',
  name: '检查钢筋生产经营单位',
  synonyms: ['钢筋生产经营单位', '钢筋经营单位', '检查钢筋企业'],
  unit: '家',
  over: checks,
  key: 'party',
  where: (x) => sql`${ofVenue(expose315, 'STEEL')} and ${sinceBroadcast(x)}`,
  definition: '当年“3·15”晚会当日至截止日，曝光产品排查中检查过的钢筋生产经营单位，一家只计一次。',
})
export const mutton = distinct({
  ...s66,
  id: 'expose315.mutton.inspected.count',
  name: '检查羊肉经营单位',
  synonyms: ['羊肉经营单位', '羊肉销售单位', '检查羊肉经营户'],
  unit: '家',
  over: checks,
  key: 'party',
  where: (x) => sql`${ofVenue(expose315, 'MUTTON')} and ${sinceBroadcast(x)}`,
  definition: '当年“3·15”晚会当日至截止日，曝光产品排查中检查过的羊肉经营单位，一家只计一次。',
})
export const exposeChecks = events({
  ...s66,
  id: 'expose315.checks.visits',
  name: '曝光产品排查',
  unit: '家次',
  helper: true,
  over: checks,
  where: (x) => sql`${ofTheme(expose315)} and ${sinceBroadcast(x)}`,
  definition: '当年“3·15”晚会当日至截止日，曝光产品排查的检查记录，一条计一家次。',
})
export const tutoringChecks = events({
  section: '1.7.4',
  system: 'S67',
  id: 'tutoring.checks.visits',
  name: '检查教育培训机构',
  synonyms: ['教育培训机构', '校外培训机构', '检查校外培训机构', '检查培训机构'],
  unit: '家次',
  over: checks,
  where: ofTheme(tutoring),
  definition: '检查日期在 1 月 1 日至截止日之间、属于校外培训机构专项整治的检查记录，一条计一家次。',
})
export const sweeps = events({
  ...s71,
  id: 'pyramid.sweeps.count',
  name: '打传摸底排查',
  synonyms: ['摸底排查', '打击传销摸底排查', '传销摸排', '联合公安摸底排查', '打传排查'],
  unit: '次',
  over: tasks,
  where: (x) => sql`${ofTheme(pyramid)} and ${withPartner(x)}`,
  definition: '发起日期在 1 月 1 日至截止日之间、配合部门里有公安机关的打击传销摸排，一项计一次。',
})
export const premises = distinct({
  ...s71,
  id: 'pyramid.premises.checked.count',
  name: '打击传销检查重点场所',
  synonyms: ['检查场所', '重点场所摸排', '检查重点场所', '摸排场所'],
  unit: '家',
  over: checks,
  key: 'party',
  where: ofTheme(pyramid),
  definition: '检查日期在 1 月 1 日至截止日之间、打击传销摸排和直销监管中检查过的场所，一家只计一次。',
})

export const campaignIndicators = [
  sitesInspected,
  cdcInspected,
  foodCampaigns,
  foodChecks,
  foodRectified,
  foodOrders,
  foodOrdersClosed,
  canteens,
  surroundings,
  hazardous,
  steel,
  mutton,
  exposeChecks,
  tutoringChecks,
  sweeps,
  premises,
]
