import { Alert } from 'antd'
import { Link, useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { Output } from '#platform/contract/operation.ts'
import { getParty } from '#kernel/party/contract.ts'
import { stateLabels } from '#kernel/party/terms.ts'
import { codeKinds, entityCategories, partyKinds } from '#kernel/party/terms.ts'
import { useCall } from '#web/call.ts'
import { type Column, DataTable } from '#web/DataTable.tsx'
import { Facts } from '#web/Facts.tsx'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading, Nothing } from '#web/PageState.tsx'
import { PartyContacts } from './PartyContacts.tsx'
import './party.css'

type Party = Output<typeof getParty>
type Fact = Party['sections'][number]['facts'][number]

/** The register's line of a party, in the order in which an officer reads it. */
function registerFacts(party: Party): { title: string; value: ReactNode }[] {
  const shown = (value: string | null): ReactNode => value ?? <span className="qh-none">—</span>
  const label = (labels: Readonly<Record<string, string>>, code: string | null): ReactNode =>
    code === null ? shown(null) : (labels[code] ?? code)
  return [
    { title: '登记状态', value: label(stateLabels, party.state) },
    { title: '种类', value: label(partyKinds, party.kind) },
    { title: '类别', value: label(entityCategories, party.category) },
    { title: '类型代码', value: shown(party.typeCode) },
    {
      title: label(codeKinds, party.codeKind) as string,
      value: party.codeValid ? party.code : `${party.code}（校验位不符）`,
    },
    { title: '旧注册号', value: shown(party.oldCode) },
    { title: '法定代表人（负责人）', value: shown(party.legalRepName) },
    { title: '管辖所', value: shown(party.stationName) },
    { title: '住所（经营场所）', value: shown(party.address) },
  ]
}

const periodColumns: readonly Column<Party['periods'][number]>[] = [
  { key: 'what', title: '事项', render: (p) => p.what },
  { key: 'value', title: '内容', render: (p) => p.value },
  { key: 'from', title: '起', render: (p) => <span className="qh-num">{p.from}</span> },
  { key: 'to', title: '止', render: (p) => <span className="qh-num">{p.to ?? '至今'}</span> },
]

/** Everything known about one party: warnings first, then the register, then what each business knows. */
export function PartyPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useCall(getParty, { id })
  if (answer.isPending) return <Loading />
  if (answer.isError) {
    return (
      <Failed error={answer.error} retry={() => void answer.refetch()}>
        {answer.error.status === 404 && <Link to="/parties">回到名录</Link>}
      </Failed>
    )
  }
  const party = answer.data
  const failed = party.sections.filter((s) => s.failed)
  return (
    <>
      <nav className="qh-crumbs" aria-label="位置">
        <Link to="/parties">主体名录</Link>
      </nav>
      <PageHead title={party.name} note={party.code} />
      {party.warnings.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="qh-form-error"
          title={`需要留意的 ${party.warnings.length} 项`}
          description={
            <ul className="qh-warnings">
              {party.warnings.map((w, i) => (
                <li key={i}>
                  {w.day && <span className="qh-num">{w.day} </span>}
                  <FactText fact={w} />
                </li>
              ))}
            </ul>
          }
        />
      )}
      {failed.length > 0 && (
        <Alert
          type="error"
          showIcon
          className="qh-form-error"
          title={`这些业务的记录没有读出来：${failed.map((s) => s.title).join('、')}。请刷新本页重试。`}
        />
      )}
      <Facts items={registerFacts(party)} />
      <PartyContacts id={party.id} />
      <Known sections={party.sections} />
      {party.periods.length > 0 && (
        <section className="qh-section">
          <h2>登记沿革</h2>
          <DataTable
            caption="登记沿革"
            columns={periodColumns}
            rows={party.periods}
            rowKey={(p) => `${p.what} ${p.from} ${p.value}`}
          />
        </section>
      )}
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

const FactText = ({ fact }: { fact: Fact }) => (fact.page ? <Link to={fact.page}>{fact.text}</Link> : fact.text)
