import { useCallback } from 'react'
import { getFigureSeries } from '#kernel/indicator/contract.ts'
import { useCall } from '#web/call.ts'
import { Chart, type ChartColours } from '#web/Chart.tsx'
import { DataTable } from '#web/DataTable.tsx'
import { Failed, Loading } from '#web/PageState.tsx'

const months = Array.from({ length: 12 }, (_, i) => `${i + 1}月`)

/** A figure at the end of each month, this year beside the last: a line, and the numbers below it. */
export function FigureSeries(props: { id: string; name: string; unit: string; query: Record<string, string> }) {
  const answer = useCall(getFigureSeries, { id: props.id, ...props.query })
  const years = answer.data?.years
  const option = useCallback(
    (c: ChartColours) => ({
      grid: { left: 8, right: 16, top: 36, bottom: 8, containLabel: true },
      legend: { top: 0, right: 0, textStyle: { color: c.soft } },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: months, axisLine: { lineStyle: { color: c.line } } },
      yAxis: { type: 'value', scale: true, splitLine: { lineStyle: { color: c.line } } },
      series: (years ?? []).map(({ year, points }, i) => ({
        name: `${year}年`,
        type: 'line',
        data: points.map((p) => (p.printed === null ? null : Number(p.printed))),
        color: i === 0 ? c.faint : c.accent,
        lineStyle: { type: i === 0 ? 'dashed' : 'solid' },
      })),
    }),
    [years],
  )
  if (answer.isPending) return <Loading />
  if (answer.isError) return <Failed error={answer.error} retry={() => void answer.refetch()} />
  const [before, now] = years!
  return (
    <>
      <Chart label={`${props.name}逐月曲线，数值见下表`} height={300} option={option} />
      <DataTable
        caption="逐月数值"
        columns={[
          { key: 'month', title: '截至', render: (m) => months[m] },
          ...[before!, now!].map(({ year, points }) => ({
            key: String(year),
            title: `${year}年（${props.unit}）`,
            numeric: true,
            render: (m: number) => points[m]?.printed ?? '—',
          })),
        ]}
        rows={months.map((_, i) => i)}
        rowKey={String}
      />
    </>
  )
}
