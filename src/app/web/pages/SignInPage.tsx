import { Alert, Button, Form, Input } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, Suspense, lazy } from 'react'
import { demoAccounts, passFactor, signIn, signInState, signOut, startSingleSignOn } from '#platform/auth/contract.ts'
import { singleSignOnProblems } from '#platform/auth/terms.ts'
import type { Output } from '#platform/contract/operation.ts'
import { type ApiError, addressOf, call, callKey, useCall } from '#web/call.ts'
import { Failed, Loading } from '#web/PageState.tsx'
import { Mark } from '../Mark.tsx'
import './account.css'

const PasswordForm = lazy(async () => ({ default: (await import('./PasswordForm.tsx')).PasswordForm }))
const FactorSetup = lazy(async () => ({ default: (await import('./FactorSetup.tsx')).FactorSetup }))

type State = Output<typeof signInState>
interface Account {
  username: string
  password: string
}

/** Where to go after signing in: a page of ours, never another site. */
const pageOf = (back: string | undefined): string => (back && /^\/(?![/\\])/.test(back) ? back : '/')

/** Signs in step by step: name and password (or single sign-on), second factor, and what has to be put right before work. */
export function SignInPage() {
  const { back, problem } = useSearch({ strict: false }) as { back?: string; problem?: string }
  const navigate = useNavigate()
  const queries = useQueryClient()
  const state = useCall(signInState, {})
  const demo = useCall(demoAccounts, {})
  /** One step is done: on to the next one, or to the page that was asked for. */
  const next = async (): Promise<void> => {
    const now = await call(signInState, {})
    if (now.name === null || now.due !== null) return void queries.setQueryData(callKey(signInState, {}), now)
    queries.clear()
    await navigate({ href: pageOf(back) })
  }
  const accounts = state.data?.due ? [] : (demo.data?.accounts ?? [])
  const enter = useMutation<unknown, ApiError, Account>({
    mutationFn: (account) => call(signIn, account),
    onSuccess: next,
  })
  return (
    <main className="qh-signin">
      <title>登录 · 权衡</title>
      <div>
        <div className={accounts.length > 0 ? 'qh-signin-card' : 'qh-signin-card qh-plain'}>
          <section className="qh-signin-form">
            <h1>
              <Mark />
              权衡
            </h1>
            <p className="qh-none">县级市场监管局的一本账</p>
            {state.isPending && <Loading rows={4} />}
            {state.isError && <Failed error={state.error} retry={() => void state.refetch()} />}
            {state.data && (
              <Suspense fallback={<Loading rows={4} />}>
                <Step state={state.data} back={pageOf(back)} problem={problem} enter={enter} next={() => void next()} />
              </Suspense>
            )}
          </section>
          {accounts.length > 0 && (
            <section className="qh-signin-demo">
              <h2>演示账号</h2>
              <p className="qh-none">数据全部虚构，点一下即可登录。</p>
              <ul>
                {accounts.map((a) => (
                  <li key={a.username}>
                    <button
                      type="button"
                      className="qh-account"
                      disabled={enter.isPending}
                      onClick={() => enter.mutate({ username: a.username, password: a.password })}
                    >
                      <b>{a.name}</b>
                      <span>{a.roleTitle}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </div>
    </main>
  )
}

interface StepProps {
  state: State
  back: string
  problem: string | undefined
  enter: { mutate(account: Account): void; error: ApiError | null; isPending: boolean }
  next: () => void
}

function Step({ state, back, problem, enter, next }: StepProps) {
  switch (state.due) {
    case 'factor':
      return (
        <Due name={state.name} title="请输入动态口令">
          <FactorForm next={next} />
        </Due>
      )
    case 'password':
      return (
        <Due name={state.name} title="请先修改口令" note="口令是一次性的或者已经到期。">
          <PasswordForm rules={state.passwordRules} asksCurrent onDone={next} />
        </Due>
      )
    case 'enrol':
      return (
        <Due name={state.name} title="请先启用动态口令" note="您的岗位必须使用动态口令。">
          <FactorSetup asksPassword onDone={next} />
        </Due>
      )
    default:
      return <NameForm state={state} back={back} problem={problem} enter={enter} />
  }
}

/** What is still due, for whom, and the way out. */
function Due(props: { name: string | null; title: string; note?: string; children: ReactNode }) {
  const leave = async (): Promise<void> => {
    await call(signOut, {})
    window.location.assign('/sign-in')
  }
  return (
    <>
      <h2 className="qh-due">{props.title}</h2>
      <p className="qh-note">
        {props.name}，{props.note ?? '口令已经核对。'}
      </p>
      {props.children}
      <p className="qh-due-leave">
        <Button type="link" onClick={() => void leave()}>
          换一个账号登录
        </Button>
      </p>
    </>
  )
}

function NameForm({ state, back, problem, enter }: Omit<StepProps, 'next'>) {
  const said = problem && (singleSignOnProblems as Partial<Record<string, string>>)[problem]
  return (
    <>
      {said && <Alert type="error" showIcon title={said} className="qh-form-error" />}
      <Form layout="vertical" requiredMark={false} onFinish={(account: Account) => enter.mutate(account)}>
        <Form.Item name="username" label="用户名" rules={[{ required: true, message: '请填写用户名' }]}>
          <Input autoComplete="username" autoFocus size="large" />
        </Form.Item>
        <Form.Item name="password" label="口令" rules={[{ required: true, message: '请填写口令' }]}>
          <Input.Password autoComplete="current-password" size="large" />
        </Form.Item>
        {enter.error && <Alert type="error" showIcon title={enter.error.message} className="qh-form-error" />}
        <Button type="primary" htmlType="submit" size="large" block loading={enter.isPending}>
          登录
        </Button>
      </Form>
      {state.singleSignOn && (
        <Button size="large" block href={addressOf(startSingleSignOn, { back })} className="qh-sso">
          {state.singleSignOn}
        </Button>
      )}
    </>
  )
}

function FactorForm({ next }: { next: () => void }) {
  const pass = useMutation<unknown, ApiError, { code: string }>({
    mutationFn: (typed) => call(passFactor, typed),
    onSuccess: next,
  })
  return (
    <Form layout="vertical" requiredMark={false} onFinish={(typed: { code: string }) => pass.mutate(typed)}>
      <Form.Item name="code" label="六位动态口令，或一个恢复码" rules={[{ required: true, message: '请填写动态口令' }]}>
        <Input autoComplete="one-time-code" autoFocus size="large" />
      </Form.Item>
      {pass.error && <Alert type="error" showIcon title={pass.error.message} className="qh-form-error" />}
      <Button type="primary" htmlType="submit" size="large" block loading={pass.isPending}>
        继续
      </Button>
    </Form>
  )
}
