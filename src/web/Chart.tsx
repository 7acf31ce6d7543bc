import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer])

/** Colours of the look that is shown, as the charts need them: values instead of variables. */
export interface ChartColours {
  ink: string
  soft: string
  line: string
  accent: string
  faint: string
}

const colours = (): ChartColours => {
  const style = getComputedStyle(document.documentElement)
  const of = (name: string): string => style.getPropertyValue(name).trim()
  return {
    ink: of('--ink'),
    soft: of('--ink-soft'),
    line: of('--line'),
    accent: of('--accent'),
    faint: of('--accent-line'),
  }
}

/** A chart. What it shows is said in words beside it or in a table: whoever does not see it misses nothing. */
export function Chart(props: { label: string; height: number; option: (c: ChartColours) => EChartsCoreOption }) {
  const place = useRef<HTMLDivElement>(null)
  const { option } = props
  useEffect(() => {
    const chart = init(place.current, null, { renderer: 'svg' })
    const draw = (): void => {
      const c = colours()
      chart.setOption({ animation: false, textStyle: { color: c.soft, fontFamily: 'inherit' }, ...option(c) }, true)
    }
    draw()
    // The look may change while the chart stands, and so may the width.
    const look = new MutationObserver(draw)
    look.observe(document.documentElement, { attributeFilter: ['data-look'] })
    const width = new ResizeObserver(() => chart.resize())
    width.observe(place.current!)
    return () => {
      look.disconnect()
      width.disconnect()
      chart.dispose()
    }
  }, [option])
  // Until it is drawn anew, a chart that has become too wide stays within its place.
  return <div ref={place} role="img" aria-label={props.label} style={{ height: props.height, overflow: 'hidden' }} />
}
