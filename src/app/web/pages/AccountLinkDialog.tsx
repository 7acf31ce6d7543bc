import { Alert, Form, Input, Modal } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { linkAccount, listAccounts } from '#platform/auth/account-contract.ts'
import { type ApiError, call, callKey } from '#web/call.ts'
import type { AccountLine } from './AccountsPage.tsx'

/** Says who an account is at the provider of single sign-on. */
export function AccountLinkDialog(props: { account: AccountLine; onClose: () => void }) {
  const { account } = props
  const [form] = Form.useForm<{ subject?: string }>()
  const queries = useQueryClient()
  const save = useMutation<unknown, ApiError, { subject?: string }>({
    mutationFn: ({ subject }) => call(linkAccount, { username: account.username, subject: subject ?? '' }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: callKey(listAccounts) })
      props.onClose()
    },
  })
  return (
    <Modal
      open
      title={`单点登录绑定：${account.username}`}
      okText="保存"
      okButtonProps={{ loading: save.isPending }}
      onOk={() => form.submit()}
      onCancel={props.onClose}
    >
      <p>{account.linked ? '现在已经绑定；换一个身份就填新的，留空为解除绑定。' : '现在没有绑定。'}</p>
      <Form form={form} layout="vertical" onFinish={(typed: { subject?: string }) => save.mutate(typed)}>
        <Form.Item name="subject" label="身份标识（身份提供方给的 sub）">
          <Input autoComplete="off" autoFocus />
        </Form.Item>
      </Form>
      {save.error && <Alert type="error" showIcon title={save.error.message} />}
    </Modal>
  )
}
