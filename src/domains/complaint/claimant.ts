import type { Input, Output } from '#platform/contract/operation.ts'
import { sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { appendJournal } from '#kernel/journal/append.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { openClaimant } from './acts-contract.ts'
import { complaintClaimant as cl } from './tables.ts'
import { claimantRoles } from './terms.ts'

/**
 * Opens the data of whoever complains or reports. Entry and reading are one transaction: without the entry nobody sees them.
 * Refuses (`complaint.claimant.none`) a matter of which nothing, or only masked data, came here.
 */
export async function openPeople(call: Call, input: Input<typeof openClaimant>): Promise<Output<typeof openClaimant>> {
  return await call.write(async (tx) => {
    const rows = await tx.select(
      {
        id: cl.id,
        role: cl.role,
        name: cl.nameSealed,
        phone: cl.phoneSealed,
        idNumber: cl.idSealed,
        address: cl.addressSealed,
      },
      sql`from ${asKnownNow.at(cl)} where ${cl.countyCode} = ${tx.scope.county} and ${cl.matterId} = ${input.id} order by ${cl.id}`,
    )
    const sealed = rows.filter((r) => r.name ?? r.phone ?? r.idNumber ?? r.address)
    if (sealed.length === 0)
      throw new Refusal(
        'complaint.claimant.none',
        '这一件没有完整的投诉人、举报人信息：是匿名的，或者来源只给了打码的。',
        {
          status: 409,
        },
      )
    await appendJournal(
      tx,
      tx.at,
      { ...tx.act, note: input.reason },
      {
        subject: 'complaint_claimant',
        action: 'read-personal',
        recordIds: [input.id, ...sealed.map((r) => r.id)],
        versions: [],
        digests: [],
        changes: sealed.map((r) => ({ id: r.id, field: '姓名、电话、证件号码、地址' })),
      },
    )
    const open = (text: string | null): string | null => (text === null ? null : call.keys.open(text))
    return {
      people: sealed.map((r) => ({
        role: claimantRoles[r.role],
        name: open(r.name),
        phone: open(r.phone),
        idNumber: open(r.idNumber),
        address: open(r.address),
      })),
    }
  })
}
