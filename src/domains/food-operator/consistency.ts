import { type SQL, sql } from '#platform/db/database.ts'
import type { Fault, Rule, RuleContext } from '#kernel/indicator/rule.ts'
import { party } from '#kernel/party/tables.ts'
import {
  canteensActive,
  canteensOnline,
  canteensOnlineRate,
  canteensOpen,
  canteensOpenRate,
  cateringDue,
  cateringRate,
  cateringRated,
  ratingFromOn,
} from './indicators.ts'
import { cateringRating as r, foodOperator as o, kitchenOnline as n, openKitchen as k } from './tables.ts'
import { campusRoles } from './terms.ts'

async function faults({ q }: RuleContext, page: string, statement: SQL): Promise<Fault[]> {
  const rows = await q.rows<Omit<Fault, 'page'>>(statement, 'anew')
  return rows.map((f) => ({ ...f, page }))
}

const campus = sql`${o.role} = any (${sql.param([...campusRoles])}::text[])`
const withOperator = ({ reading: { at } }: RuleContext, of: typeof k | typeof r): SQL => sql`
  join ${at(o)} on ${o.countyCode} = ${of.countyCode} and ${o.id} = ${of.operatorId}
  join ${at(party)} on ${party.countyCode} = ${of.countyCode} and ${party.id} = ${of.partyId}`

/** E16: online is a part of open. What is online without an open kitchen that was accepted and stands is in neither number. */
export const onlineWithinOpen: Rule = {
  id: 'E16',
  title: '互联网＋明厨亮灶不多于明厨亮灶',
  figures: [canteensOnline.id, canteensOpen.id],
  async check(c) {
    const [online, open] = [await c.figure(canteensOnline.id), await c.figure(canteensOpen.id)]
    if (online.exact === null || open.exact === null)
      return { holds: 'unknown', text: '台账没有覆盖这一时段，无法核对。', faults: [] }
    const on = sql`${c.w.asOf}::date`
    const found = await faults(
      c,
      '/open-kitchens',
      sql`select distinct ${k.id} as "recordId", ${k.partyId} as "partyId", ${party.name} as "partyName",
        ${party.name} || '：正在联网，' || case when ${k.removedOn} <= ${on} then '明厨亮灶却已于 ' || ${k.removedOn} || ' 拆除'
          else '明厨亮灶却没有建成验收' end as text
      from ${c.reading.at(k)} ${withOperator(c, k)} join ${c.reading.at(n)} on ${n.countyCode} = ${k.countyCode} and ${n.kitchenId} = ${k.id}
      where ${campus} and ${n.fromDay} <= ${on} and (${n.toDay} is null or ${n.toDay} > ${on})
        and (${k.builtOn} is null or ${k.builtOn} > ${on} or ${k.removedOn} <= ${on}) order by 4, 1`,
    )
    return {
      holds: found.length === 0 && Number(online.exact) <= Number(open.exact),
      text: `明厨亮灶 ${open.printed} 家，互联网＋明厨亮灶 ${online.printed} 家${found.length > 0 ? `；${found.length} 家正在联网却没有建成的明厨亮灶` : ''}。`,
      faults: found,
    }
  },
}

/** E17: both rates stand on one register of canteens. An open kitchen of a canteen that has ended is in neither. */
export const oneRegisterOfCanteens: Rule = {
  id: 'E17',
  title: '两个明厨亮灶完成率是同一分母',
  figures: [canteensOpen.id, canteensOpenRate.id, canteensOnline.id, canteensOnlineRate.id],
  async check(c) {
    const [open, online, all] = [
      await c.figure(canteensOpenRate.id),
      await c.figure(canteensOnlineRate.id),
      await c.figure(canteensActive.id),
    ]
    if (open.denominator === undefined || online.denominator === undefined)
      return { holds: 'unknown', text: '没有在营的学校食堂，完成率没有核对。', faults: [] }
    const on = sql`${c.w.asOf}::date`
    const found = await faults(
      c,
      '/open-kitchens',
      sql`select ${k.id} as "recordId", ${k.partyId} as "partyId", ${party.name} as "partyName",
        ${party.name} || '：食堂已于 ' || ${o.toDay} || ' 终止，明厨亮灶没有登记拆除' as text
      from ${c.reading.at(k)} ${withOperator(c, k)}
      where ${campus} and ${o.toDay} <= ${on} and ${k.builtOn} <= ${on} and (${k.removedOn} is null or ${k.removedOn} > ${on}) order by 4, 1`,
    )
    const same = open.denominator === online.denominator
    return {
      holds: same && found.length === 0,
      text: `明厨亮灶完成率的分母 ${open.denominator} 家，互联网＋明厨亮灶完成率的分母 ${online.denominator} 家，在营食堂 ${all.printed} 家${found.length > 0 ? `；${found.length} 处明厨亮灶所在的食堂已经终止` : ''}。`,
      faults: found,
    }
  },
}

/** E19: rated ÷ rate = due. Holds only while everybody who was rated was due: nobody before his time, nobody after his end. */
export const ratedAreDue: Rule = {
  id: 'E19',
  title: '餐饮评定家数除以完成率等于应评定家数',
  figures: [cateringRated.id, cateringRate.id, cateringDue.id],
  async check(c) {
    const [rated, rate, due] = [
      await c.figure(cateringRated.id),
      await c.figure(cateringRate.id),
      await c.figure(cateringDue.id),
    ]
    if (rated.exact === null || rate.denominator === undefined || due.exact === null)
      return { holds: 'unknown', text: '没有应评定的餐饮服务经营者，完成率没有核对。', faults: [] }
    const found = await faults(
      c,
      '/catering-ratings',
      sql`select * from (select ${r.id} as "recordId", ${r.partyId} as "partyId", ${party.name} as "partyName",
        ${party.name} || '：' || case when ${o.role} <> 'CATERER' then '不是餐饮服务经营者，却作了评定'
          when ${o.toDay} <= ${r.ratedOn} then ${o.toDay} || ' 已经终止，' || ${r.ratedOn} || ' 还作了评定'
          when ${ratingFromOn(c)} > ${r.ratedOn} then ${o.fromDay} || ' 开业不满三个月，' || ${r.ratedOn} || ' 就作了评定' end as text
      from ${c.reading.at(r)} ${withOperator(c, r)}
      where ${r.ratedOn} between ${c.w.from}::date and ${c.w.asOf}::date) f where text is not null order by text, "recordId"`,
    )
    const same = rate.numerator === rated.exact && rate.denominator === due.exact
    return {
      holds: same && found.length === 0,
      text: `评定 ${rated.printed} 家，完成率 ${rate.printed}％，应评定 ${due.printed} 家${found.length > 0 ? `；${found.length} 家不应评定却作了评定` : ''}。`,
      faults: found,
    }
  },
}

export const foodOperatorRules = [onlineWithinOpen, oneRegisterOfCanteens, ratedAreDue]
