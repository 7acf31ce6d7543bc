import { Alert, App, Button, Form, Input, Modal } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Suspense, lazy, useState } from 'react'
import {
  dropFactor,
  endOtherSessions,
  endOwnSession,
  myAccount,
  newRecoveryCodes,
} from '#platform/auth/account-contract.ts'
import { ways } from '#platform/auth/terms.ts'
import type { Output } from '#platform/contract/operation.ts'
import { type ApiError, call, callKey, useCall } from '#web/call.ts'
import { momentText } from '#platform/clock/clock.ts'
import { DataTable } from '#web/DataTable.tsx'
import { Facts } from '#web/Facts.tsx'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading } from '#web/PageState.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import './account.css'

const FactorSetup = lazy(async () => ({ default: (await import('./FactorSetup.tsx')).FactorSetup }))

type Mine = Output<typeof myAccount>
/** Fewer than this, and new ones should be made. */
const fewCodes = 4

/** One's own account: password, second factor, sessions. */
export function MyAccountPage() {
  const answer = useCall(myAccount, {})
  return (
    <>
      <PageHead title="我的账号" note={answer.data && `${answer.data.name}（${answer.data.username}）`} />
      {answer.isPending && <Loading />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data && (
        <>
          <Facts
            items={[
              { title: '岗位', value: answer.data.roleTitle },
              { title: '口令设定', value: momentText(answer.data.passwordSetAt) },
              {
                title: '口令到期',
                value: answer.data.passwordUntil ? momentText(answer.data.passwordUntil) : '不到期',
              },
              {
                title: '动态口令',
                value: answer.data.factorSince ? `已启用，${momentText(answer.data.factorSince)}` : '没有启用',
              },
            ]}
          />
          <Password mine={answer.data} />
          <Factor mine={answer.data} />
          <Sessions mine={answer.data} />
        </>
      )}
    </>
  )
}

/** Asks for the account again after a change of it. */
function useRefresh(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: callKey(myAccount) })
}

function Password({ mine }: { mine: Mine }) {
  const [open, setOpen] = useState(false)
  const { message } = App.useApp()
  const refresh = useRefresh()
  const done = (): void => {
    message.success('口令已修改，其他会话已结束')
    setOpen(false)
    void refresh()
  }
  return (
    <section className="qh-section">
      <h2>口令</h2>
      <div className="qh-panel qh-account-narrow">
        {open ? (
          <PasswordForm rules={mine.passwordRules} asksCurrent={mine.asksPassword} onDone={done} />
        ) : (
          <>
            <p>{mine.passwordRules}修改后其他地方的会话全部结束。</p>
            <Button onClick={() => setOpen(true)}>修改口令</Button>
          </>
        )}
      </div>
    </section>
  )
}

function Factor({ mine }: { mine: Mine }) {
  const [act, setAct] = useState<'setup' | 'renew' | 'drop'>()
  const [codes, setCodes] = useState<readonly string[]>()
  const refresh = useRefresh()
  const close = (): void => {
    setAct(undefined)
    setCodes(undefined)
    void refresh()
  }
  return (
    <section className="qh-section">
      <h2>
        动态口令
        {mine.factorSince && <span className="qh-count">剩余恢复码 {mine.recoveryLeft} 个</span>}
      </h2>
      <div className="qh-panel qh-account-narrow">
        {codes && <RecoveryCodes codes={codes} onKept={close} />}
        {act === 'setup' && (
          <Suspense fallback={<Loading rows={4} />}>
            <FactorSetup asksPassword={mine.asksPassword} onDone={close} />
          </Suspense>
        )}
        {!codes && act !== 'setup' && !mine.factorSince && (
          <>
            <p>启用后，登录时除了口令还要输入手机上显示的六位数字；别人拿到口令也进不来。</p>
            <Button type="primary" onClick={() => setAct('setup')}>
              启用动态口令
            </Button>
          </>
        )}
        {!codes && mine.factorSince && (
          <>
            {mine.recoveryLeft < fewCodes && (
              <Alert type="warning" showIcon title="恢复码快用完了，请重新生成。" className="qh-form-error" />
            )}
            <div className="qh-row-actions">
              <Button onClick={() => setAct('renew')}>重新生成恢复码</Button>
              {mine.factorRequired ? (
                <span className="qh-none">您的岗位必须使用动态口令；换手机请找系统管理员重置。</span>
              ) : (
                <Button danger onClick={() => setAct('drop')}>
                  停用动态口令
                </Button>
              )}
            </div>
          </>
        )}
      </div>
      {(act === 'renew' || act === 'drop') && !codes && (
        <CodeDialog act={act} onClose={() => setAct(undefined)} onDone={(made) => (made ? setCodes(made) : close())} />
      )}
    </section>
  )
}

/** Proves by a code that the person at this browser is the owner. */
function CodeDialog(props: {
  act: 'renew' | 'drop'
  onClose: () => void
  onDone: (codes: readonly string[] | undefined) => void
}) {
  const [form] = Form.useForm<{ code: string }>()
  const run = useMutation<readonly string[] | undefined, ApiError, { code: string }>({
    mutationFn: async (typed) => {
      if (props.act === 'renew') return (await call(newRecoveryCodes, typed)).recoveryCodes
      await call(dropFactor, typed)
      return undefined
    },
    onSuccess: props.onDone,
  })
  return (
    <Modal
      open
      title={props.act === 'renew' ? '重新生成恢复码' : '停用动态口令'}
      okText={props.act === 'renew' ? '重新生成' : '停用'}
      okButtonProps={{ danger: props.act === 'drop', loading: run.isPending }}
      onOk={() => form.submit()}
      onCancel={props.onClose}
    >
      <p>{props.act === 'renew' ? '原来的恢复码随即作废。' : '停用后只凭口令就能登录，恢复码作废。'}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(typed: { code: string }) => run.mutate(typed)}
      >
        <Form.Item name="code" label="现在的动态口令" rules={[{ required: true, message: '请填写动态口令' }]}>
          <Input autoComplete="one-time-code" autoFocus />
        </Form.Item>
      </Form>
      {run.error && <Alert type="error" showIcon title={run.error.message} />}
    </Modal>
  )
}

function Sessions({ mine }: { mine: Mine }) {
  const { message } = App.useApp()
  const refresh = useRefresh()
  const end = useMutation<unknown, ApiError, string | undefined>({
    mutationFn: (id) => (id === undefined ? call(endOtherSessions, {}) : call(endOwnSession, { id })),
    onSuccess: async () => {
      await refresh()
      message.success('已结束')
    },
    onError: (error) => void message.error(error.message),
  })
  return (
    <section className="qh-section">
      <h2>
        登录会话<span className="qh-count">不认识的请结束，并修改口令</span>
      </h2>
      <DataTable
        caption="登录会话"
        columns={[
          {
            key: 'device',
            title: '设备',
            render: (s) => (
              <>
                {s.device} {s.here && <span className="qh-flag qh-flag-accent">本机</span>}
              </>
            ),
          },
          { key: 'address', title: '地址', render: (s) => <span className="qh-num">{s.address}</span> },
          { key: 'way', title: '方式', render: (s) => ways[s.way] },
          { key: 'createdAt', title: '登录', render: (s) => <span className="qh-num">{momentText(s.createdAt)}</span> },
          { key: 'seenAt', title: '最近使用', render: (s) => <span className="qh-num">{momentText(s.seenAt)}</span> },
          {
            key: 'end',
            title: '操作',
            render: (s) =>
              s.here ? (
                <span className="qh-none">用“退出”结束</span>
              ) : (
                <Button size="small" disabled={end.isPending} onClick={() => end.mutate(s.id)}>
                  结束
                </Button>
              ),
          },
        ]}
        rows={mine.sessions}
        rowKey={(s) => s.id}
      />
      {mine.sessions.length > 1 && (
        <p>
          <Button disabled={end.isPending} onClick={() => end.mutate(undefined)}>
            结束其他全部会话
          </Button>
        </p>
      )}
    </section>
  )
}
