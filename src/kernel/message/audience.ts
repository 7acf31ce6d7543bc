import { z } from 'zod'
import type { Day } from '#platform/clock/day.ts'
import { field } from '#platform/contract/field.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import type { LawBook } from '#kernel/law/law-book.ts'
import { party, partyClass, partyState } from '#kernel/party/tables.ts'
import { entityCategories, existingStates } from '#kernel/party/terms.ts'
import { asKnownNow } from '#kernel/record/reading.ts'

/** Filters of an audience as checked: code → value. */
export type Filters = Readonly<Record<string, string | undefined>>

/** Parties whom a message may be for, found by filters each time a batch is made. */
export interface Audience {
  /** Dotted: business and name. */
  id: string
  title: string
  /** What it can be narrowed by, drawn on the page like the filters of a list. */
  filters: z.ZodRawShape
  /** Placeholders it fills besides those that every batch knows, with what they stand for. */
  placeholders?: Readonly<Record<string, string>>
  /** Ids of parties in scope, with the values of its placeholders. */
  members(
    q: Queryable,
    filters: Filters,
    on: { today: Day; law: LawBook },
  ): Promise<{ partyId: string; values?: Record<string, string> }[]>
}

/** What a business adds to messages: purposes that its figures count by, and audiences. */
export interface Messaging {
  purposes: Readonly<Record<string, string>>
  audiences: readonly Audience[]
}

const holding = (t: { fromDay: unknown; toDay: unknown }, on: Day): SQL =>
  sql`${t.fromDay} <= ${on}::date and (${t.toDay} is null or ${t.toDay} > ${on}::date)`

/** Everybody in the register who exists today. */
export const registerAudience: Audience = {
  id: 'party.existing',
  title: '存续的主体',
  filters: {
    category: field.code('类别', entityCategories).optional(),
    station: field.text('管辖所').optional(),
  },
  members: (q, filters, { today }) =>
    q.select(
      { partyId: partyState.partyId },
      sql`from ${asKnownNow.at(partyState)}
        join ${asKnownNow.at(party)} on ${party.countyCode} = ${partyState.countyCode} and ${party.id} = ${partyState.partyId}
        left join ${asKnownNow.at(partyClass)} on ${partyClass.countyCode} = ${partyState.countyCode} and ${partyClass.partyId} = ${partyState.partyId} and ${holding(partyClass, today)}
        where ${partyState.countyCode} = ${q.scope.county} and ${partyState.state} = any (${sql.param(existingStates)}::text[]) and ${holding(partyState, today)}
          and (${filters.category ?? null}::text is null or ${partyClass.category} = ${filters.category ?? null})
          and (${filters.station ?? null}::text is null or ${party.stationCode} = ${filters.station ?? null})
        order by ${party.code}`,
    ),
}
