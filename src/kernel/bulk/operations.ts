import type { Operation, Output } from '#platform/contract/operation.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { refusalOf } from '#platform/http/refuse.ts'
import type { Call, Handled } from '#kernel/manifest/business.ts'
import { isLedger } from '#kernel/record/ledger.ts'
import { bulkOf } from './contract.ts'

type Result = Output<ReturnType<typeof bulkOf>>['results'][number]
type Row = Record<string, unknown>

/** Operations that may be done to many records at once. One that somebody has to approve is done one by one. */
export const isBulk = (contract: Operation): boolean => {
  if (contract.bulk && (contract.approval || contract.restricted))
    throw new Error(`${contract.name} needs a look at each record: it cannot be done in bulk`)
  return contract.bulk !== undefined
}

/** The bulk act of an operation. */
export function bulkAct({ contract: one, handle }: Handled): Handled {
  const doOne = async (call: Call, row: Row): Promise<void> => {
    const parsed = one.input.safeParse(row)
    if (!parsed.success) throw refusalOf(parsed.error)
    await handle(call, parsed.data as never)
  }
  return {
    contract: bulkOf(one),
    handle: async (call: Call, given: never) => {
      const { rows, shared, dry } = given as { rows: Row[]; shared: Row; dry: boolean }
      const ledger = one.bulk!.of
      const versions = dry && ledger ? await call.read((q) => versionsOf(q, ledger, rows)) : undefined
      const acting = dry ? withoutTrace(call) : call
      const results: Result[] = []
      for (const row of rows) {
        const version = versions?.get(String(row.id)) ?? null
        // What was typed once for all never stands in the place of what a row is.
        const input = { ...shared, ...row, ...(version === null ? {} : { version }) }
        results.push({ version, ...(await attempt(call, () => doOne(acting, input))) })
      }
      return { results, done: dry ? 0 : results.filter((r) => r.ok).length } as never
    },
  }
}

/** A refusal is the row's own; a fault of ours is too, with the number that finds it in the log. */
async function attempt(call: Call, work: () => Promise<void>): Promise<Pick<Result, 'ok' | 'message'>> {
  try {
    await work()
    return { ok: true, message: null }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, message: error.message }
    return { ok: false, message: `系统出了故障，这一条没有办理。请把编号 ${call.fault(error)} 告诉系统管理员。` }
  }
}

async function versionsOf(q: Queryable, ledger: string, rows: readonly Row[]): Promise<Map<string, number>> {
  if (!isLedger(ledger)) throw new Error(`${ledger} is no ledger`)
  const ids = rows.map((r) => String(r.id)).filter((id) => /^[0-9a-f-]{36}$/.test(id))
  const found = await q.rows<{ id: string; version: number }>(sql`
    select id, version from ${sql.identifier(ledger)} where county_code = ${q.scope.county} and id = any (${sql.param(ids)}::uuid[])`)
  return new Map(found.map((r) => [r.id, r.version]))
}

/** Takes back what was written for a look. */
class OnlyLooked extends Error {
  readonly result: unknown
  constructor(result: unknown) {
    super()
    this.result = result
  }
}

/** A call whose writes go through every rule and are then taken back. */
const withoutTrace = (call: Call): Call => ({
  ...call,
  write: async (work, note) => {
    try {
      return await call.write(async (tx): Promise<never> => {
        throw new OnlyLooked(await work(tx))
      }, note)
    } catch (error) {
      if (error instanceof OnlyLooked) return error.result as never
      throw error
    }
  },
})
