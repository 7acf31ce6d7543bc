import { createContext, useContext } from 'react'
import { allows } from '#platform/auth/roles.ts'
import type { Day } from '#platform/clock/day.ts'

/** Who works at this browser, and what for. */
export interface Session {
  name: string
  roleTitle: string
  /** Patterns over permissions: `*`, `permit.*`, `*.read`. */
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
export const may = (session: Pick<Session, 'permissions'>, permission: string): boolean =>
  permission === 'public' || permission === 'signed-in' || allows(session.permissions, permission)
