import { Link } from '@tanstack/react-router'
import { listWorklists } from '#kernel/worklist/contract.ts'
import { useCall } from '#web/call.ts'
import { DataTable } from '#web/DataTable.tsx'
import { integerText } from '#web/money.ts'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading, Nothing } from '#web/PageState.tsx'

/** What parties have to do soon, as sheets to call on them with. */
export function WorklistsPage() {
  const answer = useCall(listWorklists, {})
  return (
    <>
      <PageHead title="到期清单" />
      <p className="qh-note">每次打开都按最新台账重新生成；可以按所、按乡镇打印带走，也可以把提示文字发到工作群。</p>
      {answer.isPending && <Loading />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data?.lists.length === 0 && <Nothing title="你的岗位没有到期清单" />}
      {answer.data && answer.data.lists.length > 0 && (
        <DataTable
          caption="到期清单"
          columns={[
            { key: 'title', title: '清单', render: (l) => <Link to={`/worklists/${l.id}`}>{l.title}</Link> },
            { key: 'business', title: '业务', render: (l) => l.business },
            { key: 'count', title: '共', numeric: true, render: (l) => integerText(l.count) },
            {
              key: 'overdue',
              title: '已逾期',
              numeric: true,
              render: (l) => (l.overdue === 0 ? '0' : <b className="qh-late">{integerText(l.overdue)}</b>),
            },
            {
              key: 'first',
              title: '最近到期日',
              render: (l) => <span className="qh-num">{l.first ?? '—'}</span>,
            },
            { key: 'ahead', title: '往后看', numeric: true, render: (l) => `${l.ahead} 天` },
          ]}
          rows={answer.data.lists}
          rowKey={(l) => l.id}
        />
      )}
    </>
  )
}
