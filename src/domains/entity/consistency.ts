import { type Day, addDays, addYears, chineseDay } from '#platform/clock/day.ts'
import { type SQL, sql } from '#platform/db/database.ts'
import { readDeclared } from '#kernel/indicator/baseline.ts'
import { readCoverage } from '#kernel/indicator/coverage.ts'
import type { Fault, Rule, RuleContext, RuleFinding } from '#kernel/indicator/rule.ts'
import { party, partyClass, partyState } from '#kernel/party/tables.ts'
import { existingStates } from '#kernel/party/terms.ts'
import { entity, integratedItem, sealDelivery } from './tables.ts'

type Named = Omit<Fault, 'page'>

/** Faults found by a query that selects record_id, party_id and text; parties named. */
async function faultsOf({ q, reading }: RuleContext, query: SQL, page: string | null): Promise<Fault[]> {
  const rows = await q.rows<Named>(
    sql`
    select f.record_id as "recordId", f.party_id as "partyId", ${party.name} as "partyName", f.text
    from (${query}) f left join ${reading.at(party)} on ${party.countyCode} = ${q.scope.county} and ${party.id} = f.party_id
    order by f.text, f.record_id`,
    'anew',
  )
  return rows.map((r) => ({ ...r, page }))
}

const listed = (faults: Fault[], well: string, ill: string): RuleFinding => ({
  holds: faults.length === 0,
  text: faults.length === 0 ? well : ill,
  faults,
})

/** E10: new private enterprises are part of the new parties, and registration and type ledger agree which are private. */
const privateWithinNew: Rule = {
  id: 'E10',
  title: '新增私营企业不多于新增市场主体',
  figures: ['entities.new.private.count', 'entities.new.count'],
  async check(c) {
    const { w, law, reading } = c
    const codes = sql.param(law.list('statistics.private-type-codes', w.asOf))
    const [some, all] = [await c.figure('entities.new.private.count'), await c.figure('entities.new.count')]
    if (some.exact === null || all.exact === null)
      return { holds: 'unknown', text: '新增户数不能从台账算出，没有核对。', faults: [] }
    const faults = await faultsOf(
      c,
      sql`select ${entity.id} as record_id, ${entity.partyId} as party_id,
          '设立登记为类型 ' || ${entity.typeCode} || '，类型台账在成立当日' || coalesce('为 ' || ${partyClass.typeCode}, '没有记录') || '，是否私营企业说法不一' as text
        from ${reading.at(entity)}
        left join ${reading.at(partyClass)} on ${partyClass.countyCode} = ${entity.countyCode} and ${partyClass.partyId} = ${entity.partyId}
          and ${partyClass.fromDay} <= ${entity.enteredOn} and (${partyClass.toDay} is null or ${partyClass.toDay} > ${entity.enteredOn})
        where ${entity.enteredOn} between ${w.from}::date and ${w.asOf}::date and ${entity.establishmentKind} in ('NEW', 'CONVERSION')
          and (${entity.typeCode} = any (${codes}::text[])) is distinct from (${partyClass.typeCode} = any (${codes}::text[]))`,
      '/entities',
    )
    const within = BigInt(some.exact) <= BigInt(all.exact)
    return {
      holds: within && faults.length === 0,
      text: `新增私营企业 ${some.exact} 户${within ? '，在' : '，多于'}新增市场主体 ${all.exact} 户${within ? '之内' : ''}${faults.length > 0 ? `；${faults.length} 户的类型前后不一` : ''}。`,
      faults,
    }
  },
}

/** E11: every delivery has at least one seal, made after the enterprise stood, one set each. */
const sealsPerEnterprise: Rule = {
  id: 'E11',
  title: '免费刻章枚数不少于企业家数',
  figures: ['startup.seals.issued.count', 'startup.seals.enterprises.count'],
  async check(c) {
    const { w, law, reading } = c
    const [pieces, firms] = [
      await c.figure('startup.seals.issued.count'),
      await c.figure('startup.seals.enterprises.count'),
    ]
    if (pieces.exact === null || firms.exact === null)
      return { holds: 'unknown', text: '刻章数不能从台账算出，没有核对。', faults: [] }
    const sets = law.number('startup.seals.sets-per-entity', w.asOf)
    const s = sealDelivery
    const faults = await faultsOf(
      c,
      sql`select record_id, party_id, text from (
          select ${s.id} as record_id, ${s.partyId} as party_id, case
            when coalesce(${s.pieces}, 0) < 1 then ${s.deliveredOn} || ' 交付，枚数' || coalesce('为 ' || ${s.pieces}, '没有填')
            when ${s.deliveredOn} < ${entity.enteredOn} then ${s.deliveredOn} || ' 交付，早于成立日期 ' || ${entity.enteredOn}
            when row_number() over (partition by ${s.partyId} order by ${s.deliveredOn}, ${s.id}) > ${sets}::int then ${s.deliveredOn} || ' 又领一套免费印章'
          end as text, ${s.deliveredOn} as delivered_on
          from ${reading.at(s)} left join ${reading.at(entity)} on ${entity.countyCode} = ${s.countyCode} and ${entity.partyId} = ${s.partyId}
          where ${s.freeOfCharge}) x
        where text is not null and delivered_on between ${w.from}::date and ${w.asOf}::date`,
      null,
    )
    const enough = BigInt(pieces.exact) >= BigInt(firms.exact)
    return {
      holds: enough && faults.length === 0,
      text: `免费刻章 ${pieces.exact} 枚，${enough ? '不少于' : '少于'}企业 ${firms.exact} 家${faults.length > 0 ? `；${faults.length} 次交付有疑点` : ''}。`,
      faults,
    }
  },
}

/** E12: the items and the number in the scheme's name come from one list, and the list agrees with itself. */
const oneItemList: Rule = {
  id: 'E12',
  title: '整合事项与“X证合一”出自同一清单',
  figures: ['licences.merged.items.const', 'licences.merged.scheme.const'],
  async check(c) {
    const { w, reading } = c
    const i = integratedItem
    const [items, scheme] = [
      await c.figure('licences.merged.items.const'),
      await c.figure('licences.merged.scheme.const'),
    ]
    if (items.exact === null || scheme.exact === null)
      return { holds: 'unknown', text: '多证合一事项清单没有登记到这一天，没有核对。', faults: [] }
    const valid = sql`from_day <= ${w.asOf}::date and (to_day is null or to_day > ${w.asOf}::date)`
    const faults = await faultsOf(
      c,
      sql`select record_id, party_id, text from (
          select ${i.id} as record_id, null::uuid as party_id, ${i.code} || ' ' || ${i.name} || '：' || case
            when ${i.toDay} <= ${i.fromDay} then '终止日 ' || ${i.toDay} || ' 不晚于起始日 ' || ${i.fromDay}
            when ${valid} and row_number() over (partition by ${i.code}, (${valid}) order by ${i.fromDay}, ${i.id}) > 1 then '同一代码在清单里有两条有效'
            when ${valid} and ${i.scheme} is distinct from base.scheme then '属于方案“' || ${i.scheme} || '”，现行方案是' || coalesce('“' || base.scheme || '”', '没有基础证照的方案')
          end as text
          from ${reading.at(i)} left join (
            select scheme from ${reading.at(i)} where kind = 'BASE' and ${valid} order by from_day desc, id limit 1) base on true
          where ${i.fromDay} <= ${w.asOf}::date) x
        where text is not null`,
      '/integrated-items',
    )
    const base = BigInt(scheme.exact) - BigInt(items.exact)
    return listed(
      faults,
      `整合事项 ${items.exact} 项，加基础证照 ${base} 种，为“${scheme.exact}证合一”。`,
      `整合事项 ${items.exact} 项、“${scheme.exact}证合一”，清单里有 ${faults.length} 条自相矛盾。`,
    )
  },
}

interface Touched {
  partyId: string
  before: number
  now: number
  entered: number
  fraud: number
  movedIn: number
  exited: number
  readmitted: number
}

/** What happened after `base` up to the cut-off to every party that something happened to. */
async function rollForward({ q, reading, w }: RuleContext, base: Day): Promise<Touched[]> {
  const [S, C] = [partyState, partyClass]
  const existing = sql`${sql.param(existingStates)}::text[]`
  const inside = (column: SQL): SQL => sql`(${column} > ${base}::date and ${column} <= ${w.asOf}::date)`
  const covers = (on: Day): SQL =>
    sql`${S.state} = any (${existing}) and ${S.fromDay} <= ${on}::date and (${S.toDay} is null or ${S.toDay} > ${on}::date)
      and ${C.category} <> 'REP_OFFICE' and ${C.fromDay} <= ${on}::date and (${C.toDay} is null or ${C.toDay} > ${on}::date)`
  return await q.rows<Touched>(
    sql`
    with touched as (
      select party_id from ${reading.at(S)} where ${inside(sql`from_day`)} or ${inside(sql`to_day`)}
      union select party_id from ${reading.at(C)} where ${inside(sql`from_day`)} or ${inside(sql`to_day`)}
      union select party_id from ${reading.at(entity)} where ${inside(sql`entered_on`)}),
    entities as (
      select t.party_id, e.establishment_kind, e.entered_on, e.category from touched t
      left join lateral (select establishment_kind, entered_on, category from ${reading.at(entity)} where county_code = ${q.scope.county} and party_id = t.party_id limit 1) e on true),
    kept as (
      select party_id, establishment_kind, entered_on from entities t
      where not exists (select 1 from ${reading.at(C)} where county_code = ${q.scope.county} and party_id = t.party_id and category = 'REP_OFFICE')
        and (t.category is not null or exists (select 1 from ${reading.at(C)} where county_code = ${q.scope.county} and party_id = t.party_id))),
    stocks as (
      select k.party_id, count(*) filter (where ${covers(base)})::int as before, count(*) filter (where ${covers(w.asOf)})::int as now
      from kept k
      left join ${reading.at(S)} on ${S.countyCode} = ${q.scope.county} and ${S.partyId} = k.party_id
      left join ${reading.at(C)} on ${C.countyCode} = ${q.scope.county} and ${C.partyId} = k.party_id
      group by k.party_id),
    turns as (
      select ${S.partyId} as party_id,
        count(*) filter (where earlier.state = any (${existing}) and not ${S.state} = any (${existing}))::int as exited,
        count(*) filter (where not earlier.state = any (${existing}) and ${S.state} = any (${existing}))::int as readmitted,
        count(*) filter (where ${S.state} = 'CANCELLED_REG')::int as fraud
      from ${reading.at(S)}
      join (select county_code, party_id, to_day, state from ${reading.at(S)} where to_day is not null) earlier
        on earlier.county_code = ${S.countyCode} and earlier.party_id = ${S.partyId} and earlier.to_day = ${S.fromDay}
      where ${inside(sql`${S.fromDay}`)} group by ${S.partyId})
    select k.party_id as "partyId", s.before, s.now,
      (case when ${inside(sql`k.entered_on`)} and k.establishment_kind in ('NEW', 'CONVERSION') then 1 else 0 end) as entered,
      (case when ${inside(sql`k.entered_on`)} and k.establishment_kind in ('NEW', 'CONVERSION') then coalesce(t.fraud, 0) else 0 end) as fraud,
      (case when ${inside(sql`k.entered_on`)} and k.establishment_kind = 'MOVE_IN' then 1 else 0 end) as "movedIn",
      coalesce(t.exited, 0) as exited, coalesce(t.readmitted, 0) as readmitted
    from kept k join stocks s on s.party_id = k.party_id left join turns t on t.party_id = k.party_id`,
    'anew',
  )
}

const change = (t: Touched): number => t.entered + t.movedIn + t.readmitted - t.exited

function story(t: Touched): string {
  if (t.now > t.before && change(t) <= 0) return '截止日在册，期间却没有设立、迁入或恢复登记的记录'
  if (t.now < t.before && t.exited === 0) return '期初在册，截止日已不在册，却没有退出的状态记录'
  if (t.entered + t.movedIn > 0 && t.now === 0 && t.exited === 0) return '有设立或迁入记录，却没有相应的存续状态'
  return `期初 ${t.before}、入册 ${t.entered + t.movedIn + t.readmitted}、退出 ${t.exited}、截止日 ${t.now}，前后不衔接`
}

/** E20: stock now = stock at the end of last year + entries − exits; names the parties whose facts do not roll forward. */
const stockRollsForward: Rule = {
  id: 'E20',
  title: '存续户数滚动衔接',
  figures: ['entities.active.count', 'entities.new.count'],
  async check(c) {
    const { q, reading, w } = c
    const stock = await c.figure('entities.active.count')
    if (stock.exact === null) return { holds: 'unknown', text: '存续户数不能从台账算出，没有核对。', faults: [] }
    const now = Number(stock.exact)
    const yearEnd = addDays(w.from, -1)
    const complete = (await readCoverage(q, reading)).get('entity')
    if (complete === undefined || complete > yearEnd) return await fromDeclared(c, now, yearEnd)
    const touched = await rollForward(c, yearEnd)
    const broken = touched.filter((t) => t.now - t.before !== change(t))
    const before = now - touched.reduce((n, t) => n + t.now - t.before, 0)
    const names = await faultsOf(
      c,
      sql`select p.id as record_id, p.id as party_id, p.text
        from unnest(${sql.param(broken.map((t) => t.partyId))}::uuid[], ${sql.param(broken.map(story))}::text[]) p(id, text)`,
      '/parties',
    )
    return {
      holds: broken.length === 0,
      text: sentence(`${chineseDay(yearEnd)}存续`, before, touched, now),
      faults: names,
    }
  },
}

/** A first year rests on a printed number: what the roll-forward does not explain is shown, not held against anybody. */
async function fromDeclared(c: RuleContext, now: number, yearEnd: Day): Promise<RuleFinding> {
  const declared = (await readDeclared(c.q, c.reading))
    .filter((d) => d.indicator === 'entities.active.count' && d.asOf <= yearEnd && d.asOf > addYears(yearEnd, -1))
    .toSorted((a, b) => (a.asOf < b.asOf ? 1 : -1))[0]
  if (!declared)
    return {
      holds: 'unknown',
      text: '台账没有上年末的存续户数，也没有登记上年报告的印数作为申报基数，不能滚动核对。',
      faults: [],
    }
  const touched = await rollForward(c, declared.asOf)
  const base = Math.round(Number(declared.value))
  const text = sentence(`${chineseDay(declared.asOf)}存续（申报基数，${declared.source}）`, base, touched, now)
  return base + touched.reduce((n, t) => n + change(t), 0) === now
    ? { holds: true, text, faults: [] }
    : { holds: 'unknown', text: `${text}期初没有逐户台账，差额不能落到户。`, faults: [] }
}

function sentence(head: string, before: number, touched: readonly Touched[], now: number): string {
  const total = (of: (t: Touched) => number): number => touched.reduce((n, t) => n + of(t), 0)
  const [entered, fraud, movedIn, back, left] = [
    total((t) => t.entered),
    total((t) => t.fraud),
    total((t) => t.movedIn),
    total((t) => t.readmitted),
    total((t) => t.exited),
  ]
  const expected = before + entered + movedIn + back - left
  const parts = [
    `${head} ${before} 户`,
    `加设立 ${entered} 户${fraud > 0 ? `（其中 ${fraud} 户已撤销登记，不在新增数内）` : ''}`,
    ...(movedIn > 0 ? [`迁入 ${movedIn} 户`] : []),
    ...(back > 0 ? [`恢复 ${back} 户`] : []),
    `减退出 ${left} 户`,
  ]
  return `${parts.join('，')}，应为 ${expected} 户，实有 ${now} 户${expected === now ? '' : `，差 ${now - expected} 户没有解释`}。`
}

export const entityRules = [privateWithinNew, sealsPerEnterprise, oneItemList, stockRollsForward]
