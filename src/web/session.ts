import { createContext, useContext } from 'react'
import type { Day } from '#platform/clock/day.ts'

/** Who works at this browser, and what for. */
export interface Session {
  user: { id: string; name: string; role: string }
  permissions: ReadonlySet<string>
  county: { code: string; name: string }
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

export const may = (session: Session, permission: string): boolean =>
  permission === 'public' || permission === 'signed-in' || session.permissions.has(permission)
