import { Link } from '@tanstack/react-router'
import { momentText } from '#platform/clock/clock.ts'
import type { Output } from '#platform/contract/operation.ts'
import { getFigures, listIndicators } from '#kernel/indicator/contract.ts'
import { listDrafts } from '#kernel/desk/contract.ts'
import { home } from '#kernel/org/contract.ts'
import { useCall } from '#web/call.ts'
import { integerText } from '#web/money.ts'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading, Nothing } from '#web/PageState.tsx'
import { figureLink } from './Standpoint.tsx'
import { may, useSession } from '#web/session.ts'
import type { IndicatorView } from './figure-terms.ts'
import './home.css'

type Count = Output<typeof home>['counts'][number]

/** What stands open today, each count opening its list, and the figures that people ask for. */
export function HomePage() {
  const session = useSession()
  const answer = useCall(home, {})
  return (
    <>
      <PageHead title="首页" note={`${session.name}，今天要看的`} />
      {answer.isPending && <Loading />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data && (
        <>
          {answer.data.counts.length === 0 ? (
            <Nothing title="今天没有待办" />
          ) : (
            <ul className="qh-cards">
              {urgentFirst(answer.data.counts).map((c) => (
                <li key={`${c.business} ${c.title}`}>
                  <Link to={c.link} className={`qh-card qh-${c.count > 0 ? c.tone : 'done'}`}>
                    <b>{integerText(c.count)}</b>
                    <span>{c.title}</span>
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      <Drafts />
      {may(session, getFigures.permission) && <KeyFigures />}
    </>
  )
}

const tones: Record<Count['tone'], number> = { red: 0, amber: 1, plain: 2 }

/** What is overdue first, what is due next; counts of nothing last. */
const urgentFirst = (counts: readonly Count[]): Count[] =>
  counts.toSorted((a, b) => Number(a.count === 0) - Number(b.count === 0) || tones[a.tone] - tones[b.tone])

/** Forms begun and not sent; each opens where it was left. */
function Drafts() {
  const answer = useCall(listDrafts, {})
  const drafts = answer.data?.drafts ?? []
  if (drafts.length === 0) return null
  return (
    <section className="qh-section">
      <h2>
        我的草稿<span className="qh-count">{drafts.length}</span>
      </h2>
      <ul className="qh-drafts">
        {drafts.map((d) => (
          <li key={`${d.operation} ${d.record}`}>
            <a href={d.path}>{d.title}</a>
            <time>{momentText(d.savedAt)}</time>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The first figure of each business, in the order of the report: whatever is installed. */
function keyFigures(indicators: readonly IndicatorView[]): string[] {
  const seen = new Set<string>()
  return indicators
    .filter((i) => {
      if (i.helper || i.kind === 'growth' || i.kind === 'constant' || seen.has(i.business)) return false
      seen.add(i.business)
      return true
    })
    .map((i) => i.id)
}

function KeyFigures() {
  const session = useSession()
  const dictionary = useCall(listIndicators, {})
  const ids = keyFigures(dictionary.data?.indicators ?? [])
  const answer = useCall(getFigures, { ids: ids.join(','), asOf: session.today }, { enabled: ids.length > 0 })
  if (dictionary.data && ids.length === 0) return null
  return (
    <section className="qh-section">
      <h2>
        主要指标<span className="qh-count">数据截至 {session.today}</span>
      </h2>
      {answer.isPending && <Loading rows={3} />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      <ul className="qh-cards">
        {answer.data?.figures.map((f) => (
          <li key={f.id}>
            <Link to={figureLink(f.id, { asOf: session.today })} className="qh-card" title={f.notes.join('')}>
              <b>
                {f.printed ?? '—'}
                {f.printed !== null && <small>{f.unit}</small>}
              </b>
              <span>{f.name}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
