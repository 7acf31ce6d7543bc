import { PassThrough } from 'node:stream'
import type { Output } from '#platform/contract/operation.ts'
import { z } from 'zod'
import { momentText } from '#platform/clock/clock.ts'
import { type FieldMeta, fieldMeta } from '#platform/contract/field.ts'
import { type ListOperation, type Operation, operation } from '#platform/contract/operation.ts'
import { sql } from '#platform/db/database.ts'
import type { Call, Handled } from '#kernel/manifest/business.ts'
import { orgUnit } from '#kernel/org/tables.ts'
import { type OutputColumn, type OutputValue, writeRows } from './read/write.ts'

/** Rows asked for at a time: few round trips, flat memory. */
const pageRows = 5_000

type Page = Output<ListOperation>
type Column = OutputColumn & { of(row: Record<string, unknown>): OutputValue }

export const isList = (contract: Operation): contract is ListOperation => 'row' in contract

/**
 * A list as a spreadsheet: the same rows under the same conditions, in the same order and scope, behind the same permission.
 * `cols` names the columns; all of the list when absent. What is masked on the screen is masked here.
 */
export function listExport(list: Handled): Handled {
  const contract = list.contract as ListOperation
  const shape = contract.input.shape as z.ZodRawShape
  const { after: _after, limit: _limit, ...conditions } = shape
  return {
    contract: operation({
      name: `${contract.name}Export`,
      title: `导出${contract.title}`,
      method: 'GET',
      path: `${contract.path}.xlsx`,
      permission: contract.permission,
      gives: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      input: z.object({ ...conditions, cols: z.string().max(2_000).optional() }),
      output: z.unknown(),
    }),
    handle: async (call, input) => {
      const { cols, ...asked } = input as Record<string, unknown> & { cols?: string }
      const ask = async (after?: string): Promise<Page> =>
        (await list.handle(call, { ...asked, after, limit: pageRows, uncounted: true } as never)) as Page
      const columns = columnsOf(contract, cols?.split(','), await stationNames(call))
      // The first page is asked for before anything is sent, so that a refusal is still a refusal.
      const first = await ask()
      const out = new PassThrough()
      writeRows(out, { title: contract.title, columns, rows: rowsFrom(first, ask, columns) }).catch((error: unknown) =>
        out.destroy(error as Error),
      )
      return out
    },
  }
}

async function* rowsFrom(
  first: Page,
  ask: (after: string) => Promise<Page>,
  columns: readonly Column[],
): AsyncGenerator<OutputValue[]> {
  for (let page: Page | undefined = first; page; page = page.next === null ? undefined : await ask(page.next)) {
    for (const row of page.rows) yield columns.map((c) => c.of(row as Record<string, unknown>))
  }
}

function columnsOf(
  contract: ListOperation,
  names: readonly string[] | undefined,
  stations: ReadonlyMap<string, string>,
): Column[] {
  return Object.entries(contract.row.shape as Record<string, z.ZodType>).flatMap(([name, type]) => {
    const meta = fieldMeta(type)
    if (!meta || meta.kind === 'id' || meta.kind === 'lines' || (names && !names.includes(name))) return []
    return columnsFor(name, meta, stations)
  })
}

function columnsFor(name: string, meta: FieldMeta, stations: ReadonlyMap<string, string>): Column[] {
  const one = (more: Partial<Column>): Column => ({
    header: meta.title,
    of: (row) => (row[name] ?? null) as OutputValue,
    ...more,
  })
  const given = (to: (value: string) => OutputValue) => (row: Record<string, unknown>) => {
    const value = row[name]
    return value === null || value === undefined ? null : to(String(value))
  }
  switch (meta.kind) {
    case 'party': {
      const part = (key: 'name' | 'code') => (row: Record<string, unknown>) =>
        (row[name] as Record<string, string> | null)?.[key] ?? null
      return [
        one({ header: `${meta.title}名称`, of: part('name') }),
        one({ header: '统一社会信用代码', of: part('code') }),
      ]
    }
    case 'fen':
      return [one({ header: `${meta.title}（元）`, kind: 'yuan', of: given(BigInt) })]
    case 'day':
      return [one({ kind: 'day' })]
    case 'integer':
      return [one({ kind: 'number' })]
    case 'moment':
      return [one({ of: given(momentText) })]
    case 'bool':
      return [one({ of: (row) => (row[name] === null ? null : row[name] ? '是' : '否') })]
    case 'code':
      return [one({ of: given((code) => meta.options?.[code] ?? code) })]
    default:
      return [
        one(name === 'station' || name === 'stationCode' ? { of: given((code) => stations.get(code) ?? code) } : {}),
      ]
  }
}

/** Names of all stations there ever were: an old record may lie with one that was closed. */
async function stationNames(call: Call): Promise<Map<string, string>> {
  const units = await call.read((q) =>
    q.select(
      { code: orgUnit.code, name: orgUnit.shortName },
      sql`from ${orgUnit} where county_code = ${q.scope.county} and void_reason is null order by from_day`,
    ),
  )
  return new Map(units.map((u) => [u.code, u.name]))
}
