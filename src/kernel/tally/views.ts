import type { Input, Output } from '#platform/contract/operation.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import { between, equals, listPage } from '#kernel/record/list.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { getTally, listTallies } from './contract.ts'
import { tallyEntry as e } from './tables.ts'

const rowFields = {
  id: e.id,
  what: e.what,
  happenedOn: e.happenedOn,
  quantity: e.quantity,
  counted: e.counted,
  unitCode: e.unitCode,
  personName: e.personName,
  place: e.place,
  evidence: e.evidence,
}

export async function tallyList(q: Queryable, input: Input<typeof listTallies>): Promise<Output<typeof listTallies>> {
  const page = await listPage(
    q,
    {
      fields: rowFields,
      from: sql`from ${asKnownNow.at(e)}`,
      where: [
        sql`${e.countyCode} = ${q.scope.county}`,
        input.q
          ? sql`(position(${input.q} in ${e.what}) > 0 or position(${input.q} in ${e.personName}) > 0 or position(${input.q} in coalesce(${e.place}, '')) > 0)`
          : undefined,
        equals(e.subject, input.subject),
        between(e.happenedOn, input.happenedFrom, input.happenedTo),
      ],
      sorts: { happenedOn: e.happenedOn },
      id: e.id,
    },
    input,
  )
  return page as unknown as Output<typeof listTallies>
}

export async function tallyDetail(q: Queryable, id: string): Promise<Omit<Output<typeof getTally>, 'figures'>> {
  const [row] = await q.select(
    { ...rowFields, version: e.version, subject: e.subject, note: e.note },
    sql`from ${asKnownNow.at(e)} where ${e.countyCode} = ${q.scope.county} and ${e.id} = ${id}`,
  )
  if (!row) throw notFound('这条计数登记')
  return row
}
