import { Link } from '@tanstack/react-router'
import type { Output } from '#platform/contract/operation.ts'
import { listHandOvers } from '#kernel/org/hand-over-contract.ts'
import { useCall } from '#web/call.ts'
import { type Column, DataTable } from '#web/DataTable.tsx'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading, Nothing } from '#web/PageState.tsx'

type Leaving = Output<typeof listHandOvers>['people'][number]

const columns: readonly Column<Leaving>[] = [
  { key: 'name', title: '姓名', render: (p) => <Link to={`/org/hand-over/${p.staffId}`}>{p.name}</Link> },
  { key: 'no', title: '人员编号', render: (p) => <span className="qh-num">{p.staffNo}</span> },
  { key: 'what', title: '去向', render: (p) => p.what },
  { key: 'day', title: '日期', render: (p) => <time className="qh-num">{p.day}</time> },
  { key: 'open', title: '未办结（件）', numeric: true, render: (p) => p.open },
  {
    key: 'overdue',
    title: '其中逾期',
    numeric: true,
    render: (p) => (p.overdue > 0 ? <b className="qh-trail-void">{p.overdue}</b> : p.overdue),
  },
]

/** Whoever left or moved and still has open matters. */
export function OrgHandOversPage() {
  const answer = useCall(listHandOvers, {})
  return (
    <>
      <PageHead title="离任交接" note="一年内离任、调动，名下还有未办结事项的人" />
      {answer.isPending && <Loading />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data && answer.data.people.length === 0 && (
        <Nothing title="没有需要交接的人">
          <Link to="/org/staff">在岗人员之间移交，请打开他的页面</Link>
        </Nothing>
      )}
      {answer.data && answer.data.people.length > 0 && (
        <DataTable caption="离任交接" columns={columns} rows={answer.data.people} rowKey={(p) => p.staffId} />
      )}
    </>
  )
}
