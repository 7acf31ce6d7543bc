import { Link } from '@tanstack/react-router'
import { momentText } from '#platform/clock/clock.ts'
import type { Output } from '#platform/contract/operation.ts'
import { lights } from '#kernel/deadline/terms.ts'
import { home, workOverview } from '#kernel/home/contract.ts'
import { getFigures, listIndicators } from '#kernel/indicator/contract.ts'
import { useCall } from '#web/call.ts'
import { integerText } from '#web/money.ts'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading, Nothing } from '#web/PageState.tsx'
import { may, useSession } from '#web/session.ts'
import type { IndicatorView } from './figure-terms.ts'
import { HomeOverview } from './HomeOverview.tsx'
import { figureLink } from './Standpoint.tsx'
import { TaskGroups, TaskList } from './TaskList.tsx'
import './home.css'

type Home = Output<typeof home>
type Count = Home['counts'][number]
type ApprovalLine = Home['approvals']['waiting'][number]

/** What must be done today, the most urgent first; for leaders what stands with whom; for administrators what is theirs. */
export function HomePage() {
  const session = useSession()
  const answer = useCall(home, {})
  const leads = may(session, workOverview.permission)
  return (
    <>
      <PageHead title="首页" note={`${session.name}，今天要办的`} />
      {answer.isPending && <Loading />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data && (
        <div className="qh-home">
          <div>
            <Tasks of={answer.data} />
            {answer.data.log && <Log log={answer.data.log} />}
          </div>
          <aside aria-label="其他要看的">
            <Approvals of={answer.data.approvals} />
            <Drafts drafts={answer.data.drafts} />
            <Credentials of={answer.data.credentials} />
            <Counts counts={answer.data.counts} />
          </aside>
        </div>
      )}
      {!answer.isPending && (leads ? <HomeOverview /> : may(session, getFigures.permission) && <KeyFigures />)}
    </>
  )
}

function Tasks({ of }: { of: Home }) {
  return (
    <section className="qh-section" aria-label="待办事项">
      <h2>
        待办事项<span className="qh-count">{integerText(of.taskTotal)}</span>
        {of.actsFor.length > 0 && <span className="qh-count">含代{of.actsFor.join('、')}办的</span>}
      </h2>
      {of.tasks.length === 0 ? (
        <Nothing title="今天没有要办的事">有新的事项到您手上，会排在这里，急的在前。</Nothing>
      ) : (
        <>
          <TaskGroups groups={of.groups} chosen="" />
          <TaskList tasks={of.tasks} label="待办事项" />
          {of.taskTotal > of.tasks.length && (
            <p className="qh-note">
              <Link to="/to-do">看全部 {integerText(of.taskTotal)} 件</Link>
            </p>
          )}
        </>
      )}
    </section>
  )
}

/** Waiting for one's decision, back from it, or given and to be done now. */
function Approvals({ of }: { of: Home['approvals'] }) {
  return (
    <>
      <ApprovalLines
        title="等我审批"
        lines={of.waiting}
        total={of.waitingTotal}
        more="/approvals?state=OPEN"
        page={(l) => `/approvals/${l.id}?act=decide`}
        says={(l) => `${l.who} ${l.day} 送审`}
      />
      <ApprovalLines
        title="批准了，可以办理"
        lines={of.given}
        page={(l) => `/approvals/${l.id}`}
        says={(l) => `${l.who} ${l.day} 批准`}
      />
      <ApprovalLines
        title="退回给我的"
        lines={of.returned}
        page={(l) => `/approvals/${l.id}`}
        says={(l) => `${l.who} ${l.day} 没有同意`}
      />
    </>
  )
}

function ApprovalLines(props: {
  title: string
  lines: readonly ApprovalLine[]
  total?: number
  more?: string
  page: (l: ApprovalLine) => string
  says: (l: ApprovalLine) => string
}) {
  const total = props.total ?? props.lines.length
  if (props.lines.length === 0) return null
  return (
    <section className="qh-section" aria-label={props.title}>
      <h2>
        {props.title}
        <span className="qh-count">{total}</span>
      </h2>
      <ul className="qh-lines">
        {props.lines.map((l) => (
          <li key={l.id}>
            <Link to={props.page(l)}>
              {l.title}：{l.about}
            </Link>
            <small>{props.says(l)}</small>
          </li>
        ))}
      </ul>
      {props.more && total > props.lines.length && (
        <p className="qh-note">
          <Link to={props.more}>看全部 {total} 张</Link>
        </p>
      )}
    </section>
  )
}

/** Forms begun and not sent; each opens where it was left. */
function Drafts({ drafts }: { drafts: Home['drafts'] }) {
  if (drafts.length === 0) return null
  return (
    <section className="qh-section" aria-label="我的草稿">
      <h2>
        我的草稿<span className="qh-count">{drafts.length}</span>
      </h2>
      <ul className="qh-lines">
        {drafts.map((d) => (
          <li key={`${d.operation} ${d.record}`}>
            <a href={d.path}>{d.title}</a>
            <small>{momentText(d.savedAt)} 存的</small>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Credentials({ of }: { of: Home['credentials'] }) {
  if (of.length === 0) return null
  return (
    <section className="qh-section" aria-label="我的证件">
      <h2>我的证件</h2>
      <ul className="qh-lines">
        {of.map((c) => (
          <li key={`${c.title} ${c.number}`}>
            <span>
              <span className={`qh-lamp qh-lamp-${c.light}`} role="img" aria-label={lights[c.light]} /> {c.title}
              {c.number && ` ${c.number}`}
            </span>
            <small>
              有效期至 {c.validTo}，<span className={`qh-left-${c.light}`}>{c.left}</span>
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}

const tones: Record<Count['tone'], number> = { red: 0, amber: 1, plain: 2 }

function Counts({ counts }: { counts: readonly Count[] }) {
  if (counts.length === 0) return null
  return (
    <section className="qh-section" aria-label="提醒">
      <h2>提醒</h2>
      <ul className="qh-counts">
        {counts
          .toSorted((a, b) => tones[a.tone] - tones[b.tone])
          .map((c) => (
            <li key={`${c.business} ${c.title}`}>
              <Link to={c.link}>
                {c.title}
                <b className={`qh-num qh-left-${c.tone}`}>{integerText(c.count)}</b>
              </Link>
            </li>
          ))}
      </ul>
    </section>
  )
}

/** The newest of the audit log, and how much of it is sealed. */
function Log({ log }: { log: NonNullable<Home['log']> }) {
  return (
    <section className="qh-section" aria-label="审计日志">
      <h2>
        审计日志<span className="qh-count">共 {integerText(log.entries)} 条</span>
      </h2>
      <p className="qh-note">
        {log.sealedAt === null ? '还没有封存过。' : `最近封存 ${momentText(log.sealedAt)}，`}
        {log.unsealed > 0 ? `未封存 ${integerText(log.unsealed)} 条。` : '全部封存。'}
        {log.head !== null && (
          <>
            链头 <code className="qh-code">{log.head.slice(0, 16)}…</code>{' '}
          </>
        )}
      </p>
      <p className="qh-note">
        <Link to="/journal-check">封存、核对日志</Link>
      </p>
      <ul className="qh-lines">
        {log.newest.map((e) => (
          <li key={e.id}>
            <Link to={`/journal/${e.id}`}>
              {e.actor}：{e.operation}
            </Link>
            <small>
              {momentText(e.at)} {e.subject}
            </small>
          </li>
        ))}
      </ul>
      <p className="qh-note">
        <Link to="/journal">看全部日志</Link>
      </p>
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
