import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { operation } from '#platform/contract/operation.ts'

/** Lines of one page, and of one printed sheet with telephone numbers. */
export const linesShown = 100
export const linesPrinted = 500

const place = {
  unit: field.text('管辖所').optional(),
  town: field.text('乡镇').optional(),
  until: field.day('看到哪一天').optional(),
}

export const listWorklists = operation({
  name: 'listWorklists',
  title: '到期清单',
  method: 'GET',
  path: '/api/worklists',
  permission: 'party.read',
  input: z.object({}),
  output: z.object({
    lists: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        business: z.string(),
        count: z.number(),
        overdue: z.number(),
        first: z.string().nullable(),
        ahead: z.number(),
      }),
    ),
  }),
})

const Line = z.object({
  key: z.string(),
  party: z.object({ id: z.string(), name: z.string(), code: z.string() }),
  address: z.string().nullable(),
  unitName: z.string().nullable(),
  townName: z.string().nullable(),
  contact: z.string().nullable(),
  /** Masked, unless somebody asked for the numbers with a reason. */
  phone: z.string().nullable(),
  due: z.string(),
  overdue: z.boolean(),
  text: z.string(),
  page: z.string().nullable(),
})

export const getWorklist = operation({
  name: 'getWorklist',
  title: '一张到期清单',
  method: 'GET',
  path: '/api/worklists/:id',
  permission: 'party.read',
  input: z.object({ id: z.string().max(80), ...place, after: z.string().max(100).optional() }),
  output: z.object({
    title: z.string(),
    business: z.string(),
    until: z.string(),
    total: z.number(),
    rows: z.array(Line),
    next: z.string().nullable(),
    /** How many stand in each station and town. */
    groups: z.array(
      z.object({
        unit: z.string().nullable(),
        unitName: z.string(),
        town: z.string().nullable(),
        townName: z.string(),
        count: z.number(),
      }),
    ),
    /** A text without personal data for a message group. */
    notice: z.string(),
  }),
})

/** The sheet with full telephone numbers. Whose numbers were taken along and why goes into the log before they go out. */
export const printWorklist = operation({
  name: 'printWorklist',
  title: '带电话的到期清单',
  method: 'POST',
  path: '/api/worklists/:id/phones',
  permission: 'personal.unmask',
  input: z.object({
    id: z.string().max(80),
    ...place,
    reason: field.text('查看理由', { help: '会记入审计日志。' }),
  }),
  output: z.object({ rows: z.array(Line) }),
})
