import type { Column } from 'drizzle-orm'
import type { Day } from '#platform/clock/day.ts'
import { type SQL, sql } from '#platform/db/database.ts'
import { party } from '#kernel/party/tables.ts'
import { foodGrading as g, foodOperator as o } from './tables.ts'

/** A decimal without trailing zeros. */
export const number = (column: Column): SQL<string> => sql`trim_scale(${column})::text`

export const gradingStateOn = (today: Day): SQL<string> => sql`case
  when ${g.confirmedOn} is null or ${g.confirmedOn} > ${today}::date then 'SCORED'
  when ${g.replacedOn} <= ${today}::date then 'REPLACED'
  when ${g.validTo} <= ${today}::date then 'EXPIRED' else 'VALID' end`

/** Joins that show whose a row is. */
export const whose = (of: { countyCode: Column; operatorId: Column }): SQL =>
  sql`join ${o} on ${o.countyCode} = ${of.countyCode} and ${o.id} = ${of.operatorId}
    join ${party} on ${party.countyCode} = ${o.countyCode} and ${party.id} = ${o.partyId}`
