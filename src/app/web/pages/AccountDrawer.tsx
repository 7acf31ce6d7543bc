import { Alert, Button, Drawer, Form, Input, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { changeAccount, createAccount, listAccounts } from '#platform/auth/account-contract.ts'
import type { Role } from '#platform/auth/roles.ts'
import { stations } from '#kernel/org/contract.ts'
import { type ApiError, call, callKey, useCall } from '#web/call.ts'
import type { AccountLine } from './AccountsPage.tsx'

interface Typed {
  username: string
  name: string
  role: Role
  stations: string[] | null
}

/** A new account, or name, role and stations of one. */
export function AccountDrawer(props: {
  account: AccountLine | undefined
  roles: readonly { code: string; title: string }[]
  onClose: () => void
  onMade: (made: { username: string; password: string }) => void
}) {
  const { account } = props
  const [form] = Form.useForm<Typed>()
  const queries = useQueryClient()
  const known = useCall(stations, {})
  const save = useMutation<{ password?: string }, ApiError, Typed>({
    mutationFn: (typed) =>
      account
        ? call(changeAccount, { ...typed, username: account.username })
        : call(createAccount, { ...typed, stations: typed.stations ?? null }),
    onSuccess: async ({ password }, typed) => {
      await queries.invalidateQueries({ queryKey: callKey(listAccounts) })
      props.onClose()
      if (password !== undefined) props.onMade({ username: typed.username.trim().toLowerCase(), password })
    },
    onError: (error) =>
      form.setFields(
        Object.entries(error.fields).map(([name, text]) => ({ name: name as keyof Typed, errors: [text] })),
      ),
  })
  return (
    <Drawer
      open
      title={account ? `修改账号 ${account.username}` : '新建账号'}
      size={520}
      onClose={props.onClose}
      footer={
        <div className="qh-form-foot">
          <Button onClick={props.onClose}>取消</Button>
          <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>
            保存
          </Button>
        </div>
      }
    >
      {save.error && <Alert type="error" showIcon title={save.error.message} className="qh-form-error" />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={account ?? {}}
        onFinish={(typed: Typed) => save.mutate(typed)}
      >
        {!account && (
          <Form.Item
            name="username"
            label="用户名"
            extra="小写字母开头，可以有数字、点、横线；以后不能改。"
            rules={[{ required: true, message: '请填写用户名' }]}
          >
            <Input autoComplete="off" autoFocus />
          </Form.Item>
        )}
        <Form.Item name="name" label="姓名" rules={[{ required: true, message: '请填写姓名' }]}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="role" label="岗位" rules={[{ required: true, message: '请选择岗位' }]}>
          <Select options={props.roles.map((r) => ({ value: r.code, label: r.title }))} placeholder="请选择" />
        </Form.Item>
        <Form.Item name="stations" label="管辖的所" extra="不选为全局；市场监管所岗位必须选。">
          <Select
            mode="multiple"
            options={(known.data?.stations ?? []).map((s) => ({ value: s.code, label: s.name }))}
            loading={known.isPending}
            optionFilterProp="label"
            placeholder="全局"
            allowClear
          />
        </Form.Item>
      </Form>
      {account && <p className="qh-none">改了岗位或管辖，这个账号的会话随即结束，重新登录后按新的来。</p>}
    </Drawer>
  )
}
