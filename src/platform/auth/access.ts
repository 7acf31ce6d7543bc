import { allows } from './roles.ts'

/** One role that somebody holds today: what it may do, and whose rows it sees while doing it. */
export interface Held {
  role: string
  title: string
  may: readonly string[]
  /** Stations whose rows it sees; `*` for the whole county. */
  stations: '*' | readonly string[]
  /** Only what the person handles, where a business names a handler. */
  own: boolean
  /** May look into the other counties of the city. */
  city: boolean
  /** Held only because a colleague is away: his name. */
  behalfOf?: string
}

/** Everything that somebody holds. Nobody holds anything by default. */
export interface Access {
  held: readonly Held[]
}

/** What one act may see: the reach of the roles that allow it, put together. */
export interface Reach {
  stations: '*' | readonly string[]
  own: boolean
  city: boolean
  /** Colleagues in whose stead the act is done: their roles allow it where one's own do not, or not so far. */
  behalf?: { names: readonly string[]; only: boolean }
}

/** Patterns of all roles held, each once. */
export const permissionsOf = (a: Access): string[] => [...new Set(a.held.flatMap((h) => h.may))]

/**
 * What an operation behind `permission` may see. A role adds its rows only to acts that it allows: who licenses for the bureau
 * and inspects for one station sees the county's licences and the station's tasks. Nothing when no role allows it.
 */
export function reachOf(a: Access, permission: string): Reach | undefined {
  const allowing =
    permission === 'signed-in' || permission === 'public' ? a.held : a.held.filter((h) => allows(h.may, permission))
  if (allowing.length === 0)
    return permission === 'signed-in' || permission === 'public' ? { stations: [], own: true, city: false } : undefined
  const mine = allowing.filter((h) => h.behalfOf === undefined)
  const whole = reachTogether(allowing)
  const further = mine.length === 0 || !within(whole, reachTogether(mine))
  const names = further ? [...new Set(allowing.flatMap((h) => h.behalfOf ?? []))] : []
  return names.length > 0 ? { ...whole, behalf: { names, only: mine.length === 0 } } : whole
}

function reachTogether(held: readonly Held[]): Reach {
  const seeing = held.filter((h) => h.stations === '*' || h.stations.length > 0)
  const whole = seeing.filter((h) => !h.own)
  // A role over one's own matters adds nothing to one over all of them: one scope cannot say both, and the narrower is safe.
  const used = whole.length > 0 ? whole : seeing
  return {
    stations: used.some((h) => h.stations === '*') ? '*' : [...new Set(used.flatMap((h) => h.stations))].sort(),
    own: whole.length === 0,
    city: used.some((h) => h.city),
  }
}

/** Whether one reach sees nothing that the other does not. */
const within = (a: Reach, b: Reach): boolean =>
  (a.own || !b.own) &&
  (b.stations === '*' || (a.stations !== '*' && a.stations.every((x) => (b.stations as readonly string[]).includes(x))))
