import type { Acting } from '#platform/contract/acting.ts'
import type { Operation } from '#platform/contract/operation.ts'
import type { Day } from '#platform/clock/day.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { Act } from '#kernel/journal/append.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type LedgerTx, lockRows, updateRows } from '#kernel/record/write.ts'
import { type Acted, type Person, actedAlone, checkApart, findPerson, nameOf } from './people.ts'
import { approval as a, approvalRule as r } from './tables.ts'

/** What an act is asked with. */
export interface Asked {
  contract: Pick<Operation, 'name' | 'title' | 'approval'>
  /** The input as checked, in which the record is `id`. */
  input: Readonly<Record<string, unknown>>
  acting: Acting | undefined
  typist: Person
  today: Day
}

/**
 * Who acts, approves and types in an operation. Refuses `workflow.approval.*`: an approval that is missing where statute or
 * the bureau demands one, that was not given, is used up, or is for something else; and one that is dated in the future.
 * Run it in a scope that sees the whole county. Asks the database nothing for an operation without approval that one person does.
 */
export async function actedIn(q: Queryable, { contract, input, acting, typist, today }: Asked): Promise<Acted> {
  const acted: Acted = { ...actedAlone(typist) }
  if (acting?.actedBy !== undefined) acted.actor = await findPerson(q, acting.actedBy, today, 'acting.actedBy')
  if (acting?.approval !== undefined) Object.assign(acted, await given(q, contract, input, acting.approval))
  else if (acting?.approvedBy !== undefined) {
    const on = acting.approvedOn ?? today
    if (acting.paper === undefined)
      throw refuse('paper', 'acting.paper', '补录的批准要写审批单号；在屏幕上批的，请用审批单办理。')
    acted.approver = await findPerson(q, acting.approvedBy, on, 'acting.approvedBy')
    acted.approvedOn = on
    acted.paper = acting.paper
  } else if (acting?.approvedOn !== undefined || acting?.paper !== undefined)
    throw refuse('approver', 'acting.approvedBy', '写了批准日期或审批单号，也要写批准人。')
  if (acted.approvedOn !== undefined && acted.approvedOn > today)
    throw refuse('future', 'acting.approvedOn', `批准日期 ${acted.approvedOn} 还没有到，请核对。`)
  const { approval } = contract
  if (approval && !acted.approver && (approval.requiredBy !== undefined || (await requiredOn(q, contract.name, today))))
    throw new Refusal('workflow.approval.missing', `“${contract.title}”要先经批准，请送审，或补录纸质审批。`, {
      status: 409,
      basis: approval.requiredBy,
    })
  if (approval?.separateBy && acted.approver) {
    const refusal = checkApart(
      { what: contract.title, who: acted.actor },
      { what: approval.title, who: acted.approver },
      approval.separateBy,
    )
    if (refusal) throw refusal
  }
  return acted
}

const refuse = (code: string, field: string, text: string): Refusal =>
  new Refusal(`workflow.approval.${code}`, text, { fields: { [field]: text } })

/** The approval that was asked for, if it was given for exactly this and is not used up. */
async function given(
  q: Queryable,
  contract: Pick<Operation, 'name'>,
  input: Readonly<Record<string, unknown>>,
  id: string,
): Promise<Partial<Acted>> {
  const [row] = await q.select(
    {
      operation: a.operation,
      input: a.input,
      decision: a.decision,
      decidedBy: a.decidedBy,
      decidedById: a.decidedById,
      decidedOn: a.decidedOn,
      paper: a.paper,
      withdrawnOn: a.withdrawnOn,
      usedOn: a.usedOn,
      askedBy: a.askedBy,
      askedById: a.askedById,
    },
    sql`from ${asKnownNow.at(a)} where ${a.countyCode} = ${q.scope.county} and ${a.id} = ${id}`,
  )
  if (!row || row.operation !== contract.name)
    throw refuse('unknown', 'acting.approval', '没有这件事的审批单，请重新打开页面。')
  if (row.decision !== 'APPROVED' || row.withdrawnOn !== null)
    throw refuse('not-given', 'acting.approval', '这张审批单没有批准，不能据此办理。')
  if (row.usedOn !== null) throw refuse('used', 'acting.approval', `这张审批单已于 ${row.usedOn} 办理，不能再用。`)
  if (textOf(row.input) !== textOf(input))
    throw refuse('differs', 'acting.approval', '要办的内容和批准的内容不一样，请照批准的内容办理，或重新送审。')
  return {
    actor: { id: row.askedById, name: row.askedBy },
    approver: { id: row.decidedById!, name: row.decidedBy! },
    approvedOn: row.decidedOn!,
    paper: row.paper ?? undefined,
    approvalId: id,
  }
}

/** An input as text by which two can be compared: keys in order, the version left out (the record may have been looked at since). */
function textOf(input: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(input)
    .filter(([key, value]) => key !== 'version' && value !== undefined && value !== null)
    .sort(([x], [y]) => (x < y ? -1 : 1))
  return JSON.stringify(entries)
}

/** Whether the bureau demands an approval before an operation, on a day. */
export async function requiredOn(q: Queryable, operation: string, on: Day): Promise<boolean> {
  const [row] = await q.select(
    { required: r.required },
    sql`from ${asKnownNow.at(r)} where ${r.countyCode} = ${q.scope.county} and ${r.operation} = ${operation} and ${r.fromDay} <= ${on}::date
      order by ${r.fromDay} desc limit 1`,
  )
  return row?.required ?? false
}

/** Uses the approval up, in the transaction of the act. Refuses (`workflow.approval.used`) when somebody was quicker. */
export async function useApproval(tx: LedgerTx, { approvalId }: Acted, today: Day): Promise<void> {
  if (approvalId === undefined) return
  const [row] = await lockRows(tx, a, [approvalId])
  if (!row || row.usedOn !== null)
    throw new Refusal('workflow.approval.used', '这张审批单刚刚已经办理，请刷新页面。', { status: 409 })
  await updateRows(tx, a, [{ id: row.id, version: row.version, set: { usedOn: today } }])
}

/** People of an act as the journal keeps them. */
export const actOf = (operation: string, acted: Acted, note?: string): Act => ({
  operation,
  actor: nameOf(acted.actor),
  actorId: acted.actor.id,
  approver: acted.approver?.name,
  approverId: acted.approver?.id,
  approvedOn: acted.approvedOn,
  paper: acted.paper,
  typist: nameOf(acted.typist),
  typistId: acted.typist.id,
  note,
})
