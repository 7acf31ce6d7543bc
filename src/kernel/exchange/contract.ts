import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { listOperation, operation } from '#platform/contract/operation.ts'

/** States of an import as the screen shows them. */
export const importStates = {
  running: '正在导入',
  previewed: '已预览，未入账',
  done: '已入账',
  failed: '未入账（出错）',
  undone: '已撤销',
} as const

const Counts = z.object({
  rows: field.integer('读入行数'),
  created: field.integer('新增'),
  updated: field.integer('变更'),
  unchanged: field.integer('未变'),
  warned: field.integer('带提示入账'),
  refused: field.integer('退回'),
  /** What became of the rows with a warning: adds up to `warned`. */
  warnedAs: z.object({
    created: field.integer('带提示新增'),
    updated: field.integer('带提示变更'),
    unchanged: field.integer('带提示未变'),
  }),
})

export const ImportRow = z.object({
  id: field.id(),
  title: field.text('表格种类').nullable(),
  state: field.code('状态', importStates),
  fileNames: field.text('文件'),
  rows: field.integer('行数'),
  refused: field.integer('退回'),
  actor: field.text('导入人'),
  startedAt: field.moment('开始时刻'),
})

export const listImports = listOperation({
  name: 'listImports',
  title: '导入批次',
  path: '/api/imports',
  permission: 'import.read',
  row: ImportRow,
  filters: {},
})

const Remark = z.object({
  file: z.string(),
  sheet: z.string(),
  row: z.number(),
  reason: z.string(),
  cells: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])).nullable(),
})

/** One import: progress while it runs, then counts, rows given back, rows with a warning and records that are missing. */
export const getImport = operation({
  name: 'getImport',
  title: '导入批次详情',
  method: 'GET',
  path: '/api/imports/:id',
  permission: 'import.read',
  input: z.object({ id: z.uuid('编号不对') }),
  output: z.object({
    id: z.string(),
    state: z.enum(Object.keys(importStates) as [keyof typeof importStates, ...(keyof typeof importStates)[]]),
    progress: z.number(),
    layout: z.string().nullable(),
    title: z.string().nullable(),
    full: z.boolean(),
    counts: Counts,
    messages: z.array(z.string()),
    labels: z.array(z.string()),
    refused: z.array(Remark),
    warned: z.array(Remark),
    /** Those to be decided first; `missingCount` says how many there are. */
    missing: z.array(z.object({ recordId: z.string(), text: z.string(), decision: z.string().nullable() })),
    missingCount: z.object({ all: z.number(), open: z.number() }),
  }),
})

/** Kinds of spreadsheet that can be taken in. */
export const listLayouts = operation({
  name: 'listLayouts',
  title: '可导入的表格种类',
  method: 'GET',
  path: '/api/import-layouts',
  permission: 'import.read',
  input: z.object({}),
  output: z.object({
    layouts: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        business: z.string(),
        columns: z.array(z.object({ label: z.string(), required: z.boolean() })),
      }),
    ),
  }),
})

/** Multipart: `files` (one or more), `preview` and `full` as `true` or `false`. Answers at once; ask `getImport` for progress. */
export const startImport = operation({
  name: 'startImport',
  title: '导入表格',
  method: 'POST',
  path: '/api/imports',
  permission: 'import.run',
  takes: 'files',
  input: z.object({ preview: field.bool('先预览').optional(), full: field.bool('完整导出').optional() }),
  output: z.object({ id: z.string() }),
})

export const commitImport = operation({
  name: 'commitImport',
  title: '预览后入账',
  method: 'POST',
  path: '/api/imports/:id/commit',
  permission: 'import.run',
  input: z.object({ id: z.uuid('编号不对') }),
  output: z.object({ id: z.string() }),
})

export const undoImport = operation({
  name: 'undoImport',
  title: '撤销导入批次',
  method: 'POST',
  path: '/api/imports/:id/undo',
  permission: 'import.run',
  input: z.object({ id: z.uuid('编号不对') }),
  output: z.object({
    voided: z.number(),
    restored: z.number(),
    touched: z.array(z.object({ ledger: z.string(), recordId: z.string() })),
  }),
})

/** Keeps missing records as they are; a change of state is entered on the record itself or by the next export. */
export const decideMissing = operation({
  name: 'decideMissing',
  title: '处理完整导出中缺失的记录',
  method: 'POST',
  path: '/api/imports/:id/missing',
  permission: 'import.run',
  input: z.object({
    id: z.uuid('编号不对'),
    recordIds: z.array(z.uuid()).min(1),
    decision: z.enum(['confirmed', 'kept']),
  }),
  output: z.object({ decided: z.number() }),
})

/** Rows given back, as a spreadsheet with the reason in the last column. */
export const refusedFile = operation({
  name: 'refusedFile',
  title: '下载退回行',
  method: 'GET',
  path: '/api/imports/:id/refused.xlsx',
  permission: 'import.read',
  gives: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  input: z.object({ id: z.uuid('编号不对') }),
  output: z.unknown(),
})
