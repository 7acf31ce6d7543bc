import type { Recorder } from '#platform/auth/identity.ts'
import { appendJournal } from '#kernel/journal/append.ts'

/** Identity's events in the journal: what happened in the note, the account and where it came from beside it. */
export const journalIdentity: Recorder = (q, at, { operation, actor, account, text, from }) =>
  appendJournal(
    q,
    at,
    { operation, actor, note: text },
    {
      subject: 'account',
      action: 'identity',
      recordIds: [],
      versions: [],
      digests: [],
      changes: [{ account, address: from?.address ?? null, device: from?.device ?? null }],
    },
  )
