import type { Input, Output } from '#platform/contract/operation.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { equals, listPage } from '#kernel/record/list.ts'
import type { listReportIssues } from './contract.ts'
import { reportIssue as r } from './tables.ts'

export async function issueList(
  q: Queryable,
  input: Input<typeof listReportIssues>,
): Promise<Output<typeof listReportIssues>> {
  const page = await listPage(
    q,
    {
      fields: {
        id: r.id,
        year: r.year,
        title: r.title,
        asOf: r.asOf,
        knownOn: r.knownOn,
        state: r.state,
        brokenRules: r.brokenRules,
        frozenBy: r.frozenBy,
        frozenOn: r.frozenOn,
      },
      from: sql`from ${asKnownNow.at(r)}`,
      where: [equals(r.year, input.year), input.q ? sql`${r.title} like ${`%${input.q}%`}` : undefined],
      sorts: { frozenOn: r.frozenOn, asOf: r.asOf },
      id: r.id,
    },
    input,
  )
  return page as Output<typeof listReportIssues>
}
