import { Alert, App, Button, Input } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Output } from '#platform/contract/operation.ts'
import { checkJournal, journalState, sealNow } from '#kernel/journal/contract.ts'
import { momentText } from '#platform/clock/clock.ts'
import { type ApiError, call, callKey, useCall } from '#web/call.ts'
import { Facts } from '#web/Facts.tsx'
import { integerText } from '#web/money.ts'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading } from '#web/PageState.tsx'
import { may, useSession } from '#web/session.ts'

type Checked = Output<typeof checkJournal>

/** The sealed chain: how long it is, whether it holds, and which row was changed behind the system's back. */
export function JournalCheckPage() {
  const session = useSession()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const state = useCall(journalState, {})
  const [head, setHead] = useState('')
  const check = useMutation<Checked, ApiError>({
    mutationFn: () => call(checkJournal, head.trim() === '' ? {} : { head }),
    onSuccess: () => queries.invalidateQueries({ queryKey: callKey(journalState) }),
  })
  const seal = useMutation<Output<typeof sealNow>, ApiError>({
    mutationFn: () => call(sealNow, {}),
    onSuccess: async ({ entries }) => {
      await queries.invalidateQueries({ queryKey: callKey(journalState) })
      message.success(`封存了 ${entries} 条`)
    },
  })
  const error = check.error ?? seal.error
  return (
    <>
      <nav className="qh-crumbs" aria-label="位置">
        <Link to="/journal">审计日志</Link>
      </nav>
      <PageHead
        title="日志核对"
        actions={
          <>
            {may(session, sealNow.permission) && (
              <Button loading={seal.isPending} onClick={() => seal.mutate()}>
                现在封存
              </Button>
            )}
            {may(session, checkJournal.permission) && (
              <Button type="primary" loading={check.isPending} onClick={() => check.mutate()}>
                核对
              </Button>
            )}
          </>
        }
      />
      {state.isPending && <Loading rows={3} />}
      {state.isError && <Failed error={state.error} retry={() => void state.refetch()} />}
      {state.data && (
        <Facts
          items={[
            { title: '日志', value: <span className="qh-num">{integerText(state.data.entries)} 条</span> },
            { title: '未封存', value: <span className="qh-num">{integerText(state.data.unsealed)} 条</span> },
            { title: '最早', value: state.data.first ? momentText(state.data.first) : '—' },
            { title: '最近封存', value: state.data.sealedAt ? momentText(state.data.sealedAt) : '—' },
            {
              title: '最近核对',
              value: state.data.lastCheck
                ? `${momentText(state.data.lastCheck.at)} ${state.data.lastCheck.actor}：${state.data.lastCheck.text}`
                : '还没有核对过',
              wide: true,
            },
            { title: '保存期限', value: `不少于 ${state.data.leastMonths} 个月；系统没有删除日志的功能` },
            { title: '链头（请抄存到系统以外）', value: <code>{state.data.head ?? '—'}</code>, wide: true },
          ]}
        />
      )}
      <section className="qh-section">
        <h2>以前抄存的链头</h2>
        <Input
          value={head}
          onChange={(e) => setHead(e.target.value)}
          aria-label="以前抄存的链头"
          placeholder="64 位十六进制数；填上就核对它还在链上"
          autoComplete="off"
          maxLength={64}
        />
      </section>
      {error && <Alert type="error" showIcon title={error.message} className="qh-form-error" />}
      {check.data && <Result report={check.data} />}
    </>
  )
}

function Result({ report: r }: { report: Checked }) {
  const counts = `日志 ${integerText(r.entries)} 条，封存 ${r.seals} 个，账表 ${r.ledgers} 张，记录的各个版本共 ${integerText(r.versions)} 个。`
  return (
    <section className="qh-section" aria-live="polite">
      <h2>核对结果</h2>
      {r.clean ? (
        <Alert type="success" showIcon title="全部相符" description={counts} />
      ) : (
        <Alert
          type="error"
          showIcon
          title={`发现 ${r.findings.length + r.unlisted} 处不符，请保留现场，按清单逐条查明`}
          description={
            <ul className="qh-warnings">
              {r.findings.map((f, i) => (
                <li key={i}>{f.text}</li>
              ))}
              {r.unlisted > 0 && <li>另有 {r.unlisted} 处没有逐条列出。</li>}
            </ul>
          }
        />
      )}
      {r.notes.map((n) => (
        <p className="qh-note" key={n}>
          {n}
        </p>
      ))}
    </section>
  )
}
