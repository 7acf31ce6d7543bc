import type { Day } from '#platform/clock/day.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import type { Reading } from '#kernel/record/reading.ts'
import { type AgeStructure, ageStructure } from './age.ts'
import { standing } from './names.ts'
import { staff as s, staffCredential as c, staffPost as p } from './tables.ts'
import type { Education, Establishment } from './terms.ts'

export interface Strength extends AgeStructure {
  /** Everybody at a post on the day. */
  staff: { education: Education | null; establishment: Establishment | null }[]
  /** Of them with an enforcement certificate in force. */
  enforcement: number
}

/** Who is at a post on a day: age, sex, education and certificates. Opens the sealed months of birth and shows none. */
export async function strengthOn(q: Queryable, { at }: Reading, on: Day, keys: Pick<Keys, 'open'>): Promise<Strength> {
  const people = await q.select(
    {
      sex: s.sex,
      education: s.education,
      establishment: s.establishment,
      birthSealed: s.birthSealed,
      enforcement: sql<boolean>`exists (select 1 from ${at(c)} where ${c.countyCode} = ${s.countyCode} and ${c.staffNo} = ${s.staffNo}
        and ${c.kind} = 'ENFORCEMENT' and (${c.validTo} is null or ${c.validTo} >= ${on}::date))`,
    },
    sql`from ${at(s)} where ${s.countyCode} = ${q.scope.county} and (${s.leftOn} is null or ${s.leftOn} > ${on}::date)
      and exists (select 1 from ${at(p)} where ${p.countyCode} = ${s.countyCode} and ${p.staffNo} = ${s.staffNo} and ${standing(p, on)})`,
  )
  const aged = people.map((x) => ({ ...x, birthMonth: x.birthSealed === null ? null : keys.open(x.birthSealed) }))
  return { ...ageStructure(aged, on), staff: people, enforcement: people.filter((x) => x.enforcement).length }
}
