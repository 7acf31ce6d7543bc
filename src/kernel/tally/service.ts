import type { Input } from '#platform/contract/operation.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { insertRows, lockRows, updateRows, voidRows } from '#kernel/record/write.ts'
import type { changeTally, dropTally, enterTally } from './contract.ts'
import { checkTally } from './rules.ts'
import { tallySubjectsOf } from './subject.ts'
import { tallyEntry } from './tables.ts'

/** Enters a sum. Refuses a subject that no business declares and what `checkTally` refuses. */
export async function enter(call: Call, input: Input<typeof enterTally>): Promise<{ id: string }> {
  const subject = tallySubjectsOf(call.house.businesses).find((s) => s.code === input.subject)
  if (input.subject !== undefined && !subject)
    throw new Refusal('tally.subject', '没有这个计数事项，请从清单里选。', {
      fields: { subject: '请从清单里选计数事项' },
    })
  const refusal = checkTally(input, { today: call.today, ofSubject: subject !== undefined })
  if (refusal) throw refusal
  return await call.write(async (tx) => {
    const [id] = await insertRows(tx, tallyEntry, [
      {
        ...input,
        what: subject?.title ?? input.what!,
        counted: subject?.unit ?? input.counted!,
        personName: input.personName ?? call.acted.actor.name,
        stationCode: tx.scope.stations === '*' ? null : (tx.scope.stations[0] ?? null),
        declared: true,
      },
    ])
    return { id: id! }
  })
}

export async function change(call: Call, input: Input<typeof changeTally>): Promise<Record<string, never>> {
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, tallyEntry, [input.id])
    if (!row || row.voidReason !== null) throw notFound('这条计数登记')
    const { id, version, ...set } = input
    const refusal = checkTally(
      { ...set, what: row.what, counted: row.counted },
      { today: call.today, ofSubject: false },
    )
    if (refusal) throw refusal
    await updateRows(tx, tallyEntry, [
      {
        id,
        version,
        set: {
          happenedOn: set.happenedOn,
          quantity: set.quantity,
          unitCode: set.unitCode ?? null,
          personName: set.personName ?? row.personName,
          place: set.place ?? null,
          evidence: set.evidence ?? null,
          note: set.note ?? null,
        },
      },
    ])
    return {}
  })
}

export async function drop(call: Call, input: Input<typeof dropTally>): Promise<Record<string, never>> {
  return await call.write(async (tx) => {
    await voidRows(tx, tallyEntry, [{ id: input.id, version: input.version }], input.reason)
    return {}
  })
}
