import { type Table, getTableName } from 'drizzle-orm'
import type { Clock } from '#platform/clock/clock.ts'
import { today } from '#platform/clock/clock.ts'
import { type Database, type Queryable, type Scope, sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { MakeId } from '#platform/ids/uuid.ts'
import { idMaker } from '#platform/ids/uuid.ts'
import type { LawBook } from '#kernel/law/law-book.ts'
import { modeOf } from '#kernel/org/mode.ts'
import { transact } from '#kernel/record/transact.ts'
import { type Change, type LedgerTx, type NewRow, insertRows, updateRows } from '#kernel/record/write.ts'
import type { ImportContext, Layout, RowPlan } from './layout.ts'
import { type ReadLine, readLines } from './lines.ts'
import type { NamedFile } from './read/sheets.ts'
import type { BatchCounts, BatchFile, BatchState, WarnedAs } from './tables.ts'

export interface ImportRequest {
  db: Database
  scope: Scope
  actor: string
  clock: Clock
  law: LawBook
  layouts: readonly Layout[]
  files: readonly NamedFile[]
  /** Show what would happen, write nothing to the ledgers. */
  preview: boolean
  /** The files are a complete export: records that they do not name are listed. */
  full: boolean
  batchId?: string
  progress?: (share: number) => void
  makeId?: MakeId
}

export interface ImportResult {
  batchId: string
  layout: string
  title: string
  state: BatchState
  counts: BatchCounts
  warnedAs: WarnedAs
  files: BatchFile[]
  messages: string[]
  missing: number
}

const chunkRows = 2_000
/** Rows given back beyond this are counted but not kept: a file that wrong is the wrong file. */
const keptRefused = 50_000
/** Warnings beyond this are counted but not kept; the first of them with the row that they are about. */
const keptWarned = 10_000
const keptWithRow = 200

class PreviewOnly extends Error {}

interface Remark {
  line: number
  refused: boolean
  reason: string
  cells: unknown[] | null
}

/**
 * Refuses what can be seen at the beginning of each file: no spreadsheet, no header that is known, no row. What lies deeper
 * shows only when the whole is read.
 */
export async function checkBeginnings(
  q: Queryable,
  layouts: readonly Layout[],
  files: readonly NamedFile[],
): Promise<void> {
  const remembered = await rememberedColumns(q)
  for (const file of files) {
    const lines = readLines([file], layouts, remembered, { files: [], messages: [], labels: [] })
    const first = await lines.next()
    await lines.return(undefined)
    if (first.done) throw noRows()
  }
}

const noRows = (): Refusal => new Refusal('exchange.file.empty', '文件里没有可以导入的行。')

/**
 * Imports files as one batch: reads, understands, decides and writes chunk by chunk in one transaction, so a fault leaves
 * nothing half-written. Good rows are kept, bad rows are kept aside with the reason. A preview does all of it and takes it
 * back. Refusals: not a spreadsheet, no header, missing columns; see `read/`.
 */
export async function runImport(r: ImportRequest): Promise<ImportResult> {
  const makeId = r.makeId ?? idMaker()
  const batchId = r.batchId ?? makeId(r.clock.now())
  const startedAt = r.clock.now()
  const state = new Batch(r, batchId)
  const act = { operation: 'importFiles', actor: r.actor, note: `导入批次 ${batchId}` }
  try {
    await transact(
      r.db,
      r.scope,
      act,
      async (tx) => {
        await state.run(tx)
        if (r.preview) throw new PreviewOnly()
        await keep(tx, state, 'done', startedAt, r)
      },
      { clock: r.clock, makeId, batch: batchId },
    )
  } catch (error) {
    if (!(error instanceof PreviewOnly)) throw error
    await transact(r.db, r.scope, act, (tx) => keep(tx, state, 'previewed', startedAt, r), { clock: r.clock, makeId })
  }
  return {
    batchId,
    layout: state.layout!.id,
    title: state.layout!.title,
    state: r.preview ? 'previewed' : 'done',
    counts: state.counts,
    warnedAs: state.warnedAs,
    files: state.out.files,
    messages: state.out.messages,
    missing: state.missing.length,
  }
}

class Batch {
  readonly counts: BatchCounts = { rows: 0, created: 0, updated: 0, unchanged: 0, warned: 0, refused: 0 }
  readonly warnedAs: WarnedAs = { created: 0, updated: 0, unchanged: 0 }
  readonly out = { files: [] as BatchFile[], messages: [] as string[], labels: [] as string[] }
  readonly remarks: Remark[] = []
  missing: { recordId: string; text: string }[] = []
  layout: Layout | undefined
  readonly #seen = new Set<string>()
  readonly #r: ImportRequest

  constructor(r: ImportRequest, id: string) {
    this.#r = r
    this.id = id
  }
  readonly id: string

  async run(tx: LedgerTx): Promise<void> {
    const r = this.#r
    const remembered = await rememberedColumns(tx)
    let context: ImportContext | undefined
    let waiting: ReadLine[] = []
    // The database works on one chunk while the next is read and understood.
    let writing: Promise<void> = Promise.resolve()
    const day = today(r.clock)
    const send = async (lines: ReadLine[]): Promise<void> => {
      await writing
      writing = this.#chunk(lines, context!)
      // A failure is reported by the next await; without this it would count as unhandled meanwhile.
      writing.catch(() => undefined)
    }
    for await (const batch of readLines(r.files, r.layouts, remembered, this.out)) {
      if (!this.layout) {
        this.layout = batch.layout
        const mode = await modeOf(tx, batch.layout.business, day)
        context = { tx, today: day, law: r.law, ...mode }
      }
      waiting.push(...batch.lines)
      while (waiting.length >= chunkRows) {
        await send(waiting.slice(0, chunkRows))
        waiting = waiting.slice(chunkRows)
      }
      r.progress?.((this.out.files.length - 1 + batch.progress) / r.files.length)
    }
    if (waiting.length > 0) await send(waiting)
    await writing
    if (!this.layout) throw noRows()
    if (r.full && this.layout.missing && context) this.missing = await this.layout.missing(context, this.#seen)
  }

  async #chunk(lines: readonly ReadLine[], c: ImportContext): Promise<void> {
    const good = lines.filter((l) => l.error === undefined)
    for (const l of lines) if (l.error !== undefined) this.#refuse(l, l.error)
    this.counts.rows += lines.length
    await this.#apply(good, c)
  }

  /** Applies lines; when the database refuses the whole, halves it until the line at fault stands alone. */
  async #apply(lines: readonly ReadLine[], c: ImportContext): Promise<void> {
    if (lines.length === 0) return
    await c.tx.execute(sql`savepoint import_chunk`)
    let plans: RowPlan[]
    try {
      plans = await this.layout!.plan(lines, c)
      const written = this.#write(plans, c)
      await allOf([written, this.layout!.after?.(plans, c, written)])
      await c.tx.execute(sql`release savepoint import_chunk`)
    } catch (error) {
      const reason = reasonOf(error)
      if (reason === undefined) throw error
      await c.tx.execute(sql`rollback to savepoint import_chunk`)
      await c.tx.execute(sql`release savepoint import_chunk`)
      if (lines.length === 1) {
        this.#refuse(lines[0]!, reason)
        return
      }
      const half = Math.ceil(lines.length / 2)
      await this.#apply(lines.slice(0, half), c)
      await this.#apply(lines.slice(half), c)
      return
    }
    plans.forEach((plan, i) => this.#count(lines[i]!, plan))
  }

  /** Asks for all at once: each statement is put together while the database works on the one before. */
  async #write(plans: readonly RowPlan[], c: ImportContext): Promise<void> {
    const inserts = new Map<Table, NewRow<Table>[]>()
    const changes = new Map<Table, Change<Table>[]>()
    for (const plan of plans) {
      if (plan.outcome !== 'created' && plan.outcome !== 'updated') continue
      for (const write of plan.writes) {
        if ('insert' in write) push(inserts, write.insert, write.row as NewRow<Table>)
        else
          push(changes, write.change, {
            id: write.id,
            version: write.version,
            set: write.set,
            originLine: write.line,
          } as Change<Table>)
      }
    }
    const declared = new Set(this.layout!.tables)
    for (const table of [...inserts.keys(), ...changes.keys()]) {
      if (!declared.has(table))
        throw new Error(`layout ${this.layout!.id} writes ${getTableName(table)}, which it does not declare`)
    }
    await allOf(
      this.layout!.tables.flatMap((table) => {
        const [rows, changed] = [inserts.get(table), changes.get(table)]
        return [rows && insertRows(c.tx, table, rows), changed && updateRows(c.tx, table, changed)]
      }),
    )
  }

  #count(line: ReadLine, plan: RowPlan): void {
    if (plan.outcome === 'refused') {
      this.#refuse(line, plan.reason)
      return
    }
    if (this.#r.full) this.#seen.add(plan.recordId)
    // What is odd about the cells of a row that says nothing new was shown when it first came in.
    const warnings = [...(plan.outcome === 'unchanged' ? [] : line.warnings), ...(plan.warnings ?? [])]
    if (warnings.length === 0) {
      this.counts[plan.outcome]++
      return
    }
    const n = this.counts.warned++
    this.warnedAs[plan.outcome]++
    if (n < keptWarned) {
      const cells = n < keptWithRow ? line.cells() : null
      this.remarks.push({ line: line.line, refused: false, reason: warnings.join(''), cells })
    }
  }

  #refuse(line: ReadLine, reason: string): void {
    if (this.counts.refused++ < keptRefused)
      this.remarks.push({ line: line.line, refused: true, reason, cells: line.cells() })
  }
}

/** Waits for all; the first failure in time is the cause of the others, and nothing still runs when it is thrown. */
async function allOf(work: readonly (Promise<unknown> | undefined)[]): Promise<void> {
  try {
    await Promise.all(work)
  } catch (error) {
    await Promise.allSettled(work)
    throw error
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** A sentence for a row that the database will not have; undefined for faults that are not the row's. */
function reasonOf(error: unknown): string | undefined {
  if (error instanceof Refusal) return error.message
  const code = (error as { code?: string }).code
  if (code === '23505') return '与账上已有的记录，或者与本次导入前面的行重复，请核对编号。'
  if (code === '23503') return '所指的记录不存在，请先导入它所依据的台账。'
  if (code === '22003') return '有数字超出了可以保存的范围，请核对单位。'
  return undefined
}

async function rememberedColumns(q: Queryable): Promise<Record<string, string>> {
  const rows = await q.rows<{ label: string; field: string }>(
    sql`select label, field from import_column where county_code = ${q.scope.county}`,
  )
  return Object.fromEntries(rows.map((r) => [r.label, r.field]))
}

async function keep(tx: LedgerTx, b: Batch, state: BatchState, startedAt: string, r: ImportRequest): Promise<void> {
  const messages = [...b.out.messages]
  if (b.counts.refused > keptRefused) messages.push(`退回的行只保留前 ${keptRefused} 行。`)
  if (b.counts.warned > keptWarned) messages.push(`提示只保留前 ${keptWarned} 条。`)
  await tx.execute(sql`
    insert into import_batch (county_code, id, layout, state, full_export, files, counts, messages, labels, actor, started_at, finished_at)
    values (${tx.scope.county}, ${b.id}, ${b.layout!.id}, ${state}, ${r.full}, ${JSON.stringify(b.out.files)}::jsonb, ${JSON.stringify({ ...b.counts, warnedAs: b.warnedAs })}::jsonb,
      ${JSON.stringify(messages)}::jsonb, ${JSON.stringify(b.out.labels)}::jsonb, ${r.actor}, ${startedAt}, ${r.clock.now()})
    on conflict (county_code, id) do update set layout = excluded.layout, state = excluded.state, full_export = excluded.full_export,
      files = excluded.files, counts = excluded.counts, messages = excluded.messages, labels = excluded.labels, finished_at = excluded.finished_at`)
  await tx.execute(sql`delete from import_remark where county_code = ${tx.scope.county} and batch_id = ${b.id}`)
  for (let start = 0; start < b.remarks.length; start += 5_000) {
    const part = b.remarks.slice(start, start + 5_000)
    await tx.execute(sql`
      insert into import_remark (county_code, batch_id, line, refused, reason, cells)
      select ${tx.scope.county}, ${b.id}, x.line, x.refused, x.reason, x.cells
      from jsonb_to_recordset(${JSON.stringify(part)}::jsonb) as x(line int, refused boolean, reason text, cells jsonb)`)
  }
  if (b.missing.length > 0) {
    await tx.execute(sql`
      insert into import_missing (county_code, batch_id, record_id, description)
      select ${tx.scope.county}, ${b.id}, x."recordId", x.text from jsonb_to_recordset(${JSON.stringify(b.missing)}::jsonb) as x("recordId" uuid, text text)
      on conflict do nothing`)
  }
}
