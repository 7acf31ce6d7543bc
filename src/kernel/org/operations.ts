import { sql } from '#platform/db/database.ts'
import { type Handled, handle } from '#kernel/manifest/business.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { home, stations } from './contract.ts'
import { orgUnit } from './tables.ts'

export const orgOperations: readonly Handled[] = [
  handle(home, async (call) => {
    const counts = await call.read(async (q) => {
      const made = []
      for (const b of call.house.businesses) {
        for (const c of (await b.home?.(q, call.today)) ?? []) made.push({ business: b.id, ...c })
      }
      return made
    })
    return { today: call.today, counts }
  }),
  handle(stations, async (call) => ({
    stations: await call.read((q) =>
      q.select(
        { code: orgUnit.code, name: orgUnit.name, shortName: orgUnit.shortName },
        sql`from ${asKnownNow.at(orgUnit)} where ${orgUnit.kind} = 'station' and ${orgUnit.fromDay} <= ${call.today}::date
          and (${orgUnit.toDay} is null or ${orgUnit.toDay} > ${call.today}::date) order by ${orgUnit.code}`,
      ),
    ),
  })),
]
