import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { listIndicators } from '#kernel/indicator/contract.ts'
import { useCall } from '#web/call.ts'
import { type Column, DataTable } from '#web/DataTable.tsx'
import { useListState } from '#web/list-state.ts'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading, Nothing } from '#web/PageState.tsx'
import { SearchBox } from '#web/SearchBox.tsx'
import type { IndicatorView } from './figure-terms.ts'

const columns: readonly Column<IndicatorView>[] = [
  {
    key: 'name',
    title: '指标',
    render: (i) => (
      <span className="qh-party">
        <Link to={`/figures/${encodeURIComponent(i.id)}`}>{i.name}</Link>
        <span className="qh-code">{i.id}</span>
      </span>
    ),
  },
  { key: 'unit', title: '单位', render: (i) => i.unit },
  { key: 'kind', title: '计数方式', render: (i) => i.counting },
  { key: 'time', title: '时间口径', render: (i) => i.time },
  { key: 'definition', title: '口径', render: (i) => i.definition },
  { key: 'section', title: '章节', render: (i) => <span className="qh-num">{i.section}</span> },
  { key: 'system', title: '来源系统', render: (i) => <span className="qh-num">{i.system}</span> },
]

/** All indicators with their definitions: what every number of the report means. */
export function IndicatorsPage() {
  const { search, set } = useListState()
  const answer = useCall(listIndicators, {})
  const wanted = (search.q ?? '').toLowerCase()
  const rows = useMemo(
    () => (answer.data?.indicators ?? []).filter((i) => words(i).includes(wanted)),
    [answer.data, wanted],
  )
  return (
    <>
      <PageHead title="指标词典" note={answer.data && `${rows.length} 项`} />
      <div className="qh-filters" role="search">
        <SearchBox
          value={search.q ?? ''}
          onSearch={(q) => set({ q })}
          placeholder="名称、编号、口径里的字"
          label="搜索指标"
        />
      </div>
      {answer.isPending && <Loading rows={12} />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data && rows.length === 0 && <Nothing title="没有符合的指标，换一个词再试" />}
      {rows.length > 0 && <DataTable caption="指标词典" columns={columns} rows={rows} rowKey={(i) => i.id} />}
    </>
  )
}

const words = (i: IndicatorView): string =>
  [i.id, i.name, i.definition, i.unit, i.businessTitle, ...i.synonyms].join('\n').toLowerCase()
