import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { Suspense, lazy } from 'react'
import type { Output } from '#platform/contract/operation.ts'
import { getDashboard } from '#kernel/indicator/contract.ts'
import { useCall } from '#web/call.ts'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading } from '#web/PageState.tsx'
import { StandpointPicker, figureLink, useStandpoint } from './Standpoint.tsx'
import './dashboard.css'

const ChangeChart = lazy(async () => ({ default: (await import('./ChangeChart.tsx')).ChangeChart }))

type Chapter = Output<typeof getDashboard>['chapters'][number]
type Compared = Chapter['figures'][number]

/** The chapters of the report as cards: every figure beside that of the year before, each a link to its records. */
export function DashboardPage() {
  const { query } = useStandpoint()
  const answer = useCall(getDashboard, query, { keepPrevious: true })
  return (
    <>
      <PageHead
        title="数据看板"
        note={answer.data && `范围：${answer.data.scopeText}；与 ${answer.data.beforeAsOf} 比`}
        actions={<Button onClick={() => window.print()}>打印</Button>}
      />
      <StandpointPicker />
      {answer.isPending && <Loading rows={14} />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data && (
        <div className={answer.isPlaceholderData ? 'qh-cards qh-stale' : 'qh-cards'}>
          {answer.data.chapters.map((c) => (
            <Card key={c.chapter} chapter={c} query={query} />
          ))}
        </div>
      )}
    </>
  )
}

function Card({ chapter, query }: { chapter: Chapter; query: Record<string, string> }) {
  return (
    <section className="qh-panel qh-card" aria-labelledby={`chapter-${chapter.chapter}`}>
      <header>
        <h2 id={`chapter-${chapter.chapter}`}>{chapter.title}</h2>
        <Link to="/station-table" search={{ ...query, chapter: chapter.chapter } as never}>
          分所对比
        </Link>
      </header>
      <table className="qh-card-table">
        <thead>
          <tr>
            <th scope="col">指标</th>
            <th scope="col">本年</th>
            <th scope="col">上年</th>
            <th scope="col">增减</th>
          </tr>
        </thead>
        <tbody>
          {chapter.figures.map((f) => (
            <tr key={f.id}>
              <th scope="row">{f.name}</th>
              <td>
                <Link to={figureLink(f.id, query)} title={f.note ?? undefined}>
                  {f.printed ?? '—'}
                </Link>
                <span className="qh-card-unit">{f.unit}</span>
              </td>
              <td>{f.before ?? '—'}</td>
              <td>{changeText(f)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Suspense fallback={<div className="qh-card-chart" />}>
        <ChangeChart title={chapter.title} figures={chapter.figures} />
      </Suspense>
    </section>
  )
}

/** ▲3.2％, ▼0.5个百分点; nothing where there is no base. */
function changeText(f: Compared): string {
  if (f.change === null) return '—'
  const unit = f.points ? '个百分点' : '％'
  if (Number(f.change) === 0) return '持平'
  return f.change.startsWith('-') ? `▼${f.change.slice(1)}${unit}` : `▲${f.change}${unit}`
}
