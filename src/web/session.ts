import { createContext, useContext } from 'react'
import type { Day } from '#platform/clock/day.ts'

/** Who works at this browser, and what for. */
export interface Session {
  name: string
  roleTitle: string
  /** Exact names, `permit.*` for all of a business, `*` for everything. */
  permissions: readonly string[]
  bureauName: string
  /** Whose records are seen: 全县, or a station. */
  scopeText: string
  today: Day
  demo: boolean
}

export const SessionContext = createContext<Session | null>(null)

/** The session; only inside pages that ask for a sign-in. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('this page is shown outside a session')
  return session
}

/** Whether a permission is held. The server decides; this only hides what it would refuse. */
export function may(session: Pick<Session, 'permissions'>, permission: string): boolean {
  if (permission === 'public' || permission === 'signed-in') return true
  const ofBusiness = `${permission.split('.')[0]}.*`
  return session.permissions.some((held) => held === '*' || held === permission || held === ofBusiness)
}
