import { type Handled, handle } from '#kernel/manifest/business.ts'
import { declaredLedgers } from '#kernel/record/ledger.ts'
import { checkJournal, getJournalEntry, journalState, listJournal, sealNow } from './contract.ts'
import { sealJournal } from './seal.ts'
import { verifyJournal } from './verify.ts'
import { journalCounts, journalEntryOf, journalPage, wordsOf } from './views.ts'

/** The log on screen. `titles`: Chinese titles of operations by name; `months`: how long the bureau says it keeps the log. */
export function journalOperations(titles: () => ReadonlyMap<string, string>, months: number): readonly Handled[] {
  const words = wordsOf(titles)
  return [
    handle(listJournal, (call, input) => call.read((q) => journalPage(q, words, input))),
    handle(getJournalEntry, (call, input) => call.read((q) => journalEntryOf(q, words, input.seq))),
    handle(journalState, (call) =>
      call.read(async (q) => {
        return { ...(await journalCounts(q)), leastMonths: months }
      }),
    ),
    handle(checkJournal, async (call, input) => {
      const ledgers = declaredLedgers().map((l) => l.name)
      // Whoever checks the log checks all of it, wherever he sits.
      const whole = { county: call.scope.county, stations: '*' as const }
      const r = await call.db.snapshot(whole, (q) => verifyJournal(q, ledgers, input.head))
      return {
        clean: r.clean,
        entries: r.entries,
        unsealed: r.unsealed,
        seals: r.seals,
        head: r.head,
        sealedAt: r.sealedAt,
        versions: r.ledgers.reduce((n, l) => n + l.versions, 0),
        ledgers: r.ledgers.length,
        findings: r.findings.map(({ kind, table, id, text }) => ({ kind, table, id, text })),
        unlisted: r.unlisted,
        notes: r.notes,
      }
    }),
    handle(sealNow, (call) => call.db.write(call.scope, (q) => sealJournal(q, call.clock.now()))),
  ]
}
