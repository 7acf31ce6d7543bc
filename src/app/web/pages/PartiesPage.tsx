import { listParties } from '#kernel/party/contract.ts'
import { ListPage } from '#web/ListPage.tsx'

/** The register: everybody that any business points at. */
export const PartiesPage = () => (
  <ListPage
    pages={{ path: '/parties', menu: { title: '主体名录' }, list: listParties, opens: true, sorts: ['name', 'code'] }}
  />
)
