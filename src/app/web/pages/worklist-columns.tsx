import { Link } from '@tanstack/react-router'
import type { Output } from '#platform/contract/operation.ts'
import type { getWorklist } from '#kernel/worklist/contract.ts'
import type { Column } from '#web/DataTable.tsx'

type Line = Output<typeof getWorklist>['rows'][number]
const none = <span className="qh-none">—</span>

/** Columns of a sheet, on the screen and on paper. */
export const worklistColumns: readonly Column<Line>[] = [
  { key: 'party', title: '主体', render: (r) => <Link to={`/parties/${r.party.id}`}>{r.party.name}</Link> },
  { key: 'town', title: '乡镇', render: (r) => r.townName ?? none },
  { key: 'address', title: '地址', render: (r) => r.address ?? none },
  { key: 'contact', title: '联系人', render: (r) => r.contact ?? none },
  { key: 'phone', title: '电话', render: (r) => (r.phone === null ? none : <span className="qh-num">{r.phone}</span>) },
  {
    key: 'due',
    title: '到期日',
    render: (r) => <span className={r.overdue ? 'qh-num qh-late' : 'qh-num'}>{r.due}</span>,
  },
  { key: 'text', title: '事项', render: (r) => (r.page === null ? r.text : <Link to={r.page}>{r.text}</Link>) },
]
