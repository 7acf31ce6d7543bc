import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Queryable, sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { idMaker } from '#platform/ids/uuid.ts'
import type { NamedFile } from './read/sheets.ts'
import { checkBeginnings, runImport } from './run.ts'
import type { BatchCounts, BatchFile, BatchState, WarnedAs } from './tables.ts'

const makeId = idMaker()

/** An import that runs, or failed: what the database does not know. */
interface Running {
  progress: number
  failure: string | undefined
  done: boolean
}

/** Imports that come in through the console: files kept per batch, progress in memory, result in the database. */
export class ImportDesk {
  readonly #folder: string
  readonly #running = new Map<string, Running>()

  constructor(folder: string) {
    this.#folder = folder
  }

  /**
   * Stores uploaded files and starts; answers with the batch as soon as the beginnings of the files are good. Refuses files that
   * are no spreadsheets of ours, and keeps nothing of them.
   */
  async receive(
    call: Call,
    files: AsyncIterable<{ name: string; stream: Readable }>,
    options: () => { preview: boolean; full: boolean },
  ): Promise<string> {
    const id = makeId(call.clock.now())
    const folder = this.#of(id)
    await mkdir(folder, { recursive: true })
    try {
      await this.#store(folder, files)
      const stored = await this.#files(id)
      await call.read((q) => checkBeginnings(q, call.house.layouts, stored))
    } catch (error) {
      await rm(folder, { recursive: true, force: true })
      throw error
    }
    this.#start(call, id, options())
    return id
  }

  async #store(folder: string, files: AsyncIterable<{ name: string; stream: Readable }>): Promise<void> {
    let n = 0
    for await (const file of files) {
      n++
      const name = `${String(n).padStart(3, '0')} ${shortName(file.name)}`
      await pipeline(file.stream, createWriteStream(join(folder, name)))
    }
    if (n === 0) {
      throw new Refusal('exchange.no-file', '没有收到文件，请选择要导入的表格。', {
        status: 400,
        fields: { files: '请选择文件' },
      })
    }
  }

  /** Runs a previewed batch again, this time for good. */
  async commit(call: Call, id: string): Promise<void> {
    const batch = await call.read((q) => batchOf(q, id))
    const running = this.#running.get(id)
    if (running && !running.done)
      throw new Refusal('exchange.commit.running', '这个批次正在入账，请等它完成。', { status: 409 })
    if (batch?.state !== 'previewed')
      throw new Refusal('exchange.commit', '只有预览过、还没有入账的批次可以入账。', { status: 409 })
    this.#start(call, id, { preview: false, full: batch.full }, true)
  }

  progress(id: string): Running | undefined {
    return this.#running.get(id)
  }

  #start(call: Call, id: string, options: { preview: boolean; full: boolean }, again = false): void {
    const state: Running = { progress: 0, failure: undefined, done: false }
    this.#running.set(id, state)
    void this.#files(id)
      .then((files) =>
        runImport({
          db: call.db,
          scope: call.scope,
          actor: call.actor.name,
          clock: call.clock,
          law: call.house.law,
          layouts: call.house.layouts,
          files,
          batchId: id,
          progress: (share) => (state.progress = share),
          ...options,
        }),
      )
      .then(
        async () => {
          if (!options.preview) await rm(this.#of(id), { recursive: true, force: true })
          this.#running.delete(id)
        },
        async (error: unknown) => {
          // The files of a preview stay: it can be entered once the cause is gone.
          if (!again) await rm(this.#of(id), { recursive: true, force: true })
          state.failure =
            error instanceof Refusal
              ? error.message
              : `导入时系统出了故障，一行也没有入账，请重试；再次出错请把编号 ${call.fault(error)} 告诉系统管理员。`
          state.done = true
        },
      )
  }

  async #files(id: string): Promise<NamedFile[]> {
    const folder = this.#of(id)
    const names = (await readdir(folder).catch(() => [] as string[])).sort()
    if (names.length === 0)
      throw new Refusal('exchange.files-gone', '这个批次的文件已经清除，请重新上传。', { status: 409 })
    return names.map((name) => ({ name: name.slice(4), path: join(folder, name) }))
  }

  #of(id: string): string {
    return join(this.#folder, id)
  }
}

/** File systems end at 255 bytes; three for each Chinese character, and the ending stays. */
const mostNameCharacters = 70
function shortName(name: string): string {
  const base = basename(name)
  return base.length <= mostNameCharacters ? base : `${base.slice(0, mostNameCharacters - 10)}…${base.slice(-8)}`
}

export interface BatchView {
  id: string
  layout: string | null
  state: BatchState
  full: boolean
  files: BatchFile[]
  counts: BatchCounts & { warnedAs: WarnedAs }
  messages: string[]
  labels: string[]
}

export async function batchOf(q: Queryable, id: string): Promise<BatchView | undefined> {
  const [row] = await q.rows<BatchView>(sql`
    select id, layout, state, full_export as full, files, counts, messages, labels from import_batch where county_code = ${q.scope.county} and id = ${id}`)
  return row
}

export interface RemarkView {
  line: number
  reason: string
  cells: (string | number | boolean | null)[] | null
}

export async function remarksOf(q: Queryable, id: string, refused: boolean, limit: number): Promise<RemarkView[]> {
  return await q.rows<RemarkView>(sql`
    select line, reason, cells from import_remark where county_code = ${q.scope.county} and batch_id = ${id} and refused = ${refused} order by line limit ${limit}`)
}

/** File, sheet and row of a line of a batch. */
export function placeOf(files: readonly BatchFile[], line: number): { file: string; sheet: string; row: number } {
  for (const file of files) {
    const sheet = file.sheets.find((s) => line >= s.firstLine && line < s.firstLine + s.rows)
    if (sheet) return { file: file.name, sheet: sheet.name, row: line - sheet.firstLine + 1 }
  }
  return { file: '', sheet: '', row: line }
}

/** The batch, or a refusal. */
export async function getBatch(q: Queryable, id: string): Promise<BatchView> {
  const batch = await batchOf(q, id)
  if (!batch) throw notFound('这个导入批次')
  return batch
}
