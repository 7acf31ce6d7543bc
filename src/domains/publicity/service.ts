import type { Input } from '#platform/contract/operation.ts'
import { sql } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import { nationalCalendar } from '#kernel/deadline/holidays.ts'
import { existingRows } from '#kernel/exchange/upsert.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { modeOf } from '#kernel/org/mode.ts'
import { resolveParties } from '#kernel/party/resolve.ts'
import { insertRows, lockRows, updateRows } from '#kernel/record/write.ts'
import type { enterPublication, publishNotice, withdrawNotice } from './contract.ts'
import { checkNotice, checkWithdrawal, creditDue, publicUntil, publicationDue, withdrawalDue } from './rules.ts'
import { publicationNotice as n } from './tables.ts'

/**
 * Enters a document that has to be published, or fills in the day of publication of a pending one. A subject that the register
 * does not have (a natural person, a firm of another county) is kept by its name.
 */
export async function publish(
  call: Call,
  input: Input<typeof publishNotice>,
): Promise<{ id: string; dueOn: string; notes: string[] }> {
  return await call.write(async (tx) => {
    const sameSubject = sql`${n.kind} = ${input.kind} and ${n.subjectName} = ${input.subjectName}`
    const [[found], mode, [standing]] = await Promise.all([
      resolveParties(tx, [{ code: input.subjectCode ?? null, name: input.subjectName }]),
      modeOf(tx, 'publicity', input.publishedOn ?? input.documentOn),
      existingRows(tx, n, n.documentNo, [input.documentNo], sameSubject),
    ])
    const party = found && 'found' in found ? found.found : undefined
    const publishedOn = input.publishedOn ?? null
    const weight = input.weight ?? standing?.weight ?? null
    const refusal = checkNotice(
      {
        kind: input.kind,
        documentOn: input.documentOn,
        publishedOn,
        weight,
        content: input.content ?? null,
        externalNo: input.externalNo ?? standing?.externalNo ?? null,
      },
      { today: call.today, upstairs: mode.upstairs, standing },
    )
    if (refusal) throw refusal
    const law = call.house.law
    const due = publicationDue(law, nationalCalendar(), input.kind, input.documentOn)
    const row = {
      kind: input.kind,
      subjectName: input.subjectName,
      subjectCode: input.subjectCode ?? party?.code,
      partyId: party?.id,
      stationCode: party?.stationCode,
      documentNo: input.documentNo,
      documentOn: input.documentOn,
      simpleProcedure: input.kind === 'PENALTY' ? input.simpleProcedure : undefined,
      weight: weight ?? undefined,
      content: input.content,
      authority: call.bureauName,
      dueOn: due.due,
      creditDueOn: creditDue(law, nationalCalendar(), input.kind, input.documentOn) ?? undefined,
      publishedOn: input.publishedOn,
      channel: input.channel ?? (publishedOn === null ? undefined : ('GSXT' as const)),
      operator: publishedOn === null ? undefined : call.actor.name,
      publicUntil: publishedOn === null ? undefined : (publicUntil(law, input.kind, weight, publishedOn) ?? undefined),
      sourceSystem: input.externalNo ? (mode.upperSystem ?? '上级系统') : undefined,
      externalNo: input.externalNo,
    }
    if (standing) {
      await updateRows(tx, n, [{ id: standing.id, version: standing.version, set: row }])
      return { id: standing.id, dueOn: due.due, notes: due.notes }
    }
    const [id] = await insertRows(tx, n, [row])
    return { id: id!, dueOn: due.due, notes: due.notes }
  })
}

/** Enters that a pending notice is public now. */
export async function enterPublished(call: Call, input: Input<typeof enterPublication>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const [[row], mode] = await Promise.all([lockRows(tx, n, [input.id]), modeOf(tx, 'publicity', input.publishedOn)])
    if (!row) throw notFound('这条公示')
    const weight = input.weight ?? row.weight
    const externalNo = input.externalNo ?? row.externalNo
    const content = input.content ?? row.content
    const refusal = checkNotice(
      { kind: row.kind, documentOn: row.documentOn, publishedOn: input.publishedOn, weight, content, externalNo },
      { today: call.today, upstairs: mode.upstairs, standing: row },
    )
    if (refusal) throw refusal
    const set = {
      publishedOn: input.publishedOn,
      channel: input.channel,
      operator: call.actor.name,
      publicUntil: publicUntil(call.house.law, row.kind, weight, input.publishedOn) ?? undefined,
      weight: weight ?? undefined,
      content: content ?? undefined,
      externalNo: externalNo ?? undefined,
      sourceSystem: externalNo ? (row.sourceSystem ?? mode.upperSystem ?? '上级系统') : undefined,
    }
    await updateRows(tx, n, [{ id: row.id, version: input.version, set }])
    return { id: row.id }
  })
}

/** Takes a notice down; it leaves the figures from that day on. */
export async function withdraw(call: Call, input: Input<typeof withdrawNotice>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, n, [input.id])
    if (!row) throw notFound('这条公示')
    const annulledOn = input.annulledOn ?? row.annulledOn
    const refusal = checkWithdrawal(row, { on: input.withdrawnOn, annulledOn, reason: input.reason }, call.today)
    if (refusal) throw refusal
    await updateRows(tx, n, [
      {
        id: row.id,
        version: input.version,
        set: {
          withdrawnOn: input.withdrawnOn,
          withdrawReason: input.reason,
          annulledOn,
          withdrawDueOn: annulledOn === null ? null : withdrawalDue(call.house.law, nationalCalendar(), annulledOn),
        },
      },
    ])
    return { id: row.id }
  })
}
