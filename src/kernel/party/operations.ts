import type { Day } from '#platform/clock/day.ts'
import { type SQL, sql } from '#platform/db/database.ts'
import { type Handled, handle } from '#kernel/manifest/business.ts'
import { equals, listPage } from '#kernel/record/list.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { listParties } from './contract.ts'
import { partyMatches } from './field.ts'
import { party, partyClass, partyState } from './tables.ts'

const standing = (t: { fromDay: unknown; toDay: unknown }, today: Day): SQL =>
  sql`${t.fromDay} <= ${today}::date and (${t.toDay} is null or ${t.toDay} > ${today}::date)`

const parties = sql`from ${asKnownNow.at(party)}`
const withState = (today: Day): SQL =>
  sql`left join ${asKnownNow.at(partyState)} on ${partyState.countyCode} = ${party.countyCode} and ${partyState.partyId} = ${party.id} and ${standing(partyState, today)}`
const withClass = (today: Day): SQL =>
  sql`left join ${asKnownNow.at(partyClass)} on ${partyClass.countyCode} = ${party.countyCode} and ${partyClass.partyId} = ${party.id} and ${standing(partyClass, today)}`
/** The register with the state and the category of a day. */
export const withPeriods = (today: Day): SQL => sql`${parties} ${withState(today)} ${withClass(today)}`

/** What lists and pages show of a party. */
export const registerFields = {
  id: party.id,
  name: party.name,
  code: party.code,
  kind: party.kind,
  category: partyClass.category,
  state: partyState.state,
  stationCode: party.stationCode,
  address: party.address,
}

export const partyOperations: readonly Handled[] = [
  handle(listParties, async (call, input) => {
    const page = await call.read((q) =>
      listPage(
        q,
        {
          fields: registerFields,
          from: sql`${parties} ${input.state && withState(call.today)} ${input.category && withClass(call.today)}`,
          shows: sql`${input.state ? undefined : withState(call.today)} ${input.category ? undefined : withClass(call.today)}`,
          where: [
            partyMatches(q.scope.county, input.q),
            equals(party.kind, input.kind),
            equals(partyClass.category, input.category),
            equals(partyState.state, input.state),
            equals(party.stationCode, input.station),
          ],
          sorts: { code: party.code, name: party.name },
          defaultOrder: 'asc',
          id: party.id,
        },
        input,
      ),
    )
    return page as never
  }),
]
