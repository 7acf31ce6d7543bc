import { sql } from '#platform/db/database.ts'
import { bridge } from '#kernel/manifest/business.ts'
import { party } from '#kernel/party/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { TaskKind } from '#kernel/task/declare.ts'
import { endFoodOperator, registerFoodOperator } from '#domains/food-operator/contract.ts'
import { foodOperator as o } from '#domains/food-operator/public.ts'
import { operatorRoles } from '#domains/food-operator/terms.ts'
import { permitCertificate as c } from '#domains/permit/public.ts'
import { permitKinds } from '#domains/permit/terms.ts'

/** Licences whose holders belong into the register of food operators. */
const foodKinds = [
  'FOOD_OP',
  'SMALL_CATERING',
  'SMALL_WORKSHOP',
  'FOOD_PROD',
  'FOOD_FILE',
] as const satisfies readonly (keyof typeof permitKinds)[]
const inCounty = sql`current_setting('app.county', true)`
const ofFood = sql`c.kind = any (${sql.param([...foodKinds])}::text[])`
const valid = (
  today: string,
) => sql`c.void_reason is null and c.superseded_on is null and c.revoked_on is null and c.stripped_on is null
  and c.deregistered_on is null and c.valid_from <= ${today}::date and (c.valid_to is null or c.valid_to >= ${today}::date)`

/** A food licence stands and its holder is in no trade of the register: it would be missing from every denominator. */
const enter: TaskKind = {
  id: 'food-operator.enter-licensed',
  title: '有食品许可、没有进名册的',
  permission: registerFoodOperator.permission,
  reading: 'food-operator.read',
  page: '/permit-certificates',
  warn: 10,
  open: ({ today }) => ({
    id: c.id,
    station: c.stationCode,
    dueOn: sql`null`,
    said: [party.name, c.kind, c.certNo],
    from: sql`from ${asKnownNow.at(c)} join ${party} on ${party.countyCode} = ${c.countyCode} and ${party.id} = ${c.partyId}
      where ${c.countyCode} = ${inCounty} and exists (select 1 from permit_certificate c where c.county_code = ${c.countyCode} and c.id = ${c.id}
          and ${ofFood} and ${valid(today)})
        and not exists (select 1 from food_operator r where r.county_code = ${c.countyCode} and r.party_id = ${c.partyId} and r.void_reason is null
          and (r.to_day is null or r.to_day > ${today}::date))`,
  }),
  text: ([name, kind, certNo]) => `${name}（${permitKinds[kind as keyof typeof permitKinds]} ${certNo}）`,
}

/** The register still has an operator whose every food licence has ended. */
const end: TaskKind = {
  id: 'food-operator.end-unlicensed',
  title: '许可已经失效、名册没有终止的',
  permission: endFoodOperator.permission,
  reading: 'food-operator.read',
  page: '/food-operators',
  act: endFoodOperator.name,
  warn: 10,
  open: ({ today }) => ({
    id: o.id,
    station: o.stationCode,
    dueOn: sql`null`,
    said: [party.name, o.role],
    from: sql`from ${asKnownNow.at(o)} join ${party} on ${party.countyCode} = ${o.countyCode} and ${party.id} = ${o.partyId}
      where ${o.countyCode} = ${inCounty} and ${o.toDay} is null
        and exists (select 1 from permit_certificate c where c.county_code = ${o.countyCode} and c.party_id = ${o.partyId} and c.void_reason is null and ${ofFood})
        and not exists (select 1 from permit_certificate c where c.county_code = ${o.countyCode} and c.party_id = ${o.partyId} and ${ofFood} and ${valid(today)})`,
  }),
  text: ([name, role]) => `${name}（${operatorRoles[role as keyof typeof operatorRoles]}）`,
}

export default bridge({
  id: 'food-operator--permit',
  between: ['food-operator', 'permit'],
  openTasks: [enter, end],
})
