import { Alert, Button, Drawer, Form, Input, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type DataScope, dataScopes } from '#platform/auth/roles.ts'
import type { Day } from '#platform/clock/day.ts'
import type { Output } from '#platform/contract/operation.ts'
import { listRoles, setRole } from '#kernel/access/contract.ts'
import { type ApiError, call, callKey } from '#web/call.ts'
import { DayPicker } from '#web/DayPicker.tsx'
import { useSession } from '#web/session.ts'
import type { RoleLine } from './RolesPage.tsx'

interface Typed {
  code: string
  title: string
  reach: DataScope
  may: string[]
  fromDay: Day
  reason: string
}

/** A role of the bureau's own, or its version of a shipped one, from a day on. */
export function RoleDrawer(props: {
  role: RoleLine | undefined
  permissions: Output<typeof listRoles>['permissions']
  onClose: () => void
}) {
  const { role } = props
  const session = useSession()
  const [form] = Form.useForm<Typed>()
  const queries = useQueryClient()
  const save = useMutation<unknown, ApiError, Typed>({
    mutationFn: (typed) => call(setRole, { ...typed, code: role?.code ?? typed.code }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: callKey(listRoles) })
      props.onClose()
    },
    onError: (error) =>
      form.setFields(
        Object.entries(error.fields).map(([name, text]) => ({ name: name as keyof Typed, errors: [text] })),
      ),
  })
  const businesses = [...new Set(props.permissions.map((p) => p.business))]
  const patterns = [...new Set(props.permissions.map((p) => `${p.permission.split('.')[0]}.*`))]
  const options = [
    {
      label: '成组',
      options: [{ value: '*.read', label: '查看各项业务（*.read）' }, ...patterns.map((p) => ({ value: p, label: p }))],
    },
    ...businesses.map((business) => ({
      label: business,
      options: props.permissions
        .filter((p) => p.business === business)
        .map((p) => ({ value: p.permission, label: `${p.title}（${p.permission}）` })),
    })),
  ]
  return (
    <Drawer
      open
      title={role ? `调整“${role.title}”` : '自设角色'}
      size={560}
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
        initialValues={{ reach: 'bureau', ...role, reason: undefined, fromDay: session.today }}
        onFinish={(typed: Typed) => save.mutate(typed)}
      >
        {!role && (
          <Form.Item
            name="code"
            label="代码"
            extra="小写英文字母和连字符，以后不能改。"
            rules={[{ required: true, message: '请填写代码' }]}
          >
            <Input autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item name="title" label="名称" rules={[{ required: true, message: '请填写名称' }]}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="reach" label="数据范围" extra="本股室、本所、本人的，授予时再选机构。">
          <Select options={Object.entries(dataScopes).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item name="may" label="权限" rules={[{ required: true, message: '请选择权限' }]}>
          <Select mode="multiple" options={options} optionFilterProp="label" placeholder="请选择" />
        </Form.Item>
        <Form.Item name="fromDay" label="起始日" rules={[{ required: true, message: '请填写起始日' }]}>
          <DayPicker label="起始日" />
        </Form.Item>
        <Form.Item name="reason" label="依据或理由" rules={[{ required: true, message: '请填写依据或理由' }]}>
          <Input.TextArea rows={2} maxLength={200} />
        </Form.Item>
      </Form>
    </Drawer>
  )
}
