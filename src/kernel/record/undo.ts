import type { Table } from 'drizzle-orm'
import { type Moment, epochMs } from '#platform/clock/clock.ts'
import type { Operation, Output } from '#platform/contract/operation.ts'
import { requestAnswer } from '#platform/http/tables.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { metaOf } from '#platform/db/table.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { JournalAction } from '#kernel/journal/tables.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { type takeBackAct, undoMinutes } from './contract.ts'
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

/**
 * Takes back what the caller has just done with a form, named by the form's own key: what it made is void, what it changed is as
 * before. Only operations that say so (`undo`), only for some minutes, only by whoever did it, and only while nothing was built
 * on it. Refusals: `record.undo.unknown`, `.not-allowed`, `.late`, `.changed`, `.built-on`.
 */
export async function undoAct(
  call: Call,
  contracts: ReadonlyMap<string, Operation>,
  key: string,
): Promise<Output<typeof takeBackAct>> {
  const done = await call.read((q) => actOfKey(q, call.actor.id, key))
  if (!done) throw refuse('unknown', `没有找到这次办理的记录，可能已经过了几天。${instead}`)
  const contract = contracts.get(done.operation)
  if (!contract) throw refuse('not-allowed', `这件事办理后不能直接撤回。${instead}`)
  const reach = call.reachOf(contract.permission)
  if (!reach) throw refuse('not-allowed', `你现在没有办理“${contract.title}”的权限，不能撤回。`)
  if (epochMs(call.clock.now()) - epochMs(done.at) > undoMinutes * 60_000)
    throw refuse('late', `办理已经超过 ${undoMinutes} 分钟，不能撤回。${instead}`)
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

async function actOfKey(
  q: Queryable,
  account: string,
  key: string,
): Promise<{ operation: string; at: Moment } | undefined> {
  const [row] = await q.select(
    { operation: requestAnswer.operation, at: requestAnswer.at },
    sql`from ${requestAnswer} where county_code = ${q.scope.county} and account = ${account} and key = ${key}`,
  )
  return row
}

/** An act is one transaction: all of it was written at one moment (to the millisecond), by one person, under one operation. */
async function writtenBy(q: Queryable, done: { operation: string; at: Moment }, account: string): Promise<Written[]> {
  return await q.rows<Written>(sql`
    select subject, action, record_ids as "recordIds", versions from journal_entry
    where county_code = ${q.scope.county} and at = ${done.at}::timestamptz and operation = ${done.operation}
      and (actor_id = ${account} or typist_id = ${account}) and action in ('insert', 'update', 'void') order by seq`)
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
    for (const [column, target] of Object.entries(child.references)) {
      if (target !== table) continue
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
