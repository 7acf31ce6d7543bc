import { QueryClient, QueryClientProvider, useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, StrictMode, Suspense, lazy } from 'react'
import { createRoot } from 'react-dom/client'
import { demoAccounts, passFactor, signIn, signInState, signOut, startSingleSignOn } from '#platform/auth/contract.ts'
import { singleSignOnProblems } from '#platform/auth/terms.ts'
import type { Output } from '#platform/contract/operation.ts'
import { type ApiError, addressOf, call, callKey, useCall } from '#web/call.ts'
import { Mark } from './Mark.tsx'
import './sign-in.css'

const DuePassword = lazy(async () => ({ default: (await import('./pages/DueForms.tsx')).DuePassword }))
const DueFactor = lazy(async () => ({ default: (await import('./pages/DueForms.tsx')).DueFactor }))

type State = Output<typeof signInState>
interface Account {
  username: string
  password: string
}

/** Where to go after signing in: a page of ours, never another site. */
const pageOf = (back: string | null): string => (back && /^\/(?![/\\])/.test(back) ? back : '/')

/** Signs in step by step: name and password (or single sign-on), second factor, and what has to be put right before work. */
function SignIn({ back, problem }: { back: string; problem: string | null }) {
  const queries = useQueryClient()
  const state = useCall(signInState, {})
  const demo = useCall(demoAccounts, {})
  /** One step is done: on to the next one, or to the page that was asked for. */
  const next = async (): Promise<void> => {
    const now = await call(signInState, {})
    if (now.name === null || now.due !== null) return void queries.setQueryData(callKey(signInState, {}), now)
    window.location.replace(back)
  }
  const accounts = state.data?.due ? [] : (demo.data?.accounts ?? [])
  const enter = useMutation<unknown, ApiError, Account>({
    mutationFn: (account) => call(signIn, account),
    onSuccess: next,
  })
  // Nothing is shown that would move when the rest comes.
  if (state.isPending || demo.isPending) return <main className="qh-signin" aria-busy="true" aria-label="正在读取" />
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
            {state.isError && (
              <>
                <Wrong>{state.error.message}</Wrong>
                <button type="button" className="qh-big" onClick={() => void state.refetch()}>
                  重试
                </button>
              </>
            )}
            {state.data && (
              <Suspense fallback={<Waiting />}>
                <Step state={state.data} back={back} problem={problem} enter={enter} next={() => void next()} />
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
  problem: string | null
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
          <DuePassword rules={state.passwordRules} onDone={next} />
        </Due>
      )
    case 'enrol':
      return (
        <Due name={state.name} title="请先启用动态口令" note="您的岗位必须使用动态口令。">
          <DueFactor onDone={next} />
        </Due>
      )
    default:
      return <NameForm state={state} back={back} problem={problem} enter={enter} />
  }
}

/** What is still due, for whom, and the way out. */
function Due(props: { name: string | null; title: string; note?: string; children: ReactNode }) {
  const leave = async (): Promise<void> => {
    const { to } = await call(signOut, {})
    window.location.assign(to ?? '/sign-in')
  }
  return (
    <>
      <h2 className="qh-due">{props.title}</h2>
      <p className="qh-note">
        {props.name}，{props.note ?? '口令已经核对。'}
      </p>
      {props.children}
      <p className="qh-due-leave">
        <button type="button" className="qh-plain-link" onClick={() => void leave()}>
          换一个账号登录
        </button>
      </p>
    </>
  )
}

function NameForm({ state, back, problem, enter }: Omit<StepProps, 'next'>) {
  const said = problem && (singleSignOnProblems as Partial<Record<string, string>>)[problem]
  return (
    <>
      {said && <Wrong>{said}</Wrong>}
      <form onSubmit={typedInto<Account>((account) => enter.mutate(account))}>
        <Field name="username" label="用户名" autoComplete="username" />
        <Field name="password" label="口令" type="password" autoComplete="current-password" />
        {enter.error && <Wrong>{enter.error.message}</Wrong>}
        <button type="submit" className="qh-big qh-first" disabled={enter.isPending}>
          登录
        </button>
      </form>
      {state.singleSignOn && (
        <a className="qh-big" href={addressOf(startSingleSignOn, { back })}>
          {state.singleSignOn}
        </a>
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
    <form onSubmit={typedInto<{ code: string }>((typed) => pass.mutate(typed))}>
      <Field name="code" label="六位动态口令，或一个恢复码" autoComplete="one-time-code" />
      {pass.error && <Wrong>{pass.error.message}</Wrong>}
      <button type="submit" className="qh-big qh-first" disabled={pass.isPending}>
        继续
      </button>
    </form>
  )
}

/** What was typed into the named fields, when the form is sent. */
const typedInto =
  <T extends object>(send: (typed: T) => void) =>
  (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    send(Object.fromEntries(new FormData(event.currentTarget)) as T)
  }

/** A field that must be filled; the first one of a form has the cursor. */
function Field(props: { name: string; label: string; type?: string; autoComplete: string }) {
  const { name, label, type = 'text', autoComplete } = props
  return (
    <label className="qh-field">
      {label}
      <input
        name={name}
        type={type}
        required
        autoComplete={autoComplete}
        autoFocus={type === 'text'}
        onInvalid={(e) => e.currentTarget.setCustomValidity(`请填写${label.split('，')[0]}`)}
        onInput={(e) => e.currentTarget.setCustomValidity('')}
      />
    </label>
  )
}

const Wrong = ({ children }: { children: ReactNode }) => (
  <p role="alert" className="qh-wrong">
    {children}
  </p>
)
const Waiting = () => <p role="status">正在读取……</p>

const asked = new URLSearchParams(window.location.search)
createRoot(document.getElementById('console')!).render(
  <StrictMode>
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <SignIn back={pageOf(asked.get('back'))} problem={asked.get('problem')} />
    </QueryClientProvider>
  </StrictMode>,
)
