import { permissionsOf } from '#platform/auth/access.ts'
import { stationsOf } from '#platform/auth/accounts.ts'
import type { IdentityParts, Recorder } from '#platform/auth/identity.ts'
import { today } from '#platform/clock/clock.ts'
import { sql } from '#platform/db/database.ts'
import { accessOf } from '#kernel/access/resolve.ts'
import { appendJournal } from '#kernel/journal/append.ts'

/** Where servers hear that sessions or accounts have changed, whoever changed them. */
export const identityChannel = 'quanheng_identity'

/**
 * Identity's events in the journal: what happened in the note, the account and where it came from beside it. Servers that keep
 * sessions hear of it when it is committed.
 */
export const journalIdentity: Recorder = async (q, at, { operation, actor, actorId, account, text, from }) => {
  await q.execute(sql`select pg_notify(${identityChannel}, '')`)
  await appendJournal(
    q,
    at,
    { operation, actor, actorId, note: text },
    {
      subject: 'account',
      action: 'identity',
      recordIds: [],
      versions: [],
      digests: [],
      changes: [{ account, address: from?.address ?? null, device: from?.device ?? null }],
    },
  )
}

/** What identity works with, with what the kernel knows: the journal, and rights by day. */
export const identityParts = (parts: Omit<IdentityParts, 'record' | 'rightsOf'>): IdentityParts => ({
  ...parts,
  record: journalIdentity,
  rightsOf: async (q, a) => permissionsOf(await accessOf(q, { ...a, stations: stationsOf(a) }, today(parts.clock))),
})
