import type { Day } from '#platform/clock/day.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { nationalCalendar } from '#kernel/deadline/holidays.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { type Change, type LedgerTx, lockRows, updateRows } from '#kernel/record/write.ts'
import type { Clocks } from './deadlines.ts'
import { type CaseAction, blocked, dayAfter, derived } from './rules.ts'
import { penaltyCase as c } from './tables.ts'

export type Case = typeof c.$inferSelect
export type Done = { id: string }
type CaseSet = Change<typeof c>['set']

export const clocksOf = (call: Call): Clocks => ({ law: call.house.law, calendar: nationalCalendar() })

/** Does one step to one case: locked, checked, written together with the last days that follow from its dates. */
export async function step(
  call: Call,
  input: { id: string; version: number },
  decide: (row: Case, tx: LedgerTx) => { set: CaseSet } | Refusal | Promise<{ set: CaseSet } | Refusal>,
): Promise<Done> {
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, c, [input.id])
    if (!row || row.voidReason !== null) throw notFound('这件案件')
    const decision = await decide(row, tx)
    if (decision instanceof Refusal) throw decision
    const set = { ...decision.set, ...derived(clocksOf(call), { ...row, ...decision.set }) }
    await updateRows(tx, c, [{ id: row.id, version: input.version, set }])
    return { id: row.id }
  })
}

/** A step that the state allows, on a day after the one that it follows. */
export const simple =
  (action: CaseAction, after: (row: Case) => Day, set: (row: Case) => CaseSet, on: Day, call: Call) =>
  (row: Case): { set: CaseSet } | Refusal =>
    blocked(row, action, call.today) ?? dayAfter(on, after(row), call.today) ?? { set: set(row) }
