import type { z } from 'zod'
import { today } from '#platform/clock/clock.ts'
import { fieldMeta } from '#platform/contract/field.ts'
import type { ListOperation } from '#platform/contract/operation.ts'
import type { Queryable, Scope } from '#platform/db/database.ts'
import { render } from '#platform/db/sql.ts'
import type { Call, Handled, House } from '#kernel/manifest/business.ts'
import { isList } from '#kernel/exchange/list-export.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { type Recorded, recording } from './recorded.ts'

/** A way to ask a list, as a page offers it: filters, a column to sort by, which way. */
export type Asked = Readonly<Record<string, unknown>>

/** What a filter of a kind is tried with; days from the middle of the bench county's time. */
function sampleOf(name: string, type: z.ZodType): unknown {
  const meta = fieldMeta(type)
  switch (meta?.kind) {
    case 'code':
      return Object.keys(meta.options!).at(0)
    case 'day':
      return /To|Until|validOn/.test(name) ? '2021-03-31' : '2021-03-01'
    case 'bool':
      return 'true'
    case 'integer':
      return '2020'
    case 'id':
      return '01890000-0000-7000-8000-000000000000'
    default:
      return /station/i.test(name) ? '01' : '01'
  }
}

/** Every set of filters of a list, with and without words to search for. */
function conditionsOf(contract: ListOperation): Asked[] {
  const filters = Object.entries({ ...(contract.filters as Record<string, z.ZodType>) })
  const all: [string, unknown][] = [['q', '商行'], ...filters.map(([n, t]): [string, unknown] => [n, sampleOf(n, t)])]
  return Array.from({ length: 2 ** all.length }, (_, bits) =>
    Object.fromEntries(all.filter((_pair, i) => bits & (1 << i))),
  )
}

export interface ListStatement extends Recorded {
  list: string
  asked: Asked
}

/** What a list that is being listened to works with: nothing is asked of a database, every answer is empty. */
const silent = (scope: Scope): Queryable => ({
  scope,
  rows: (statement) => Promise.resolve((/^\s*select count\(/.test(render(statement).text) ? [{ n: 0 }] : []) as never),
  select: () => Promise.resolve([]),
  execute: () => Promise.resolve(0),
})

/** The statements of every list for everything that its page offers: each set of filters, each sort, both ways, and a later page. */
export async function listStatements(
  operations: readonly Handled[],
  house: House,
  call: Pick<Call, 'clock' | 'scope'>,
): Promise<ListStatement[]> {
  const found = new Map<string, ListStatement>()
  for (const { contract, handle } of operations) {
    if (!isList(contract)) continue
    const ask = async (asked: Asked): Promise<void> => {
      const parsed = contract.input.safeParse(asked)
      // A list that asks for more than it is given is not offered without it.
      if (!parsed.success) return
      const seen: Recorded[] = []
      const read = <T>(scope: Scope, work: (q: Queryable) => Promise<T>): Promise<T> =>
        work(recording(silent(scope), seen))
      const listened = {
        ...call,
        today: today(call.clock),
        house,
        actor: { id: 'x', name: 'x', role: 'x', roleTitle: 'x', permissions: ['*'] },
        demand: () => undefined,
        reachOf: () => ({ scope: call.scope, behalf: [] }),
        read: <T>(work: (q: Queryable) => Promise<T>) => read(call.scope, work),
        db: { read },
      } as unknown as Call
      await handle(listened, parsed.data as never).catch((error: unknown) => {
        // The silence may be an answer that a real database never gives; and some lists refuse words.
        if (error instanceof Refusal ? error.code !== 'list.search' : seen.length === 0) throw error
      })
      for (const s of seen) found.set(JSON.stringify([s.text, s.values]), { ...s, list: contract.name, asked })
    }
    const sorts: (string | undefined)[] = [undefined]
    for (const sort of Object.keys(contract.row.shape))
      await ask({ sort }).then(
        () => sorts.push(sort),
        (error: unknown) => {
          if (!(error instanceof Refusal) || error.code !== 'list.sort') throw error
        },
      )
    for (const conditions of conditionsOf(contract))
      for (const sort of sorts) for (const order of ['asc', 'desc']) await ask({ ...conditions, sort, order })
  }
  return [...found.values()]
}
