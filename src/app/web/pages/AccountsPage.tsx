import { App, Button, Dropdown, Modal } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import {
  disableAccount,
  enableAccount,
  endAccountSessions,
  listAccounts,
  resetFactor,
  resetPassword,
  unlockAccount,
} from '#platform/auth/account-contract.ts'
import type { Output } from '#platform/contract/operation.ts'
import { type ApiError, call, callKey, useCall } from '#web/call.ts'
import { momentText } from '#platform/clock/clock.ts'
import { DataTable } from '#web/DataTable.tsx'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading } from '#web/PageState.tsx'
import { StationName } from '#web/Station.tsx'
import { AccountDrawer } from './AccountDrawer.tsx'
import { AccountLinkDialog } from './AccountLinkDialog.tsx'
import './account.css'

export type AccountLine = Output<typeof listAccounts>['accounts'][number]

/** Everybody's accounts: made, changed, disabled, reset; sessions ended. */
export function AccountsPage() {
  const answer = useCall(listAccounts, {})
  const [editing, setEditing] = useState<AccountLine | 'new'>()
  const [linking, setLinking] = useState<AccountLine>()
  const [oneTime, setOneTime] = useState<{ username: string; password: string }>()
  const count = answer.data?.accounts.length
  return (
    <>
      <PageHead
        title="账号管理"
        note={count !== undefined && `${count} 个账号`}
        actions={
          <Button type="primary" onClick={() => setEditing('new')}>
            新建账号
          </Button>
        }
      />
      {answer.isPending && <Loading />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data && (
        <DataTable
          caption="账号"
          columns={[
            { key: 'username', title: '用户名', render: (a) => a.username },
            { key: 'name', title: '姓名', render: (a) => a.name },
            { key: 'role', title: '岗位', render: (a) => a.roleTitle },
            { key: 'stations', title: '管辖', render: (a) => <Stations codes={a.stations} /> },
            { key: 'state', title: '状态', render: (a) => <State account={a} /> },
            { key: 'factor', title: '动态口令', render: (a) => (a.factorSince ? '已启用' : none) },
            {
              key: 'last',
              title: '最近登录',
              render: (a) => (a.lastSignInAt ? <span className="qh-num">{momentText(a.lastSignInAt)}</span> : none),
            },
            { key: 'sessions', title: '会话', numeric: true, render: (a) => a.sessions },
            {
              key: 'acts',
              title: '操作',
              render: (a) => (
                <Acts
                  account={a}
                  singleSignOn={answer.data.singleSignOn}
                  onEdit={() => setEditing(a)}
                  onLink={() => setLinking(a)}
                  onPassword={(password) => setOneTime({ username: a.username, password })}
                />
              ),
            },
          ]}
          rows={answer.data.accounts}
          rowKey={(a) => a.username}
        />
      )}
      {editing && (
        <AccountDrawer
          account={editing === 'new' ? undefined : editing}
          roles={answer.data?.roles ?? []}
          onClose={() => setEditing(undefined)}
          onMade={setOneTime}
        />
      )}
      {linking && <AccountLinkDialog account={linking} onClose={() => setLinking(undefined)} />}
      {oneTime && (
        <Modal
          open
          title={`账号 ${oneTime.username} 的一次性口令`}
          closable={false}
          footer={
            <Button type="primary" onClick={() => setOneTime(undefined)}>
              已经交给本人
            </Button>
          }
        >
          <p>只显示这一次，系统里不保存。请当面交给本人，第一次登录须修改。</p>
          <code className="qh-one-time">{oneTime.password}</code>
        </Modal>
      )}
    </>
  )
}

const none = <span className="qh-none">—</span>

const Stations = ({ codes }: { codes: string[] | null }): ReactNode =>
  codes === null
    ? '全局'
    : codes.map((code, i) => (
        <span key={code}>
          {i > 0 && '、'}
          <StationName code={code} />
        </span>
      ))

function State({ account: a }: { account: AccountLine }) {
  if (a.disabled) return <span className="qh-flag">停用</span>
  if (a.lockedUntil) return <span className="qh-flag qh-flag-red">锁定至 {momentText(a.lockedUntil)}</span>
  if (a.mustChange) return <span className="qh-flag qh-flag-amber">待改口令</span>
  return '启用'
}

interface Act {
  key: string
  title: string
  /** What happens, asked before it does. */
  asks?: string
  run: () => Promise<unknown>
}

function Acts(props: {
  account: AccountLine
  singleSignOn: boolean
  onEdit: () => void
  onLink: () => void
  onPassword: (password: string) => void
}) {
  const { account: a } = props
  const { modal, message } = App.useApp()
  const queries = useQueryClient()
  const run = useMutation<unknown, ApiError, Act>({
    mutationFn: (act) => act.run(),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: callKey(listAccounts) })
      message.success('已办理')
    },
    onError: (error) => void message.error(error.message),
  })
  const { username } = a
  const acts: Act[] = [
    {
      key: 'reset',
      title: '重置口令',
      asks: `${a.name}现在的口令作废，会话全部结束，换成一次性口令。`,
      run: async () => props.onPassword((await call(resetPassword, { username })).password),
    },
    ...(a.factorSince
      ? [
          {
            key: 'factor',
            title: '重置动态口令',
            asks: `${a.name}的动态口令和恢复码作废，会话全部结束；请先核实确是本人。`,
            run: () => call(resetFactor, { username }),
          },
        ]
      : []),
    ...(a.lockedUntil ? [{ key: 'unlock', title: '解除锁定', run: () => call(unlockAccount, { username }) }] : []),
    ...(a.sessions > 0
      ? [
          {
            key: 'sessions',
            title: '结束全部会话',
            asks: `${a.name}在 ${a.sessions} 处的登录全部结束，没有保存的内容会丢失。`,
            run: () => call(endAccountSessions, { username }),
          },
        ]
      : []),
    a.disabled
      ? { key: 'enable', title: '启用', run: () => call(enableAccount, { username }) }
      : {
          key: 'disable',
          title: '停用',
          asks: `${a.name}不能再登录，会话全部结束；做过的业务和日志不变，以后可以再启用。`,
          run: () => call(disableAccount, { username }),
        },
  ]
  const choose = (key: string): void => {
    if (key === 'link') return props.onLink()
    const act = acts.find((x) => x.key === key)!
    if (act.asks === undefined) return run.mutate(act)
    modal.confirm({
      title: `${act.title}：${username}`,
      content: act.asks,
      okText: act.title,
      cancelText: '不办',
      onOk: () => run.mutate(act),
    })
  }
  return (
    <div className="qh-row-actions">
      <Button size="small" onClick={props.onEdit}>
        修改
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            ...acts.map((x) => ({ key: x.key, label: x.title })),
            ...(props.singleSignOn ? [{ key: 'link', label: '单点登录绑定' }] : []),
          ],
          onClick: ({ key }) => choose(key),
        }}
      >
        <Button size="small" loading={run.isPending} aria-label={`${username} 的更多操作`}>
          更多
        </Button>
      </Dropdown>
    </div>
  )
}
