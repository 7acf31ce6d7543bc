import { Alert } from 'antd'
import { Link, useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Output } from '#platform/contract/operation.ts'
import { getParty } from '#kernel/party/contract.ts'
import { ApiError, useCall } from '#web/call.ts'
import { RecordFacts } from '#web/Facts.tsx'
import { fieldsOf } from '#web/fields.ts'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading, Nothing } from '#web/PageState.tsx'
import './party.css'

type Party = Output<typeof getParty>
type Fact = Party['sections'][number]['facts'][number]

/** Everything known about one party: warnings first, then the register, then what each business knows. */
export function PartyPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useCall(getParty, { id })
  const fields = useMemo(
    () => fieldsOf(getParty.output.shape).filter((f) => f.meta.kind !== 'text' || f.name !== 'name'),
    [],
  )
  if (answer.isPending) return <Loading />
  if (answer.isError) {
    return (
      <Failed error={answer.error} retry={() => void answer.refetch()}>
        {answer.error instanceof ApiError && answer.error.status === 404 && <Link to="/parties">回到名录</Link>}
      </Failed>
    )
  }
  const party = answer.data
  const warnings = party.sections.flatMap((s) =>
    s.facts.filter((f) => f.warning).map((f) => ({ ...f, title: s.title })),
  )
  return (
    <>
      <nav className="qh-crumbs" aria-label="位置">
        <Link to="/parties">主体名录</Link>
      </nav>
      <PageHead title={party.name} note={party.code} />
      {warnings.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="qh-form-error"
          title={`需要留意的 ${warnings.length} 项`}
          description={
            <ul className="qh-warnings">
              {warnings.map((w, i) => (
                <li key={i}>
                  <FactText fact={w} title={w.title} />
                </li>
              ))}
            </ul>
          }
        />
      )}
      <RecordFacts fields={fields} record={party as unknown as Record<string, unknown>} />
      <Known sections={party.sections} />
    </>
  )
}

const everything = '全部（按时间）'

function Known({ sections }: { sections: Party['sections'] }) {
  const [shown, setShown] = useState(everything)
  const filled = sections.filter((s) => s.facts.length > 0)
  const facts = filled
    .filter((s) => shown === everything || s.title === shown)
    .flatMap((s) => s.facts.map((f) => ({ ...f, title: s.title })))
    .toSorted((a, b) => (b.day ?? '').localeCompare(a.day ?? ''))
  if (filled.length === 0) return <Nothing title="各业务的账上还没有这个主体的记录" />
  return (
    <section className="qh-section">
      <div className="qh-known" role="group" aria-label="按业务查看">
        {[everything, ...filled.map((s) => s.title)].map((title) => (
          <button key={title} type="button" aria-pressed={title === shown} onClick={() => setShown(title)}>
            {title}
            {title !== everything && <span> {filled.find((s) => s.title === title)?.facts.length}</span>}
          </button>
        ))}
      </div>
      <ol className="qh-timeline">
        {facts.map((f, i) => (
          <li key={i} className={f.warning ? 'qh-timeline-warn' : undefined}>
            <time>{f.day ?? '日期不详'}</time>
            <span className="qh-timeline-where">{f.title}</span>
            <span>
              <FactText fact={f} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

const FactText = ({ fact, title }: { fact: Fact; title?: string }) => (
  <>
    {title && `${title}：`}
    {fact.page ? <Link to={fact.page}>{fact.text}</Link> : fact.text}
  </>
)
