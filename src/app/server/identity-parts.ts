import { permissionsOf } from '#platform/auth/access.ts'
import { stationsOf } from '#platform/auth/accounts.ts'
import type { IdentityParts, Recorder } from '#platform/auth/identity.ts'
import { today } from '#platform/clock/clock.ts'
import { accessOf } from '#kernel/access/resolve.ts'
import { appendJournal } from '#kernel/journal/append.ts'

/** Identity's events in the journal: what happened in the note, the account and where it came from beside it. */
export const journalIdentity: Recorder = (q, at, { operation, actor, actorId, account, text, from }) =>
  appendJournal(
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

/** What identity works with, with what the kernel knows: the journal, and rights by day. */
export const identityParts = (parts: Omit<IdentityParts, 'record' | 'rightsOf'>): IdentityParts => ({
  ...parts,
  record: journalIdentity,
  rightsOf: async (q, a) => permissionsOf(await accessOf(q, { ...a, stations: stationsOf(a) }, today(parts.clock))),
})
