import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import type { Output } from '#platform/contract/operation.ts'
import { getFigureRows, type sides } from '#kernel/indicator/contract.ts'
import { useCall } from '#web/call.ts'
import { PartyLink } from '#web/cells.tsx'
import { type Column, DataTable } from '#web/DataTable.tsx'
import { useListState } from '#web/list-state.ts'
import { integerText, moneyText } from '#web/money.ts'
import { Failed, Loading, Nothing } from '#web/PageState.tsx'
import type { IndicatorView } from './figure-terms.ts'

/** The lists that a figure can have. */
export type Side = keyof typeof sides
type Line = Output<typeof getFigureRows>['rows'][number]

const pageSize = 100

/** The records that a figure counts, a page at a time. */
export function FigureLines(props: { indicator: IndicatorView; side: Side; query: Record<string, string> }) {
  const { indicator, side, query } = props
  const state = useListState()
  const answer = useCall(
    getFigureRows,
    { id: indicator.id, ...query, side, after: state.search.after, limit: pageSize },
    { keepPrevious: true },
  )
  if (answer.isPending) return <Loading />
  if (answer.isError) return <Failed error={answer.error} retry={() => void answer.refetch()} />
  const { rows, next, total, scopeText } = answer.data
  if (rows.length === 0) return <Nothing title="这张清单是空的" />
  return (
    <>
      <p className="qh-note">
        <span className="qh-num">{`共 ${integerText(total)} 行`}</span>
        {rows.length < total && `，本页 ${rows.length} 行`}；范围：{scopeText}
      </p>
      <DataTable
        caption={`${indicator.name}的清单`}
        columns={columnsOf(answer.data)}
        rows={rows}
        rowKey={(r) => r.key}
        stale={answer.isPlaceholderData}
      />
      {(state.page !== 1 || next) && (
        <nav className="qh-pager" aria-label="翻页">
          <Button disabled={state.page === 1} onClick={state.previous}>
            {state.page === undefined ? '回到第一页' : '上一页'}
          </Button>
          <Button disabled={!next} onClick={() => next && state.next(next)}>
            下一页
          </Button>
        </nav>
      )}
    </>
  )
}

function columnsOf({ rows, amountLabel, measure }: Output<typeof getFigureRows>): Column<Line>[] {
  const columns: Column<Line>[] = []
  if (rows.some((r) => r.partyId)) {
    columns.push({
      key: 'party',
      title: '主体',
      render: (r) =>
        r.partyId ? (
          <PartyLink party={{ id: r.partyId, name: r.partyName ?? '（无名称）', code: r.partyCode ?? '' }} />
        ) : (
          '—'
        ),
    })
  }
  if (rows.some((r) => r.day))
    columns.push({ key: 'day', title: '日期', render: (r) => <span className="qh-num">{r.day}</span> })
  columns.push({
    key: 'text',
    title: '记录',
    render: (r) => (r.page ? <Link to={r.page}>{r.text ?? '打开'}</Link> : (r.text ?? '—')),
  })
  if (measure !== null) {
    const label = amountLabel ?? '数量'
    columns.push({
      key: 'amount',
      title: measure === 'fen' ? `${label}（万元）` : label,
      numeric: true,
      render: (r) => (r.amount === null ? '—' : measure === 'fen' ? moneyText(r.amount) : integerText(r.amount)),
    })
  }
  if (rows.some((r) => r.records > 1)) {
    columns.push({ key: 'records', title: '背后记录数', numeric: true, render: (r) => integerText(r.records) })
  }
  return columns
}
