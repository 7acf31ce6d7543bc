import type { Input, Output } from '#platform/contract/operation.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { type Burden, burdens, businessOf, taskDay, taskKinds } from '#kernel/task/open-tasks.ts'
import type { listOpenWork, workOverview } from './contract.ts'
import { askAll } from './my-tasks.ts'
import { type Places, placesOn } from './places.ts'
import { pageOf } from './shown.ts'

/** Kinds with the scope in which the caller may see that they are open. */
const readable = (call: Call) =>
  taskKinds(call.house).flatMap((kind) => {
    const reach = call.reachOf(kind.reading)
    return reach ? [{ kind, scope: reach.scope }] : []
  })

/** People named on the overview; the rest is counted. */
const shownPeople = 12
const elsewhere = '不在人员名册上的人'

/** What is open and overdue by section or station and by person: whoever holds it counts where he works, the rest where the row is. */
export async function overview(call: Call): Promise<Output<typeof workOverview>> {
  const places = await call.read((q) => placesOn(q, call.today))
  const found = await burdensOf(call)
  const people = added(
    found.filter((b) => b.holder !== null),
    (b) => b.holder!,
  ).map(({ key, ...n }) => ({ name: key, unitName: unitNameOf(key, places), ...n }))
  const units = added(found, (b) => unitOf(b, places)).map(({ key, ...n }) => ({
    unitCode: key === '' ? null : key,
    unitName: key === '' ? elsewhere : (places.names.get(key) ?? key),
    ...n,
  }))
  return { units, people: people.slice(0, shownPeople), more: Math.max(0, people.length - shownPeople) }
}

async function burdensOf(call: Call): Promise<Burden[]> {
  const day = taskDay(call.house.law, call.today)
  const groups = Map.groupBy(readable(call), (r) => JSON.stringify([businessOf(r.kind.id), r.scope]))
  const found: Burden[] = []
  for (const group of groups.values()) {
    const kinds = group.map((g) => g.kind)
    found.push(...(await call.db.read(group[0]!.scope, (q) => burdens(q, kinds, day))))
  }
  return found
}

/** The unit of a burden; empty for people whom the staff list does not know. What belongs to no station belongs to the bureau. */
const unitOf = (b: Burden, places: Places): string =>
  b.holder === null ? (b.stationCode ?? bureau) : (places.unitOf.get(b.holder) ?? '')

const bureau = '00'

const unitNameOf = (name: string, places: Places): string | null => {
  const code = places.unitOf.get(name)
  return code === undefined ? null : (places.names.get(code) ?? null)
}

/** Burdens added up by a key, the most overdue first, then the most open. */
function added(
  found: readonly Burden[],
  keyOf: (b: Burden) => string,
): { key: string; open: number; overdue: number }[] {
  return [...Map.groupBy(found, keyOf)]
    .map(([key, list]) => ({
      key,
      open: list.reduce((n, b) => n + b.open, 0),
      overdue: list.reduce((n, b) => n + b.overdue, 0),
    }))
    .sort((a, b) => b.overdue - a.overdue || b.open - a.open || (a.key < b.key ? -1 : 1))
}

/** Open matters of everybody, or of one unit or person, the most urgent first. */
export async function openWork(call: Call, input: Input<typeof listOpenWork>): Promise<Output<typeof listOpenWork>> {
  const places = await call.read((q) => placesOn(q, call.today))
  const found = readable(call)
    .filter(({ kind }) => input.kind === undefined || kind.id === input.kind)
    .map(({ kind, scope }) => ({ scope, wanted: { kind, ...whose(input, places) } }))
  return await pageOf(call, input, (cut) => askAll(call, found, cut), places.names)
}

function whose(
  { unit, holder }: Input<typeof listOpenWork>,
  places: Places,
): { names?: readonly string[]; shared: boolean | { station: string } } {
  if (holder !== undefined) return { names: [holder], shared: false }
  if (unit === undefined) return { shared: true }
  const names = [...places.unitOf].filter(([, code]) => code === unit).map(([name]) => name)
  return { names, shared: { station: unit } }
}
