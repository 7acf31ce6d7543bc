import { bool, integer, json, moment, text, uuid } from '#platform/db/columns.ts'
import { table } from '#platform/db/table.ts'

/** A file as it was read: where its lines lie in the batch, so that a record's origin names file, sheet and row. */
export interface BatchFile {
  name: string
  sha256: string
  size: number
  sheets: { name: string; firstLine: number; rows: number }[]
}

/** Rows of a batch by fate. `warned` rows were taken in with a warning (what became of them: `WarnedAs`): the parts add up. */
export interface BatchCounts {
  rows: number
  created: number
  updated: number
  unchanged: number
  warned: number
  refused: number
}

/** What became of the rows with a warning: adds up to `warned`. */
export interface WarnedAs {
  created: number
  updated: number
  unchanged: number
}

export const batchStates = {
  running: '正在导入',
  previewed: '已预览，未入账',
  done: '已入账',
  failed: '未入账（出错）',
  undone: '已撤销',
} as const
export type BatchState = keyof typeof batchStates

export const importBatch = table(
  'import_batch',
  '导入批次：一次拆分导出的几个文件为一批',
  {
    countyCode: text('局代码').notNull(),
    id: uuid('批次编号').notNull(),
    layout: text('表格种类'),
    state: text('状态').$type<BatchState>().notNull(),
    fullExport: bool('完整导出（可查缺失）').notNull(),
    files: json<BatchFile[]>('文件').notNull(),
    counts: json<BatchCounts & { warnedAs: WarnedAs }>('行数').notNull(),
    messages: json<string[]>('提示').notNull(),
    labels: json<string[]>('文件的列名').notNull(),
    actor: text('导入人').notNull(),
    startedAt: moment('开始时刻').notNull(),
    finishedAt: moment('结束时刻'),
  },
  {
    primaryKey: ['countyCode', 'id'],
    indexes: [{ on: ['countyCode', 'startedAt'] }],
    policy: 'county',
    grants: ['select', 'insert', 'update'],
  },
)

/** A row that was not taken in, as the file had it, with the reason; or taken in with a warning. */
export const importRemark = table(
  'import_remark',
  '导入退回行与提示行',
  {
    countyCode: text('局代码').notNull(),
    batchId: uuid('批次').notNull(),
    line: integer('批次内行号').notNull(),
    refused: bool('退回').notNull(),
    reason: text('理由').notNull(),
    cells: json<(string | number | boolean | null)[]>('原样单元格'),
  },
  {
    primaryKey: ['countyCode', 'batchId', 'line', 'refused'],
    policy: 'county',
    grants: ['select', 'insert', 'delete'],
  },
)

/** Records that a full export no longer names. Nothing changes until somebody confirms. */
export const importMissing = table(
  'import_missing',
  '完整导出中缺失的记录',
  {
    countyCode: text('局代码').notNull(),
    batchId: uuid('批次').notNull(),
    recordId: uuid('记录').notNull(),
    description: text('是哪一条').notNull(),
    decision: text('处理：confirmed 确认、kept 保留'),
  },
  { primaryKey: ['countyCode', 'batchId', 'recordId'], policy: 'county', grants: ['select', 'insert', 'update'] },
)

/** What a user decided about a header before. */
export const importColumn = table(
  'import_column',
  '列名记忆：某种表格的某个列名对应哪个字段',
  {
    countyCode: text('局代码').notNull(),
    layout: text('表格种类').notNull(),
    label: text('列名').notNull(),
    field: text('字段').notNull(),
  },
  { primaryKey: ['countyCode', 'layout', 'label'], policy: 'county', grants: ['select', 'insert', 'update', 'delete'] },
)
