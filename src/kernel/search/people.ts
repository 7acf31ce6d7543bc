import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { startsWith } from '#kernel/party/field.ts'

/** Somebody who was found, with the party that he is known by. */
export interface FoundPerson {
  id: string
  person: string
  role: string
  partyId: string
  party: string
}

/** Whether a text can be the beginning of a person's name. */
export const canBePerson = (text: string): boolean =>
  /^[\p{Script=Han}·]{2,20}$|^[A-Za-z][A-Za-z .·]{2,40}$/u.test(text)

/** Statement for legal representatives and contacts whose name begins with a text. */
export const peopleStatement = (county: string, text: string, limit: number): SQL => sql`
  select * from (
    (select id, legal_rep_name as person, '法定代表人（负责人、经营者）' as role, id as "partyId", name as party from party
      where county_code = ${county} and void_reason is null and ${startsWith(sql`legal_rep_name`, text)} order by legal_rep_name limit ${limit})
    union all
    (select c.id, c.person_name as person, c.role, p.id as "partyId", p.name as party
      from (select * from party_contact where county_code = ${county} and void_reason is null and ${startsWith(sql`person_name`, text)} order by person_name limit ${limit}) c
      join party p on p.county_code = ${county} and p.id = c.party_id)
  ) known order by person, party limit ${limit}`

/** People of that name, the shortest names first. */
export const findPeople = (q: Queryable, text: string, limit: number): Promise<FoundPerson[]> =>
  q.rows<FoundPerson>(peopleStatement(q.scope.county, text, limit), 'anew')
