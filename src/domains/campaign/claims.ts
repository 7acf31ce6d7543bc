import { type SQL, sql } from '#platform/db/database.ts'
import type { Rule, RuleContext } from '#kernel/indicator/rule.ts'
import { countOf, faultsIn, named, nothingFound, notCovered, visitedInYear } from '#kernel/inspection/claims.ts'
import { checked, ofTheme, ofVenue } from '#kernel/inspection/counted.ts'
import {
  inspectionFinding as f,
  inspectionObject as o,
  inspectionOrder as r,
  inspectionTask as t,
  inspectionVisit as v,
} from '#kernel/inspection/tables.ts'
import {
  canteens,
  exposeChecks,
  foodRectified,
  hazardous,
  inTerm,
  premises,
  sinceBroadcast,
  sitesInspected,
} from './indicators.ts'
import { campusFood, expose315, foodSpecial, pyramid, vaccine } from './terms.ts'

const stillOpen = ({ w }: RuleContext): SQL => sql`(${r.closedOn} is null or ${r.closedOn} > ${w.asOf}::date)`
const ordered = (c: RuleContext): SQL =>
  sql`from ${checked(c.reading.at)} join ${c.reading.at(r)} on ${r.countyCode} = ${v.countyCode} and ${r.visitId} = ${v.id} ${named(c)}`

/** C04: every vaccination site on the lists of the year's checks was checked. */
const everySite: Rule = {
  id: 'C04',
  title: '疫苗接种点全部检查到位',
  scope:
    '本年度疫苗专项检查各任务名单上的接种点（列入后调整退出的除外）；没有列入名单的接种点不在内，名单以卫生健康部门公布的接种单位为准',
  figures: [sitesInspected.id],
  async check(c) {
    const done = await countOf(c, sitesInspected.id)
    if (done === undefined) return notCovered
    const { reading, w } = c
    const faults = await faultsIn(
      c,
      null,
      sql`${o.id}`,
      sql`'列入 ' || ${t.name} || '，没有检查记录'`,
      sql`from ${reading.at(o)} join ${reading.at(t)} on ${t.countyCode} = ${o.countyCode} and ${t.id} = ${o.taskId} ${named(c)}
        where ${ofVenue(vaccine, 'SITE')} and ${t.openedOn} between ${w.from}::date and ${w.asOf}::date and ${o.drawnOn} <= ${w.asOf}::date
          and (${o.droppedOn} is null or ${o.droppedOn} > ${w.asOf}::date)
          and not exists (select 1 from ${reading.at(v)} where ${v.countyCode} = ${o.countyCode} and ${v.objectId} = ${o.id} and ${visitedInYear(c)})`,
    )
    return {
      holds: faults.length === 0 && done > 0n,
      text:
        done === 0n
          ? '本年度没有检查过接种点，这句话不能写。'
          : faults.length === 0
            ? `检查接种点 ${done} 家，名单上的都查过。`
            : `检查接种点 ${done} 家，名单上还有 ${faults.length} 家没有检查。`,
      faults,
    }
  },
}

/** C06: what food campaigns ordered is put right. */
const foodPutRight: Rule = {
  id: 'C06',
  title: '食品专项整治责令改正全部办结',
  scope: '本年度食品专项整治中发出的责令改正文书，截止日前复查已改正',
  figures: [foodRectified.id],
  async check(c) {
    const units = await countOf(c, foodRectified.id)
    if (units === undefined) return notCovered
    const faults = await faultsIn(
      c,
      '/orders',
      sql`${r.id}`,
      sql`concat('责令改正', ' ' || ${r.orderNo}, '，期限 ', ${r.dueOn}, '，还没有办结')`,
      sql`${ordered(c)} where ${ofTheme(foodSpecial)} and ${r.issuedOn} between ${c.w.from}::date and ${c.w.asOf}::date and ${stillOpen(c)}`,
    )
    return {
      holds: faults.length === 0,
      text: `责令 ${units} 家改正，${faults.length === 0 ? '全部办结。' : `还有 ${faults.length} 份没有办结。`}`,
      faults,
    }
  },
}

/** C08: hazards in canteens are gone: the orders are closed, or a later check of the same canteen found nothing. */
const hazardsGone: Rule = {
  id: 'C08',
  title: '学校食堂隐患全部消除',
  scope: '本年度春、秋两个学期学校食堂检查登记的问题：责令改正全部办结，或者之后再查未发现问题',
  figures: [hazardous.id],
  async check(c) {
    const units = await countOf(c, hazardous.id)
    if (units === undefined) return notCovered
    const { reading, w } = c
    const order = (condition: SQL): SQL =>
      sql`(select 1 from ${reading.at(r)} where ${r.countyCode} = ${v.countyCode} and ${r.visitId} = ${v.id} and ${condition})`
    const faults = await faultsIn(
      c,
      '/checks',
      sql`${v.id}`,
      sql`${v.visitedOn} || ' 发现：' || ${f.finding} || '，还没有消除'`,
      sql`from ${checked(reading.at)} join ${reading.at(f)} on ${f.countyCode} = ${v.countyCode} and ${f.visitId} = ${v.id} ${named(c)}
        where ${ofVenue(campusFood, 'SCHOOL_CANTEEN')} and ${visitedInYear(c)} and ${inTerm(c)}
          and not (exists ${order(sql`true`)} and not exists ${order(stillOpen(c))})
          and not exists (select 1 from (select * from ${reading.at(v)}) later where later.county_code = ${o.countyCode} and later.object_id = ${o.id}
            and later.visited_on > ${v.visitedOn} and later.visited_on <= ${w.asOf}::date and later.result = '1')`,
    )
    return {
      holds: faults.length === 0,
      text: `有隐患的学校食堂 ${units} 家，${faults.length === 0 ? '隐患都已消除。' : `${faults.length} 个问题还没有消除。`}`,
      faults,
    }
  },
}

/** C14: the checks after the broadcast found nothing. */
const exposeClean = nothingFound({
  id: 'C14',
  title: '“3·15”晚会曝光产品排查未发现违法行为',
  scope: '当年“3·15”晚会当日起曝光产品排查的全部检查记录',
  counts: [exposeChecks.id],
  where: (c) => sql`${ofTheme(expose315)} and ${sinceBroadcast(c)}`,
})

/** C16: the sweeps found no pyramid selling. */
const noPyramid = nothingFound({
  id: 'C16',
  title: '辖区内没有发现传销活动',
  scope: '本年度打击传销摸排和直销监管的检查记录；投诉举报、案件里的传销线索不在内',
  counts: [premises.id],
  where: () => ofTheme(pyramid),
})

/** E15: canteens with hazards are some of those checked, and what a check found agrees with its result. */
const hazardsAreSome: Rule = {
  id: 'E15',
  title: '有隐患的学校食堂不多于检查的学校食堂',
  figures: [hazardous.id, canteens.id],
  async check(c) {
    const [a, b] = [await countOf(c, hazardous.id), await countOf(c, canteens.id)]
    if (a === undefined || b === undefined) return notCovered
    const found = sql`exists (select 1 from ${c.reading.at(f)} where ${f.countyCode} = ${v.countyCode} and ${f.visitId} = ${v.id})`
    const clean = sql`${v.result} in ('1', '7')`
    const faults = await faultsIn(
      c,
      '/checks',
      sql`${v.id}`,
      sql`case when ${clean} then '检查结果是没有问题，却登记了问题' else '检查结果说有问题，却没有登记是什么问题' end`,
      sql`from ${checked(c.reading.at)} ${named(c)}
        where ${ofVenue(campusFood, 'SCHOOL_CANTEEN')} and ${visitedInYear(c)} and ${inTerm(c)} and (${clean}) = ${found}`,
    )
    return {
      holds: a <= b && faults.length === 0,
      text: `有隐患的 ${a} 家，检查的 ${b} 家；${faults.length === 0 ? '检查结果与登记的问题一致。' : `${faults.length} 条检查记录的结果与登记的问题对不上。`}`,
      faults,
    }
  },
}

export const campaignRules = [everySite, foodPutRight, hazardsGone, exposeClean, noPyramid, hazardsAreSome]
