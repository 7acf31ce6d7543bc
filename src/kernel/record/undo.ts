import type { Table } from 'drizzle-orm'
import { type Moment, epochMs } from '#platform/clock/clock.ts'
import type { Operation, Output } from '#platform/contract/operation.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { metaOf } from '#platform/db/table.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { JournalAction } from '#kernel/journal/tables.ts'
import type { Call } from '#kernel/manifest/business.ts'
import type { findUndo, takeBackAct } from './contract.ts'
import { declaredLedgers } from './ledger.ts'
import { type Touched, takeBackRows } from './take-back.ts'
import { transact } from './transact.ts'

const refuse = (code: string, text: string): Refusal => new Refusal(`record.undo.${code}`, text, { status: 409 })
const instead = '请打开这条记录更正，或者作废并写明理由。'

/** What one act wrote into one ledger. */
interface Written {
  subject: string
  action: JournalAction
  recordIds: string[]
  versions: number[]
}

/** What may be taken back, and for how long. */
export interface Undoing {
  contracts: ReadonlyMap<string, Operation>
  minutes: number
}

/** What the caller has done last to a record with a form, as long as he may take it back. */
export async function undoOf(
  call: Call,
  { contracts, minutes }: Undoing,
  id: string,
): Promise<Output<typeof findUndo>> {
  const [last] = await call.read((q) =>
    q.rows<{ operation: string; at: Moment }>(sql`
      select operation, at from journal_entry where county_code = ${q.scope.county} and changes is not null
        and record_ids @> array[${id}::uuid] and action <> 'read-personal' order by seq desc limit 1`),
  )
  const contract = last && contracts.get(last.operation)
  const minutesLeft = last ? Math.ceil(minutes - (epochMs(call.clock.now()) - epochMs(last.at)) / 60_000) : 0
  if (!contract || minutesLeft <= 0) return { undo: null }
  const mine = await call.read((q) =>
    doneBy(q, call, sql`operation = ${last.operation} and at = ${last.at}::timestamptz`),
  )
  const done = mine.find((d) => d.record === id)
  return { undo: done ? { key: done.key, title: contract.title, minutesLeft } : null }
}

/**
 * Takes back what the caller has just done with a form, named by the form's own key: what it made is void, what it changed is as
 * before. Only operations that say so (`undo`), only for some minutes, only by whoever did it, and only while nothing was built
 * on it. Refusals: `record.undo.unknown`, `.not-allowed`, `.late`, `.changed`, `.built-on`.
 */
export async function undoAct(
  call: Call,
  { contracts, minutes }: Undoing,
  key: string,
): Promise<Output<typeof takeBackAct>> {
  const [done] = await call.read((q) => doneBy(q, call, sql`key = ${key}`))
  if (!done) throw refuse('unknown', `没有找到这次办理的记录，可能已经过了几天。${instead}`)
  const contract = contracts.get(done.operation)
  if (!contract) throw refuse('not-allowed', `这件事办理后不能直接撤回。${instead}`)
  const reach = call.reachOf(contract.permission)
  if (!reach) throw refuse('not-allowed', `你现在没有办理“${contract.title}”的权限，不能撤回。`)
  if (epochMs(call.clock.now()) - epochMs(done.at) > minutes * 60_000)
    throw refuse('late', `办理已经超过 ${minutes} 分钟，不能撤回。${instead}`)
  return await transact(
    call.db,
    reach.scope,
    {
      operation: 'takeBackAct',
      actor: call.actor.name,
      actorId: call.actor.id,
      note: `撤回刚才办理的“${contract.title}”`,
    },
    async (tx) => {
      const parts = await writtenBy(tx, done, call.actor.id)
      const made = new Set(parts.filter((p) => p.action === 'insert').flatMap((p) => p.recordIds))
      const result = { voided: 0, restored: 0 }
      if (parts.length === 0) throw refuse('not-allowed', `这次办理没有入账的记录，不用撤回。`)
      if (parts.some((p) => p.action === 'void'))
        throw refuse('not-allowed', `这次办理作废了别的记录，不能撤回。${instead}`)
      // Children first: what points at a record goes before it.
      for (const part of parts.toReversed()) {
        const table = tableOf(part.subject)
        const touched = await touchedBy(tx, part)
        if (touched.some((t) => !t.untouched)) throw refuse('changed', `之后已经有人改过，不能撤回。${instead}`)
        if (part.action === 'insert') await nothingBuiltOn(tx, table, part.recordIds, made)
        const back = await takeBackRows(tx, table, touched, '撤回刚才的录入')
        result.voided += back.voided
        result.restored += back.restored
      }
      return result
    },
    { clock: call.clock },
  )
}

/** An act done with a form. */
interface Done {
  key: string
  operation: string
  at: Moment
  /** The record that the answer names. */
  record: string
}

/** Acts of the caller that were answered with a record. */
async function doneBy(q: Queryable, { actor, keys }: Call, which: SQL): Promise<Done[]> {
  const rows = await q.rows<Omit<Done, 'record'> & { sealed: string }>(sql`
    select key, operation, at, sealed from request_answer
    where county_code = ${q.scope.county} and account = ${actor.id} and ${which}`)
  return rows.flatMap(({ sealed, ...done }) => {
    const answer = JSON.parse(keys.open(sealed)) as { id?: unknown } | null
    return typeof answer?.id === 'string' ? [{ ...done, record: answer.id }] : []
  })
}

/** An act is one transaction; at one moment there may be several, so it is found by the record that it was answered with. */
async function writtenBy(q: Queryable, done: Done, account: string): Promise<Written[]> {
  const same = sql`county_code = ${q.scope.county} and at = ${done.at}::timestamptz and operation = ${done.operation}
    and (actor_id = ${account} or typist_id = ${account})`
  return await q.rows<Written>(sql`
    select subject, action, record_ids as "recordIds", versions from journal_entry
    where ${same} and action in ('insert', 'update', 'void')
      and xmin = (select xmin from journal_entry where ${same} and record_ids @> array[${done.record}::uuid] order by seq limit 1)
    order by seq`)
}

async function touchedBy(q: Queryable, part: Written): Promise<Touched[]> {
  const rows = await q.rows<{ id: string; version: number }>(sql`
    select id, version from ${sql.identifier(part.subject)} where county_code = ${q.scope.county}
      and id = any (${sql.param(part.recordIds)}::uuid[]) and void_reason is null for update`)
  return part.recordIds.map((id, i) => {
    const version = rows.find((r) => r.id === id)?.version
    const wrote = part.versions[i]!
    return { id, version: version ?? 0, before: wrote - 1, untouched: version === wrote }
  })
}

/** Refuses when a live record that the act did not make itself points at one of these. */
async function nothingBuiltOn(
  q: Queryable,
  table: Table,
  ids: readonly string[],
  made: ReadonlySet<string>,
): Promise<void> {
  for (const child of declaredLedgers()) {
    const pointing = Object.entries(child.references).flatMap(([column, target]) => (target === table ? [column] : []))
    // Files and the like name a record of any ledger by its id.
    for (const column of child.follows ? [...pointing, child.follows] : pointing) {
      const meta = metaOf(child.table)
      const rows = await q.rows<{ id: string }>(sql`
        select id from ${sql.identifier(meta.name)} where county_code = ${q.scope.county} and void_reason is null
          and ${sql.identifier(column)} = any (${sql.param(ids)}::uuid[])`)
      if (rows.some((r) => !made.has(r.id)))
        throw refuse('built-on', `已经有“${meta.comment.split('：')[0]}”的记录以它为依据，不能撤回。${instead}`)
    }
  }
}

const tableOf = (name: string): Table => declaredLedgers().find((l) => l.name === name)!.table
