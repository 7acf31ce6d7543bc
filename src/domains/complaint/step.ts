import type { Day } from '#platform/clock/day.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { nationalCalendar } from '#kernel/deadline/holidays.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { type Change, type LedgerTx, insertRows, lockRows, updateRows } from '#kernel/record/write.ts'
import { type MatterAction, checkAct, derived } from './rules.ts'
import { complaintAnswer, complaintMatter as m } from './tables.ts'
import type { AnswerKind, Delivery } from './terms.ts'

export type Matter = typeof m.$inferSelect
export type Done = { id: string }
interface Step {
  id: string
  version: number
}

export const refuse = (code: string, field: string, text: string): Refusal =>
  new Refusal(`complaint.${code}`, text, { fields: { [field]: text } })

/** Does one step to one matter: locked, checked, written together with what follows from its dates. */
export async function step(
  call: Call,
  input: Step,
  decide: (
    tx: LedgerTx,
    row: Matter,
  ) => Promise<{ set: Change<typeof m>['set'] } | Refusal> | { set: Change<typeof m>['set'] } | Refusal,
): Promise<Done> {
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, m, [input.id])
    if (!row) throw notFound('这件投诉举报')
    const decision = await decide(tx, row)
    if (decision instanceof Refusal) throw decision
    const clocks = { law: call.house.law, calendar: nationalCalendar() }
    const set = { ...decision.set, ...derived(clocks, { ...row, ...decision.set }) }
    await updateRows(tx, m, [{ id: row.id, version: input.version, set }])
    return { id: row.id }
  })
}

/** A day of a step: not before the matter came, not in the future. */
export function dayOf(row: Matter, on: Day, call: Call, name: string): Refusal | undefined {
  return on < row.receivedOn || on > call.today
    ? refuse('step.day', name, `日期要在收到日期 ${row.receivedOn} 与今天之间，请核对。`)
    : undefined
}

export const blocked = (row: Matter, action: MatterAction, call: Call): Refusal | undefined =>
  checkAct(row, action, call.today)

export const told = (
  tx: LedgerTx,
  row: Matter,
  a: { kind: AnswerKind; toldOn: Day; delivery: Delivery; content?: string; documentNo?: string; proof?: string },
) => insertRows(tx, complaintAnswer, [{ matterId: row.id, stationCode: row.stationCode, ...a }])
