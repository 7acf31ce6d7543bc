import { z } from 'zod'
import { type Operation, operation } from '#platform/contract/operation.ts'

/** Records that one bulk act takes: each is a transaction of its own, and somebody waits. */
export const mostRows = 500

const RowResult = z.object({
  ok: z.boolean(),
  /** Why it cannot be done, in words. */
  message: z.string().nullable(),
  /** Version that the look was made at: sent back with the act, so that a record changed in between is left alone. */
  version: z.number().nullable(),
})

/**
 * An act on one record as an act on many: `rows` holds what differs, `shared` what is the same for all. Without `dry` each row is
 * done under the same rules as alone; what cannot be done comes back with its reason and the rest stands. With `dry` nothing
 * stands: it is the preview.
 */
export const bulkOf = (one: Operation) =>
  operation({
    name: `${one.name}Bulk`,
    title: `${one.title}（批量）`,
    method: 'POST',
    path: `/api/bulk/${one.name}`,
    permission: one.permission,
    many: true,
    input: z.object({
      rows: z
        .array(z.record(z.string(), z.unknown()))
        .min(1, '还没有选记录')
        .max(mostRows, `一次最多 ${mostRows} 条，请分几次办理`),
      shared: z.record(z.string(), z.unknown()),
      dry: z.boolean().default(true),
    }),
    output: z.object({ results: z.array(RowResult), done: z.number() }),
  })
