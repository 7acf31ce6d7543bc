import { getFigureSplit } from '#kernel/indicator/contract.ts'
import { useCall } from '#web/call.ts'
import { DataTable } from '#web/DataTable.tsx'
import { Failed, Loading, Nothing } from '#web/PageState.tsx'

const widest = 160

/** A figure by station, largest bar as wide as `widest` pixels. */
export function FigureSplit(props: { id: string; query: Record<string, string>; unit: string }) {
  const answer = useCall(getFigureSplit, { id: props.id, ...props.query })
  if (answer.isPending) return <Loading />
  if (answer.isError) return <Failed error={answer.error} retry={() => void answer.refetch()} />
  const lines = answer.data.lines
  if (lines.length === 0) return <Nothing title="没有可分的记录" />
  const most = Math.max(...lines.map((l) => Number(l.exact)), 1)
  return (
    <DataTable
      caption="按监管所"
      columns={[
        { key: 'unit', title: '监管所', render: (l) => l.unitName },
        { key: 'value', title: `数值（${props.unit}）`, numeric: true, render: (l) => l.printed },
        {
          key: 'bar',
          title: '占比示意',
          render: (l) => (
            <span
              className="qh-share"
              style={{ width: Math.max(1, (Number(l.exact) / most) * widest) }}
              aria-hidden="true"
            />
          ),
        },
      ]}
      rows={lines}
      rowKey={(l) => l.unitCode ?? 'none'}
    />
  )
}
