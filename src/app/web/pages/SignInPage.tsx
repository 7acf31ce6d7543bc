import { Alert, Button, Form, Input } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { demoAccounts, signIn } from '#platform/auth/contract.ts'
import { type ApiError, call, useCall } from '#web/call.ts'
import { Mark } from '../Mark.tsx'

interface Account {
  username: string
  password: string
}

/** Where to go after signing in: a page of ours, never another site. */
const pageOf = (back: string | undefined): string => (back && /^\/(?![/\\])/.test(back) ? back : '/')

/** Signs in by name and password; in a demonstration county also by one click. */
export function SignInPage() {
  const { back } = useSearch({ strict: false }) as { back?: string }
  const navigate = useNavigate()
  const queries = useQueryClient()
  const demo = useCall(demoAccounts, {})
  const enter = useMutation<unknown, ApiError, Account>({
    mutationFn: (account) => call(signIn, account),
    onSuccess: async () => {
      queries.clear()
      await navigate({ href: pageOf(back) })
    },
  })
  const accounts = demo.data?.accounts ?? []
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
            <Form layout="vertical" requiredMark={false} onFinish={(account: Account) => enter.mutate(account)}>
              <Form.Item name="username" label="用户名" rules={[{ required: true, message: '请填写用户名' }]}>
                <Input autoComplete="username" autoFocus size="large" />
              </Form.Item>
              <Form.Item name="password" label="密码" rules={[{ required: true, message: '请填写密码' }]}>
                <Input.Password autoComplete="current-password" size="large" />
              </Form.Item>
              {enter.error && <Alert type="error" showIcon title={enter.error.message} className="qh-form-error" />}
              <Button type="primary" htmlType="submit" size="large" block loading={enter.isPending}>
                登录
              </Button>
            </Form>
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
