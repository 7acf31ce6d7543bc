import { createContext, useContext } from 'react'
import type { BulkAct, DomainUi } from './domain-ui.ts'
import type { ListPages } from './ledger-pages.tsx'
import { may, useSession } from './session.ts'

/** Acts that bridges bring to the lists of businesses. */
export const BroughtActs = createContext<NonNullable<DomainUi['bulk']>>([])

/** What may be done to many rows of a list by whoever looks at it. */
export function useBulkActs({ list, bulk = [] }: ListPages): readonly BulkAct[] {
  const session = useSession()
  const brought = useContext(BroughtActs).filter((a) => a.list === list.name)
  return [...bulk, ...brought].filter((a) => may(session, a.contract.permission))
}
