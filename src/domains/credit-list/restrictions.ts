import { addYears } from '#platform/clock/day.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { type Finding, type LookedUp, barOn, covers, modeFor, nameOnly } from '#kernel/restriction/declare.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { listingState } from './rules.ts'
import { barredPerson as b, restriction as r, seriousListing as s } from './tables.ts'
import { barGrounds, barMatters, listingReasons } from './terms.ts'
import { listingsOf, seriousStateOn } from './views.ts'

const orderOnSeriousList = '市场监督管理严重违法失信名单管理办法（总局令第44号）'

/** Lists, measures and bars on people. Dossier registration-and-credit 8.1. */
export async function creditRestrictions(q: Queryable, l: LookedUp): Promise<Finding[]> {
  return [...(await ofApplicant(q, l)), ...(await ofRepresentatives(q, l)), ...(await ofPeople(q, l))]
}

/** What stands against the applicant itself. */
async function ofApplicant(q: Queryable, l: LookedUp): Promise<Finding[]> {
  const { party } = l
  if (!party) return []
  const serious = await q.select(
    { ground: s.ground, expiresOn: s.expiresOn },
    sql`from ${asKnownNow.at(s)} where ${s.countyCode} = ${q.scope.county} and ${s.partyId} = ${party.id} and ${seriousStateOn(l.on)} = 'LISTED'`,
  )
  const abnormal = (await listingsOf(q, [party.id])).filter((x) => listingState(x, l.on) === 'LISTED')
  const measures = await q.select(
    { kind: r.kind, basis: r.basis, mode: r.mode, matters: r.matters, toDay: r.toDay },
    sql`from ${asKnownNow.at(r)} where ${r.countyCode} = ${q.scope.county} and ${r.partyId} = ${party.id}
      and ${r.fromDay} <= ${l.on}::date and (${r.toDay} is null or ${r.toDay} > ${l.on}::date)`,
  )
  return [
    ...serious.map((x): Finding => ({
      mode: l.promise ? 'BLOCK' : 'WARN',
      who: party.name,
      text: l.promise
        ? `在严重违法失信名单上（${x.ground}），不适用告知承诺`
        : `在严重违法失信名单上（${x.ground}），审查时作为重要考量因素`,
      basis: orderOnSeriousList,
      todo: l.promise ? '请按一般程序办理。' : '请审查人核对后办理。',
      page: '/serious-listings',
    })),
    ...measures
      .filter((x) => x.matters.some((m) => covers(m, l.matter)))
      .map((x): Finding => ({
        mode: x.mode === 'BLOCK' ? 'BLOCK' : 'WARN',
        who: party.name,
        text: `${x.kind}${x.toDay === null ? '' : `，到 ${x.toDay} 止`}`,
        basis: x.basis,
        todo: x.mode === 'BLOCK' ? '期限届满或者措施解除后再申请。' : '请核对措施的适用范围后办理。',
        page: `/parties/${party.id}`,
      })),
    ...abnormal.map((x): Finding => ({
      mode: 'WARN',
      who: party.name,
      text: `${x.kind === 'MARKING' ? '已标记为经营异常状态' : '在经营异常名录上'}（${listingReasons[x.reason]}）`,
      basis: '企业信息公示暂行条例第十八条',
      todo: '告知其先改正并申请移出；法律没有禁止的，核对后可以办理。',
      page: `/abnormal-listings/${x.id}`,
    })),
  ]
}

/** Whoever represents a party on the serious list may not represent another for some years (企业信息公示暂行条例第十七条). */
async function ofRepresentatives(q: Queryable, l: LookedUp): Promise<Finding[]> {
  if (!covers('entity.establish', l.matter) || l.represented.length === 0) return []
  const bar = barOn(l.law, 'serious.representative.bar.years', l.on)
  if (!bar) return []
  const rows = await q.select(
    { partyId: s.partyId, listedOn: s.listedOn },
    sql`from ${asKnownNow.at(s)} where ${s.countyCode} = ${q.scope.county} and ${s.partyId} = any (${sql.param(l.represented.map((x) => x.partyId))}::uuid[])
      and ${seriousStateOn(l.on)} = 'LISTED'`,
  )
  return rows.flatMap((x) => {
    const until = addYears(x.listedOn, bar.years)
    if (until <= l.on) return []
    return l.represented
      .filter((p) => p.partyId === x.partyId)
      .map((p): Finding => ({
        mode: modeFor(p.sure),
        who: p.person,
        text: `任法定代表人（负责人）的${p.party}在严重违法失信名单上，到 ${until} 止不得担任其他企业的法定代表人、负责人${nameOnly(p.sure)}`,
        basis: bar.basis,
        todo: p.sure ? '请申请人更换法定代表人人选。' : '填写身份证号再查一次；确是同一人的，请更换人选。',
        page: `/parties/${p.partyId}`,
      }))
  })
}

/** People who are barred themselves: by their papers for sure, by their name for somebody to look. */
async function ofPeople(q: Queryable, l: LookedUp): Promise<Finding[]> {
  if (l.people.length === 0) return []
  const keys = l.people.flatMap((p) => p.idKey ?? [])
  const standing = sql`${b.liftedOn} is null and ${b.fromDay} <= ${l.on}::date and (${b.toDay} is null or ${b.toDay} > ${l.on}::date)`
  const fields = {
    id: b.id,
    name: b.personName,
    idKey: b.idKey,
    ground: b.ground,
    decisionNo: b.decisionNo,
    toDay: b.toDay,
  }
  const of = sql`from ${asKnownNow.at(b)} where ${b.countyCode} = ${q.scope.county} and ${standing}`
  const byName = await q.select(
    fields,
    sql`${of} and ${b.personName} = any (${sql.param(l.people.map((p) => p.name))}::text[])`,
  )
  const byId =
    keys.length === 0 ? [] : await q.select(fields, sql`${of} and ${b.idKey} = any (${sql.param(keys)}::text[])`)
  const rows = [...new Map([...byId, ...byName].map((x) => [x.id, x])).values()]
  return rows.flatMap((x): Finding[] => {
    if (!barMatters[x.ground].some((m) => covers(m, l.matter))) return []
    const sure = x.idKey !== null && keys.includes(x.idKey)
    // Both numbers are known and differ: somebody else of the same name.
    if (!sure && x.idKey !== null && l.people.every((p) => p.name !== x.name || p.idKey !== undefined)) return []
    const { title, basis } = barGrounds[x.ground]
    return [
      {
        mode: modeFor(sure),
        who: x.name,
        text: `${title}${x.decisionNo === null ? '' : `（${x.decisionNo}）`}${x.toDay === null ? '' : `，到 ${x.toDay} 止`}${nameOnly(sure)}`,
        basis,
        todo: sure ? '期限届满或者解除后再申请，或者更换人选。' : '填写身份证号再查一次；确是同一人的，请更换人选。',
        page: `/barred-people/${x.id}`,
      },
    ]
  })
}
