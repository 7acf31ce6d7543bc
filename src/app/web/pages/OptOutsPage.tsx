import { Button, Input } from 'antd'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Output } from '#platform/contract/operation.ts'
import { addOptOut, liftOptOut, listOptOuts } from '#kernel/message/contract.ts'
import { sendChannels } from '#kernel/message/terms.ts'
import { useCall } from '#web/call.ts'
import { DataTable } from '#web/DataTable.tsx'
import { FormDrawer } from '#web/FormDrawer.tsx'
import { integerText } from '#web/money.ts'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading, Nothing } from '#web/PageState.tsx'
import { may, useSession } from '#web/session.ts'

type OptOut = Output<typeof listOptOuts>['rows'][number]
const shown = 100

/** Who wants no messages. */
export function OptOutsPage() {
  const session = useSession()
  const [tail, setTail] = useState('')
  const answer = useCall(listOptOuts, { limit: shown, ...(tail ? { q: tail } : {}) }, { keepPrevious: true })
  const [adding, setAdding] = useState(false)
  const [lifting, setLifting] = useState<OptOut>()
  const edits = may(session, addOptOut.permission)
  return (
    <>
      <nav className="qh-crumbs" aria-label="位置">
        <Link to="/messages">发送任务</Link>
      </nav>
      <PageHead
        title="退订名单"
        note={answer.data && `共 ${integerText(answer.data.total)} 个`}
        actions={
          edits && (
            <Button type="primary" onClick={() => setAdding(true)}>
              登记退订
            </Button>
          )
        }
      />
      <p className="qh-note">在名单上的号码和邮箱，编制和发送时自动跳过。</p>
      <div className="qh-filters">
        <Input.Search
          className="qh-searchbox"
          placeholder="号码的后四位"
          aria-label="号码的后四位"
          allowClear
          onSearch={(text) => setTail(text.trim())}
        />
      </div>
      {answer.isPending && <Loading />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data?.rows.length === 0 && <Nothing title={tail ? '没有这样的号码' : '还没有人退订'} />}
      {answer.data && answer.data.rows.length > 0 && (
        <DataTable
          caption="退订名单"
          columns={[
            { key: 'target', title: '号码或邮箱', render: (o) => <span className="qh-num">{o.target}</span> },
            { key: 'channel', title: '方式', render: (o) => sendChannels[o.channel] },
            { key: 'fromDay', title: '退订日期', render: (o) => <span className="qh-num">{o.fromDay}</span> },
            { key: 'reason', title: '退订方式和理由', render: (o) => o.reason },
            ...(edits
              ? [
                  {
                    key: 'act',
                    title: '操作',
                    render: (o: OptOut) => (
                      <Button size="small" aria-label={`恢复接收 ${o.target}`} onClick={() => setLifting(o)}>
                        恢复接收
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
          rows={answer.data.rows}
          rowKey={(o) => o.id}
          stale={answer.isPlaceholderData}
        />
      )}
      {answer.data?.next && <p className="qh-note">只列出最近的 {shown} 个，其余请按号码后四位查。</p>}
      {adding && (
        <FormDrawer
          contract={addOptOut}
          title="登记退订"
          refreshes={[listOptOuts.name]}
          onClose={() => setAdding(false)}
        />
      )}
      {lifting && (
        <FormDrawer
          contract={liftOptOut}
          title={`恢复接收 ${lifting.target}`}
          fixed={{ id: lifting.id, version: lifting.version }}
          refreshes={[listOptOuts.name]}
          onClose={() => setLifting(undefined)}
        />
      )}
    </>
  )
}
