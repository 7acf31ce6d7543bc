import { Button, Select } from 'antd'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { momentText } from '#platform/clock/clock.ts'
import type { Output } from '#platform/contract/operation.ts'
import { listSends } from '#kernel/message/contract.ts'
import { sendStates } from '#kernel/message/terms.ts'
import { useCall } from '#web/call.ts'
import { type Column, DataTable } from '#web/DataTable.tsx'
import { integerText } from '#web/money.ts'
import { Failed, Loading, Nothing } from '#web/PageState.tsx'

type Send = Output<typeof listSends>['rows'][number]
type State = keyof typeof sendStates
const none = <span className="qh-none">—</span>
const lookMs = 2_000

const columns: readonly Column<Send>[] = [
  { key: 'place', title: '次序', numeric: true, render: (s) => s.place },
  {
    key: 'party',
    title: '主体',
    render: (s) => (s.party ? <Link to={`/parties/${s.party.id}`}>{s.party.name}</Link> : (s.personName ?? none)),
  },
  { key: 'target', title: '号码', render: (s) => <span className="qh-num">{s.target ?? '—'}</span> },
  { key: 'state', title: '结果', render: (s) => sendStates[s.state] },
  { key: 'reason', title: '说明', render: (s) => s.reason ?? none },
  { key: 'sentAt', title: '提交时刻', render: (s) => (s.sentAt ? momentText(s.sentAt) : none) },
  { key: 'settledAt', title: '回执时刻', render: (s) => (s.settledAt ? momentText(s.settledAt) : none) },
]

/** The last look may be older than the end of the sending, and nothing would ask again. */
function useRefetchAtEnd(live: boolean, refetch: () => unknown): void {
  const was = useRef(live)
  useEffect(() => {
    if (was.current && !live) refetch()
    was.current = live
  }, [live, refetch])
}

/** What became of each message of a batch. */
export function MessageSends({ campaign, live }: { campaign: string; live: boolean }) {
  const [state, setState] = useState<State>()
  const [trail, setTrail] = useState<string[]>([])
  const answer = useCall(
    listSends,
    { campaign, state, after: trail.at(-1) },
    { keepPrevious: true, every: () => (live ? lookMs : false) },
  )
  useRefetchAtEnd(live, answer.refetch)
  const choose = (chosen: State | undefined): void => {
    setState(chosen)
    setTrail([])
  }
  return (
    <section className="qh-section">
      <h2>
        逐条结果
        {answer.data && <span className="qh-count">{integerText(answer.data.total)} 条</span>}
      </h2>
      <div className="qh-filters">
        <Select
          className="qh-filter"
          aria-label="结果"
          placeholder="结果"
          allowClear
          value={state ?? null}
          onChange={(chosen: State | null) => choose(chosen ?? undefined)}
          options={Object.entries(sendStates).map(([value, label]) => ({ value: value as State, label }))}
        />
      </div>
      {answer.isPending && <Loading />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data?.rows.length === 0 && <Nothing title="没有这样的信息" />}
      {answer.data && answer.data.rows.length > 0 && (
        <DataTable
          caption="逐条结果"
          columns={columns}
          rows={answer.data.rows}
          rowKey={(s) => s.id}
          stale={answer.isPlaceholderData}
        />
      )}
      {answer.data && (trail.length > 0 || answer.data.next) && (
        <nav className="qh-pager" aria-label="翻页">
          <Button disabled={trail.length === 0} onClick={() => setTrail(trail.slice(0, -1))}>
            上一页
          </Button>
          <Button disabled={!answer.data.next} onClick={() => setTrail([...trail, answer.data.next!])}>
            下一页
          </Button>
        </nav>
      )}
    </section>
  )
}
