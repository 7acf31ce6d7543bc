import type { Input } from '#platform/contract/operation.ts'
import { sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { appendJournal } from '#kernel/journal/append.ts'
import { type Call, type Handled, handle } from '#kernel/manifest/business.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { partyContacts, personalFields, unmask } from './contract.ts'
import { party, partyContact as c } from '#kernel/party/tables.ts'

export const personalOperations: readonly Handled[] = [
  handle(partyContacts, async (call, input) =>
    call.read(async (q) => {
      const [found] = await q.select(
        { id: party.id },
        sql`from ${asKnownNow.at(party)} where ${party.countyCode} = ${q.scope.county} and ${party.id} = ${input.id}`,
      )
      if (!found) throw notFound('这个主体')
      const rows = await q.select(
        {
          id: c.id,
          role: c.role,
          name: c.personName,
          phone: c.phoneMasked,
          idNumber: c.idMasked,
          hasPhone: sql<boolean>`${c.phoneSealed} is not null`,
          hasId: sql<boolean>`${c.idSealed} is not null`,
        },
        sql`from ${asKnownNow.at(c)} where ${c.countyCode} = ${q.scope.county} and ${c.partyId} = ${input.id} order by ${c.id}`,
      )
      const contacts = rows.map(({ hasPhone, hasId, ...r }) => ({
        ...r,
        sealed: [...(hasPhone ? (['phone'] as const) : []), ...(hasId ? (['id'] as const) : [])],
      }))
      return { contacts }
    }),
  ),
  handle(unmask, unmasked),
]

/**
 * Opens a sealed number. Entry and reading are one transaction: without the entry nobody sees the number. Refuses what is not
 * in scope like what is not there, and (`personal.masked-only`) a number of which only the masked form came here.
 */
async function unmasked(call: Call, input: Input<typeof unmask>): Promise<{ value: string }> {
  return await call.write(async (tx) => {
    const [row] = await tx.select(
      { partyId: c.partyId, phone: c.phoneSealed, id: c.idSealed },
      sql`from ${asKnownNow.at(c)} where ${c.countyCode} = ${tx.scope.county} and ${c.id} = ${input.id}`,
    )
    if (!row) throw notFound('这个联系人')
    const sealed = row[input.field]
    if (sealed === null)
      throw new Refusal('personal.masked-only', `来源只给了打码的${personalFields[input.field]}，没有完整的可看。`, {
        status: 409,
      })
    await appendJournal(
      tx,
      tx.at,
      { ...tx.act, note: input.reason },
      {
        subject: 'party_contact',
        action: 'read-personal',
        recordIds: [input.id, row.partyId],
        versions: [],
        digests: [],
        changes: [{ id: input.id, field: personalFields[input.field] }],
      },
    )
    return { value: call.keys.open(sealed) }
  })
}
