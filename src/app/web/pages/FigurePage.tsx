import { Link, useParams } from '@tanstack/react-router'
import { Suspense, lazy } from 'react'
import { getFigures, listIndicators } from '#kernel/indicator/contract.ts'
import { useCall } from '#web/call.ts'
import { useListState } from '#web/list-state.ts'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading } from '#web/PageState.tsx'
import { FigureLines, type Side } from './FigureLines.tsx'
import type { FigureView, IndicatorView } from './figure-terms.ts'
import { StandpointPicker, figureLink, useStandpoint } from './Standpoint.tsx'
import './figure.css'

const FigureSplit = lazy(async () => ({ default: (await import('./FigureSplit.tsx')).FigureSplit }))
const FigureSeries = lazy(async () => ({ default: (await import('./FigureSeries.tsx')).FigureSeries }))
const FigureDiff = lazy(async () => ({ default: (await import('./FigureDiff.tsx')).FigureDiff }))

interface Tab {
  side: Side | 'split' | 'series' | 'diff'
  title: string
}

/** The lists that stand behind each kind of figure. */
function tabsOf(indicator: IndicatorView): Tab[] {
  const split: Tab = { side: 'split', title: '按监管所' }
  const others: Tab[] = [
    { side: 'series', title: '逐月' },
    { side: 'diff', title: '两次对比' },
  ]
  if (indicator.kind === 'ratio') {
    return [{ side: 'numerator', title: '分子清单' }, { side: 'denominator', title: '分母清单' }, split, ...others]
  }
  if (indicator.kind === 'growth')
    return [{ side: 'rows', title: '本期清单' }, { side: 'base', title: '基期清单' }, ...others]
  return [{ side: 'rows', title: '清单' }, split, ...others]
}

/** One figure: what it means in words, what it is, and the records behind it. */
export function FigurePage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { query, asOf, knownOn } = useStandpoint()
  const { search } = useListState()
  const dictionary = useCall(listIndicators, {})
  const answer = useCall(getFigures, { ids: id, ...query }, { keepPrevious: true })
  const indicator = dictionary.data?.indicators.find((i) => i.id === id)
  const figure = answer.data?.figures.find((f) => f.id === id)
  const error = dictionary.error ?? answer.error
  if (error) return <Failed error={error} retry={() => void Promise.all([dictionary.refetch(), answer.refetch()])} />
  if (!indicator || !figure) return <Loading />
  const tabs = tabsOf(indicator)
  const side = tabs.find((t) => t.side === search.side)?.side ?? tabs[0]!.side
  return (
    <>
      <nav className="qh-crumbs" aria-label="位置">
        <Link to="/indicators">指标词典</Link>
      </nav>
      <PageHead title={indicator.name} note={id} />
      <StandpointPicker />
      <Value indicator={indicator} figure={figure} scope={answer.data!.scopeText} />
      <nav className="qh-tabs" aria-label="这个数的清单">
        {tabs.map((t) => (
          <Link
            key={t.side}
            to={figureLink(id, { ...query, side: t.side })}
            className={t.side === side ? 'qh-tab-on' : undefined}
            aria-current={t.side === side ? 'true' : undefined}
            replace
          >
            {t.title}
          </Link>
        ))}
      </nav>
      <Suspense fallback={<Loading />}>
        {side === 'split' && <FigureSplit id={id} query={query} unit={indicator.unit} />}
        {side === 'diff' && <FigureDiff id={id} asOf={asOf} knownOn={knownOn} unit={indicator.unit} />}
        {side === 'series' && <FigureSeries id={id} name={indicator.name} unit={indicator.unit} query={query} />}
        {side !== 'split' && side !== 'series' && side !== 'diff' && (
          <FigureLines key={side} indicator={indicator} side={side} query={query} />
        )}
      </Suspense>
    </>
  )
}

function Value(props: { indicator: IndicatorView; figure: FigureView; scope: string }) {
  const { indicator, figure } = props
  return (
    <section className="qh-panel qh-value">
      <div>
        <p className="qh-value-number">
          {figure.printed === null ? (
            <span className="qh-value-dash">—</span>
          ) : (
            <>
              <output>{figure.printed}</output>
              <span>{figure.unit}</span>
            </>
          )}
        </p>
        {figure.numerator !== undefined && (
          <p className="qh-none qh-num">
            {figure.numerator} ÷ {figure.denominator}
          </p>
        )}
        {figure.base && (
          <p className="qh-none">
            上年同期（{figure.base.asOf}）{figure.base.value}
          </p>
        )}
      </div>
      <div>
        <p>{indicator.definition}</p>
        {figure.notes.map((n) => (
          <p key={n} className={figure.status === 'ok' ? 'qh-note' : 'qh-value-note'}>
            {n}
          </p>
        ))}
        <p className="qh-none">
          {indicator.counting}；{indicator.time}；范围：{props.scope}
        </p>
      </div>
    </section>
  )
}
