import { type Call, type Handled, handle } from '#kernel/manifest/business.ts'
import { appendJournal } from './append.ts'
import { declaredLedgers } from '#kernel/record/ledger.ts'
import { checkJournal, getJournalEntry, journalState, listJournal, sealNow } from './contract.ts'
import { sealJournal } from './seal.ts'
import { type JournalReport, verifyJournal } from './verify.ts'
import { journalCounts, journalEntryOf, journalPage, wordsOf } from './views.ts'

/** What a check came to goes into the log itself: it can be read there and not be changed. */
async function keepCheck(call: Call, r: JournalReport): Promise<void> {
  const found = r.findings.length + r.unlisted
  const note = found === 0 ? `核对全部相符（日志 ${r.entries} 条，封存 ${r.seals} 个）` : `核对发现 ${found} 处不符`
  const act = { operation: 'checkJournal', actor: call.actor.name, actorId: call.actor.id, note }
  const line = { subject: 'journal_entry', action: 'check' as const, recordIds: [], versions: [], digests: [] }
  await call.db.write(call.scope, (q) => appendJournal(q, call.clock.now(), act, line))
}

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
      await keepCheck(call, r)
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
