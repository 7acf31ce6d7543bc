import { Alert, Button } from 'antd'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Output } from '#platform/contract/operation.ts'
import { getParty, partyFile, partyPeriods } from '#kernel/dossier/contract.ts'
import { codeKinds, entityCategories, partyKinds, stateLabels } from '#kernel/party/terms.ts'
import { addressOf, useCall } from '#web/call.ts'
import { type Column, DataTable } from '#web/DataTable.tsx'
import { Facts } from '#web/Facts.tsx'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading, Nothing } from '#web/PageState.tsx'
import { PartyContacts } from './PartyContacts.tsx'
import { PartyTimeline } from './PartyTimeline.tsx'
import { PartyWarnings } from './PartyWarnings.tsx'
import './party.css'

type Party = Output<typeof getParty>

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

/** Everything known about one party: what to mind first, then the register, then what each business knows, loaded when looked at. */
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
  return (
    <div className="qh-party">
      <nav className="qh-crumbs" aria-label="位置">
        <Link to="/parties">主体名录</Link>
      </nav>
      <PageHead
        title={party.name}
        note={party.code}
        actions={
          <>
            <Button onClick={() => window.print()}>打印本页</Button>
            <Button href={addressOf(partyFile, { id })} download>
              下载档案（Word）
            </Button>
          </>
        }
      />
      <p className="qh-printed">只包括打印人权限和管辖范围内的记录，不作为证明使用。</p>
      {party.failed.length > 0 && (
        <Alert
          type="error"
          showIcon
          className="qh-form-error"
          title={`这些业务的记录没有读出来：${party.failed.join('、')}。请刷新本页重试。`}
        />
      )}
      <PartyWarnings warnings={party.warnings} />
      <Facts items={registerFacts(party)} />
      <Known party={party} />
    </div>
  )
}

/** What is shown below the register: `''` all records by time, a business's own, or one of these. */
const ownTabs = { papers: '文书', contacts: '联系人', history: '登记沿革' } as const

function Known({ party }: { party: Party }) {
  const { tab = '' } = useSearch({ strict: false }) as { tab?: string }
  const navigate = useNavigate()
  const all = party.tabs.reduce((n, t) => n + t.count, 0)
  const tabs: { key: string; title: string; count?: number }[] = [
    { key: '', title: '全部（按时间）', count: all },
    ...party.tabs.map((t) => ({ key: t.business, title: t.title, count: t.count })),
    { key: 'papers', title: ownTabs.papers, count: party.papers },
    { key: 'contacts', title: ownTabs.contacts },
    { key: 'history', title: ownTabs.history },
  ]
  const shown = tabs.find((t) => t.key === tab) ?? tabs[0]!
  const choose = (key: string): void =>
    void navigate({ to: '.', search: { tab: key } as never, replace: true, resetScroll: false })
  return (
    <section className="qh-section">
      <div className="qh-known" role="group" aria-label="按业务查看">
        {tabs.map((t) => (
          <button key={t.key} type="button" aria-pressed={t === shown} onClick={() => choose(t.key)}>
            {t.title}
            {t.count !== undefined && <span> {t.count}</span>}
          </button>
        ))}
      </div>
      <h2 className="qh-printed">{shown.title}</h2>
      {shown.key === 'contacts' ? (
        <PartyContacts id={party.id} />
      ) : shown.key === 'history' ? (
        <History id={party.id} />
      ) : shown.count === 0 ? (
        <Nothing title={shown.key === 'papers' ? '还没有带文号的文书' : '各业务的账上还没有这个主体的记录'} />
      ) : (
        <PartyTimeline
          key={shown.key}
          id={party.id}
          papers={shown.key === 'papers'}
          business={shown.key === 'papers' || shown.key === '' ? undefined : shown.key}
        />
      )}
    </section>
  )
}

type Period = Output<typeof partyPeriods>['periods'][number]
const periodColumns: readonly Column<Period>[] = [
  { key: 'what', title: '事项', render: (p) => p.what },
  { key: 'value', title: '内容', render: (p) => p.value },
  { key: 'from', title: '起', render: (p) => <span className="qh-num">{p.from}</span> },
  { key: 'to', title: '止', render: (p) => <span className="qh-num">{p.to ?? '至今'}</span> },
]

function History({ id }: { id: string }) {
  const answer = useCall(partyPeriods, { id })
  if (answer.isPending) return <Loading rows={4} />
  if (answer.isError) return <Failed error={answer.error} retry={() => void answer.refetch()} />
  if (answer.data.periods.length === 0) return <Nothing title="登记册里没有它的状态、类别和管辖的起止" />
  return (
    <DataTable
      caption="登记沿革"
      columns={periodColumns}
      rows={answer.data.periods}
      rowKey={(p) => `${p.what} ${p.from} ${p.value}`}
    />
  )
}
