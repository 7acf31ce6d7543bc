import { Alert, App, Button } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { Operation, Output } from '#platform/contract/operation.ts'
import { momentText } from '#platform/clock/clock.ts'
import {
  cancelCampaign,
  getCampaign,
  listCampaigns,
  listSends,
  pauseCampaign,
  renewCampaign,
  resumeCampaign,
  retryCampaign,
  startCampaign,
} from '#kernel/message/contract.ts'
import { campaignStates, contactChannels, sendStates } from '#kernel/message/terms.ts'
import { type ApiError, call, callKey, useCall } from '#web/call.ts'
import { Facts } from '#web/Facts.tsx'
import { FormDrawer } from '#web/FormDrawer.tsx'
import { integerText, moneyText } from '#web/money.ts'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading } from '#web/PageState.tsx'
import { may, useSession } from '#web/session.ts'
import { MessageSends } from './MessageSends.tsx'
import './messages.css'

type Campaign = Output<typeof getCampaign>
const none = <span className="qh-none">—</span>
/** While it is being sent the page looks again so often. */
const lookMs = 2_000
const changed = [getCampaign.name, listCampaigns.name, listSends.name]

/** One batch: what it will be before it goes, and what became of each message after. */
export function MessagePage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { act } = useSearch({ strict: false }) as { act?: string }
  const navigate = useNavigate()
  const answer = useCall(getCampaign, { id }, { every: (c) => (c?.state === 'SENDING' ? lookMs : false) })
  const setAct = (form: 'start' | 'cancel' | 'retry' | undefined): void =>
    void navigate({ to: '.', search: { act: form } as never, replace: true })
  if (answer.isPending) return <Loading />
  if (answer.isError) return <Failed error={answer.error} retry={() => void answer.refetch()} />
  const c = answer.data
  const form = act === undefined ? undefined : forms(c)[act]
  return (
    <>
      <nav className="qh-crumbs" aria-label="位置">
        <Link to="/messages">发送任务</Link>
      </nav>
      <PageHead
        title={`发送任务 ${c.campaignNo}`}
        note={campaignStates[c.state]}
        actions={<Actions campaign={c} onForm={setAct} />}
      />
      <Remarks campaign={c} />
      <Facts items={facts(c)} />
      {c.samples.length > 0 && <Samples campaign={c} />}
      {c.excluded.length > 0 && (
        <section className="qh-section">
          <h2>不发送的</h2>
          <Facts items={c.excluded.map((x) => ({ title: x.reason, value: `${integerText(x.count)} 条` }))} />
        </section>
      )}
      <MessageSends campaign={id} live={c.state === 'SENDING'} />
      {form && (
        <FormDrawer
          contract={form.contract}
          title={form.title}
          fixed={{ id: c.id, version: c.version }}
          initial={form.initial ?? {}}
          refreshes={changed}
          onClose={() => setAct(undefined)}
        />
      )}
    </>
  )
}

/** Acts that ask for something. Whoever starts a batch confirms the number that he sees. */
const forms = (
  c: Campaign,
): Record<string, { contract: Operation; title: string; initial?: Record<string, unknown> }> => ({
  start: { contract: startCampaign, title: '开始发送', initial: { confirmed: waiting(c) } },
  cancel: { contract: cancelCampaign, title: '取消发送' },
  retry: { contract: retryCampaign, title: '重新发送' },
})

const countOf = (c: Campaign, state: keyof typeof sendStates): number =>
  c.counts.find((x) => x.state === state)?.count ?? 0
const waiting = (c: Campaign): number => countOf(c, 'QUEUED')

function Actions({
  campaign: c,
  onForm,
}: {
  campaign: Campaign
  onForm: (form: 'start' | 'cancel' | 'retry') => void
}) {
  const session = useSession()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const simple = useMutation<unknown, ApiError, Operation>({
    mutationFn: (contract) => call(contract, { id: c.id, version: c.version }),
    onSuccess: () => Promise.all(changed.map((name) => queries.invalidateQueries({ queryKey: [name] }))),
    onError: (error) => {
      void queries.invalidateQueries({ queryKey: callKey(getCampaign) })
      message.error(error.message)
    },
  })
  if (!may(session, startCampaign.permission)) return null
  const open = ['PENDING', 'SENDING', 'PAUSED'].includes(c.state)
  return (
    <>
      {c.renewable && may(session, renewCampaign.permission) && (
        <Button loading={simple.isPending} onClick={() => simple.mutate(renewCampaign)}>
          重新生成名单
        </Button>
      )}
      {c.failed + c.unknown > 0 && ['ENDED', 'PAUSED'].includes(c.state) && (
        <Button onClick={() => onForm('retry')}>重新发送</Button>
      )}
      {open && <Button onClick={() => onForm('cancel')}>取消发送</Button>}
      {c.state === 'SENDING' && (
        <Button loading={simple.isPending} onClick={() => simple.mutate(pauseCampaign)}>
          暂停发送
        </Button>
      )}
      {c.state === 'PAUSED' && (
        <Button type="primary" loading={simple.isPending} onClick={() => simple.mutate(resumeCampaign)}>
          继续发送
        </Button>
      )}
      {c.state === 'PENDING' && !c.stale && !c.hindrance && waiting(c) > 0 && (
        <Button type="primary" onClick={() => onForm('start')}>
          开始发送
        </Button>
      )}
    </>
  )
}

/** What stands in the way, and when it goes on. */
function Remarks({ campaign: c }: { campaign: Campaign }) {
  const said = [
    c.hindrance,
    c.stale ? `名单是 ${c.listedOn} 生成的，情况可能变了，请先重新生成名单。` : null,
    c.state === 'PAUSED' || c.state === 'CANCELLED' ? c.holdReason : null,
    c.resumesAt ? `现在不到发送的时候，${momentText(c.resumesAt)} 起发送。` : null,
  ].filter((x) => x !== null)
  return said.map((text) => <Alert key={text} type="warning" showIcon title={text} className="qh-form-error" />)
}

const facts = (c: Campaign) => [
  { title: '用途', value: c.purpose },
  { title: '方式', value: contactChannels[c.channel] },
  { title: '对象', value: c.audience ?? none, wide: (c.audience ?? '').length > 20 },
  { title: '应发', value: `${integerText(c.planned ?? waiting(c))} 条` },
  { title: '待发送', value: `${integerText(waiting(c) + countOf(c, 'SENDING'))} 条` },
  { title: '已提交', value: `${integerText(c.accepted)} 条，其中送达 ${integerText(c.delivered)} 条` },
  { title: '未送达', value: `${integerText(c.failed)} 条` },
  { title: '结果不明', value: `${integerText(c.unknown)} 条` },
  ...(c.costFen === null
    ? []
    : [
        {
          title: '预计费用',
          value: `${moneyText(c.costFen, '元')} 元（${integerText(c.segments)} 段，最长的一条 ${c.longest} 段）`,
        },
      ]),
  { title: '名单生成', value: c.listedOn ?? none },
  { title: '发送人', value: c.startedBy ?? none },
  { title: '开始', value: c.startedOn ?? none },
  { title: '结束', value: c.endedOn ?? none },
  { title: '内容模板', value: c.template, wide: true },
]

function Samples({ campaign: c }: { campaign: Campaign }) {
  return (
    <section className="qh-section" aria-label="样例">
      <h2>{c.state === 'PENDING' ? '对方将收到' : '对方收到的'}</h2>
      <ul className="qh-samples">
        {c.samples.map((s) => (
          <li key={s.target} className="qh-panel">
            <p className="qh-note">{s.target}</p>
            {c.subject && <b>{c.subject}</b>}
            <p>{s.content}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
