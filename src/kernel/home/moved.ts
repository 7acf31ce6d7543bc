import { addDays } from '#platform/clock/day.ts'
import type { Output } from '#platform/contract/operation.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { idMaker } from '#platform/ids/uuid.ts'
import { savedView } from '#kernel/desk/tables.ts'
import { evaluate } from '#kernel/indicator/evaluate.ts'
import type { Call, House } from '#kernel/manifest/business.ts'
import type { movedFigures } from './contract.ts'

const makeId = idMaker()
/** The figures that somebody watches are kept as a view of his: nobody else's home changes by it. */
const list = 'home.figures'
const name = '关注的指标'

/** The first figure of each business, in the order of the report. */
function usualFigures(house: House): string[] {
  const first = new Map<string, string>()
  for (const i of house.catalogue.indicators) {
    const business = house.catalogue.business(i.id)
    if (!i.helper && i.kind !== 'growth' && i.kind !== 'constant' && i.kind !== 'bound' && !first.has(business))
      first.set(business, i.id)
  }
  return [...first.values()]
}

const knows = (house: House, id: string): boolean => house.catalogue.indicators.some((i) => i.id === id)

async function watchedBy(q: Queryable, account: string): Promise<string[]> {
  const [row] = await q.select(
    { search: savedView.search },
    sql`from ${savedView} where county_code = ${q.scope.county} and account = ${account} and list = ${list} and name = ${name}`,
  )
  return row?.search.ids?.split(',').filter(Boolean) ?? []
}

/** Watched figures as known now and as known a week ago, both as of today: what was entered, corrected or voided since. */
export async function figuresMoved(call: Call): Promise<Output<typeof movedFigures>> {
  const since = addDays(call.today, -7)
  return await call.read(async (q) => {
    const chosen = (await watchedBy(q, call.actor.id)).filter((id) => knows(call.house, id))
    const ids = chosen.length > 0 ? chosen : usualFigures(call.house)
    const now = await evaluate(q, call.house, ids, { asOf: call.today })
    const before = await evaluate(q, call.house, ids, { asOf: call.today, knownOn: since })
    return {
      since,
      chosen: chosen.length > 0,
      figures: ids.map((id) => {
        const [a, b] = [now.get(id)!, before.get(id)!]
        return { id, name: a.name, unit: a.unit, now: a.printed, before: b.printed, moved: a.exact !== b.exact }
      }),
    }
  })
}

/** Keeps the figures that the caller watches; none puts the usual ones back. */
export async function watch(call: Call, ids: readonly string[]): Promise<{ watched: number }> {
  const unknown = ids.find((id) => !knows(call.house, id))
  if (unknown !== undefined) throw new Refusal('home.figure', `没有指标“${unknown}”，请从指标词典里选择。`)
  const at = call.clock.now()
  await call.db.write(call.scope, async (q) => {
    await q.execute(
      sql`delete from saved_view where county_code = ${q.scope.county} and account = ${call.actor.id} and list = ${list} and name = ${name}`,
    )
    if (ids.length > 0)
      await q.execute(sql`
        insert into saved_view (county_code, id, account, list, name, search, saved_at)
        values (${q.scope.county}, ${makeId(at)}, ${call.actor.id}, ${list}, ${name}, ${JSON.stringify({ ids: ids.join(',') })}::jsonb, ${at})`)
  })
  return { watched: ids.length }
}
