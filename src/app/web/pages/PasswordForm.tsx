import { Alert, Button, Form, Input } from 'antd'
import { useMutation } from '@tanstack/react-query'
import { changePassword } from '#platform/auth/account-contract.ts'
import { type ApiError, call } from '#web/call.ts'

interface Typed {
  current: string
  password: string
  again: string
}

/** A new password in the place of the one in use; the rules stand above it before anything is typed. */
export function PasswordForm(props: { rules: string; asksCurrent: boolean; onDone: () => void }) {
  const [form] = Form.useForm<Typed>()
  const change = useMutation<unknown, ApiError, Typed>({
    mutationFn: ({ current, password }) => call(changePassword, { current: current ?? '', password }),
    onSuccess: () => {
      form.resetFields()
      props.onDone()
    },
    onError: (error) =>
      form.setFields(
        Object.entries(error.fields).map(([name, text]) => ({ name: name as keyof Typed, errors: [text] })),
      ),
  })
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(typed: Typed) => change.mutate(typed)}>
      {props.asksCurrent && (
        <Form.Item name="current" label="现在的口令" rules={[{ required: true, message: '请填写现在的口令' }]}>
          <Input.Password autoComplete="current-password" autoFocus />
        </Form.Item>
      )}
      <Form.Item
        name="password"
        label="新口令"
        extra={props.rules}
        rules={[{ required: true, message: '请填写新口令' }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label="再写一次新口令"
        dependencies={['password']}
        rules={[
          { required: true, message: '请再写一次新口令' },
          ({ getFieldValue }) => ({
            validator: (_, again: unknown) =>
              !again || again === getFieldValue('password')
                ? Promise.resolve()
                : Promise.reject(new Error('两次写的不一样，请核对')),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      {change.error && Object.keys(change.error.fields).length === 0 && (
        <Alert type="error" showIcon title={change.error.message} className="qh-form-error" />
      )}
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        修改口令
      </Button>
    </Form>
  )
}
