import { Button, Select } from 'antd'
import { Link } from '@tanstack/react-router'
import type { Output } from '#platform/contract/operation.ts'
import { getStationTable } from '#kernel/indicator/contract.ts'
import { type Chapter, chapters } from '#kernel/indicator/terms.ts'
import { useCall } from '#web/call.ts'
import { DataTable } from '#web/DataTable.tsx'
import { useListState } from '#web/list-state.ts'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading, Nothing } from '#web/PageState.tsx'
import { StandpointPicker, useStandpoint } from './Standpoint.tsx'

type Row = Output<typeof getStationTable>['stations'][number]

/** The figures of a chapter by station, side by side. */
export function StationTablePage() {
  const { query } = useStandpoint()
  const { search, set } = useListState()
  const chapter = (search.chapter ?? '1.1') as Chapter
  const answer = useCall(getStationTable, { chapter, ...query }, { keepPrevious: true })
  const table = answer.data
  return (
    <>
      <nav className="qh-crumbs" aria-label="位置">
        <Link to="/dashboard">数据看板</Link>
      </nav>
      <PageHead title="分所数据表" actions={<Button onClick={() => window.print()}>打印</Button>} />
      <StandpointPicker />
      <div className="qh-filters">
        <Select
          className="qh-filter"
          aria-label="章节"
          value={chapter}
          onChange={(chosen: Chapter) => set({ chapter: chosen })}
          options={Object.entries(chapters).map(([value, label]) => ({ value: value as Chapter, label }))}
        />
      </div>
      {answer.isPending && <Loading />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {table && table.figures.length === 0 && <Nothing title="这一章没有能按所拆分的指标" />}
      {table && table.figures.length > 0 && (
        <DataTable
          caption={`${chapters[chapter]}：分所数据`}
          columns={[
            { key: 'station', title: '监管所', render: (s) => s.unitName },
            ...table.figures.map((f, i) => ({
              key: f.id,
              title: `${f.name}（${f.unit}）`,
              numeric: true,
              render: (s: Row) => s.printed[i],
            })),
          ]}
          rows={[...table.stations, { unitCode: 'whole', unitName: '全部', printed: table.whole }]}
          rowKey={(s) => s.unitCode ?? 'none'}
          stale={answer.isPlaceholderData}
        />
      )}
      <p className="qh-note">
        分所按截止日的管辖所划分；“全部”是报告里的数，同一主体跨所或没有划片的，各所相加可能与它不等。
      </p>
    </>
  )
}
