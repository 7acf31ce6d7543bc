import { z } from 'zod'
import { operation } from '#platform/contract/operation.ts'

/** Every version of a record: what changed, who wrote it, when it became known, and from which file, sheet and row. */
export const recordTrail = operation({
  name: 'recordTrail',
  title: '记录的来历',
  method: 'GET',
  path: '/api/records/:ledger/:id/trail',
  permission: 'record.read',
  input: z.object({ ledger: z.string().regex(/^[a-z_]+$/, '账表名不对'), id: z.uuid('编号不对') }),
  output: z.object({
    versions: z.array(
      z.object({
        version: z.number(),
        recordedAt: z.string(),
        supersededAt: z.string().nullable(),
        voidReason: z.string().nullable(),
        actor: z.string().nullable(),
        operation: z.string().nullable(),
        origin: z.object({ batch: z.string(), file: z.string(), sheet: z.string(), row: z.number() }).nullable(),
        changes: z.array(z.object({ label: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
      }),
    ),
  }),
})

/** Minutes within which whoever filled in a form may take it back, where the bureau does not say otherwise. */
export const usualUndoMinutes = 10

/** What the caller has just done to a record and may take back, by the key of its form; null where there is nothing of the kind. */
export const findUndo = operation({
  name: 'findUndo',
  title: '可以撤回的录入',
  method: 'GET',
  path: '/api/take-back/:id',
  permission: 'signed-in',
  input: z.object({ id: z.uuid('编号不对') }),
  output: z.object({ undo: z.object({ key: z.string(), title: z.string(), minutesLeft: z.number() }).nullable() }),
})

/** Takes back what the caller has just done with a form; see `undo.ts` for when that is refused. */
export const takeBackAct = operation({
  name: 'takeBackAct',
  title: '撤回刚才的录入',
  method: 'POST',
  path: '/api/take-back',
  permission: 'signed-in',
  input: z.object({ key: z.string().regex(/^[A-Za-z0-9_-]{16,64}$/, '提交编号不对') }),
  output: z.object({ voided: z.number(), restored: z.number() }),
})
