import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { Command } from 'commander'
import { notFound } from '#platform/errors/refusal.ts'
import { writeRows } from '#kernel/exchange/read/write.ts'
import { refusedSheet } from '#kernel/exchange/refused-file.ts'
import { runImport } from '#kernel/exchange/run.ts'
import { type RemarkView, getBatch, placeOf, remarksOf } from '#kernel/exchange/service.ts'
import { undoBatch } from '#kernel/exchange/undo.ts'
import { transact } from '#kernel/record/transact.ts'
import { type HouseOptions, type Opened, houseOptions, withHouse } from './open.ts'
import { type Terminal, printJson } from './terminal.ts'

interface ImportOptions extends HouseOptions {
  preview?: true
  full?: true
  layout?: string
  refused?: string
  undo?: string
  json?: true
}

/** Rows given back or taken in with a warning that are printed; the file of `--refused` and the JSON have them all. */
const shown = 20

export function register(program: Command, terminal: Terminal): void {
  houseOptions(program.command('import [文件...]').description('导入表格：.xlsx、.xls、.csv，几个文件为一批'))
    .option('--preview', '只看会怎样，不入账')
    .option('--full', '这是完整导出：列出账上有、文件里没有的')
    .option('--layout <种类>', '表格种类，默认自动识别')
    .option('--refused <文件>', '把退回的行连同原因写到这个 .xlsx')
    .option('--undo <批次>', '撤销一个批次')
    .option('--json', '输出 JSON')
    .action((files: string[], options: ImportOptions) =>
      withHouse(terminal, options, (o) =>
        options.undo ? undo(terminal, o, options.undo, options) : run(terminal, o, files, options),
      ),
    )
}

async function run(terminal: Terminal, o: Opened, files: readonly string[], options: ImportOptions): Promise<void> {
  const { Refusal } = await import('#platform/errors/refusal.ts')
  if (files.length === 0) throw new Refusal('cli.import.files', '没有说导入哪个文件，请在命令后写上文件，可以几个。')
  const named = files.map((f) => ({ name: path.basename(f), path: path.resolve(terminal.cwd, f) }))
  for (const f of named) {
    if (!(await stat(f.path).catch(() => undefined)))
      throw new Refusal('exchange.file.not-found', `找不到文件 ${f.path}，请核对路径。`)
  }
  const all = o.house.layouts
  const layouts = options.layout ? all.filter((l) => l.id === options.layout) : all
  if (layouts.length === 0)
    throw new Refusal(
      'cli.import.layout',
      `没有表格种类“${options.layout}”，可用的有 ${all.map((l) => l.id).join('、')}。`,
    )
  let told = 0
  const result = await runImport({
    db: o.db,
    scope: o.scope,
    actor: '命令行',
    clock: o.clock,
    law: o.house.law,
    layouts,
    files: named,
    preview: options.preview ?? false,
    full: options.full ?? false,
    progress: (share) => {
      const percent = Math.floor(share * 10) * 10
      if (percent > told) terminal.err(`已读 ${(told = percent)}％\n`)
    },
  })
  const { listed, warned, sheet } = await o.db.read(o.scope, async (q) => {
    const batch = await getBatch(q, result.batchId)
    const place = (r: RemarkView) => ({ ...placeOf(batch.files, r.line), reason: r.reason })
    return {
      listed: (await remarksOf(q, result.batchId, true, 1_000_000)).map(place),
      warned: (await remarksOf(q, result.batchId, false, 1_000_000)).map(place),
      sheet: options.refused ? await refusedSheet(q, result.batchId) : undefined,
    }
  })
  if (options.refused && sheet && listed.length > 0) await writeRows(path.resolve(terminal.cwd, options.refused), sheet)
  if (options.json) {
    const { counts, ...rest } = result
    printJson(terminal, { ...rest, warned, refused: listed, counts })
    return
  }
  terminal.out(`${result.title}：${options.preview ? '预览，没有入账' : `已入账，批次 ${result.batchId}`}\n`)
  for (const message of result.messages) terminal.out(`  ${message}\n`)
  for (const r of listed.slice(0, shown)) terminal.out(`  退回 ${placeText(r)}：${r.reason}\n`)
  if (listed.length > shown) terminal.out(`  另有 ${listed.length - shown} 行退回，用 --refused 文件.xlsx 全部写出\n`)
  for (const r of warned.slice(0, shown)) terminal.out(`  提示 ${placeText(r)}：${r.reason}\n`)
  if (warned.length > shown) terminal.out(`  另有 ${result.counts.warned - shown} 行带提示，用 --json 全部列出\n`)
  if (result.missing > 0) terminal.out(`  账上有 ${result.missing} 条文件里没有，未作改动，请在导入页面逐条确认\n`)
  const { counts: c, warnedAs: w } = result
  const as = c.warned > 0 ? `（新增 ${w.created}，变更 ${w.updated}，未变 ${w.unchanged}）` : ''
  terminal.out(
    `读入 ${c.rows} 行：新增 ${c.created}，变更 ${c.updated}，未变 ${c.unchanged}，带提示入账 ${c.warned}${as}，退回 ${c.refused}\n`,
  )
}

const placeText = (r: { file: string; sheet: string; row: number }): string =>
  `${r.file}${r.sheet ? `／${r.sheet}` : ''} 第 ${r.row} 行`

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

async function undo(terminal: Terminal, o: Opened, batch: string, options: ImportOptions): Promise<void> {
  if (!uuid.test(batch)) throw notFound('这个导入批次')
  const done = await transact(
    o.db,
    o.scope,
    { operation: 'undoImport', actor: '命令行', note: `撤销导入批次 ${batch}` },
    (tx) => undoBatch(tx, o.house.layouts, batch),
  )
  if (options.json) return printJson(terminal, done)
  terminal.out(
    `已撤销：作废 ${done.voided} 条，恢复 ${done.restored} 条；${done.touched.length} 条后来有人改过，没有动\n`,
  )
  for (const t of done.touched.slice(0, shown)) terminal.out(`  ${t.ledger} ${t.recordId}\n`)
}
