import { useCallback } from 'react'
import type { Output } from '#platform/contract/operation.ts'
import type { getDashboard } from '#kernel/indicator/contract.ts'
import { Chart, type ChartColours } from '#web/Chart.tsx'

type Compared = Output<typeof getDashboard>['chapters'][number]['figures'][number]

/** Growths beyond this are drawn as this: one tiny base must not flatten all others. */
const widest = 100
const rowHeight = 22

/** How the counts of a chapter grew or fell against the year before, in percent. */
export function ChangeChart({ title, figures }: { title: string; figures: readonly Compared[] }) {
  const shown = figures.filter((f) => f.change !== null && !f.points)
  const names = shown.map((f) => f.name).join()
  const values = shown.map((f) => Math.max(-widest, Math.min(widest, Number(f.change)))).join()
  const option = useCallback(
    (c: ChartColours) => ({
      grid: { left: 8, right: 24, top: 4, bottom: 4, containLabel: true },
      xAxis: {
        type: 'value',
        axisLabel: { formatter: '{value}％' },
        splitNumber: 3,
        splitLine: { lineStyle: { color: c.line } },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: names.split(','),
        axisTick: { show: false },
        axisLabel: { width: 130, overflow: 'truncate' },
        axisLine: { lineStyle: { color: c.line } },
      },
      series: [
        {
          type: 'bar',
          barWidth: 10,
          data: values
            .split(',')
            .map((v) => ({ value: Number(v), itemStyle: { color: v.startsWith('-') ? c.faint : c.accent } })),
        },
      ],
    }),
    [names, values],
  )
  if (shown.length < 2) return null
  return <Chart label={`${title}各指标比上年增减，数值见表`} height={shown.length * rowHeight + 40} option={option} />
}
