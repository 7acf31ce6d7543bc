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
  return {
    stations: allowing.some((h) => h.stations === '*') ? '*' : [...new Set(allowing.flatMap((h) => h.stations))].sort(),
    own: allowing.every((h) => h.own),
    city: allowing.some((h) => h.city),
  }
}
