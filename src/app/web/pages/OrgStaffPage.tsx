import { appointStaff, listStaff } from '#kernel/org/staff-contract.ts'
import { ListPage } from '#web/ListPage.tsx'

/** People of the bureau, with certificate and whether they are in today. */
export const OrgStaffPage = () => (
  <ListPage
    pages={{
      path: '/org/staff',
      menu: { title: '人员' },
      list: listStaff,
      opens: true,
      sorts: ['staffNo', 'name'],
      create: { contract: appointStaff, title: '登记人员任职' },
    }}
  />
)
