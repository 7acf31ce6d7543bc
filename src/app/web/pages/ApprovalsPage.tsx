import { listApprovals } from '#kernel/workflow/contract.ts'
import { ListPage } from '#web/ListPage.tsx'

const pages = { path: '/approvals', menu: { title: '审批单' }, list: listApprovals, opens: true } as const

/** Everything sent for approval: what waits, what was decided, what was done. */
export const ApprovalsPage = () => <ListPage pages={pages} />
