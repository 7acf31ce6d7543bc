import { Alert, App, Button, Drawer, Form, Input, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { delegate, listDelegable } from '#kernel/org/staff-contract.ts'
import { type ApiError, type Given, call, useCall } from '#web/call.ts'
import { DayPicker } from '#web/DayPicker.tsx'
import { StaffSelect } from '#web/Org.tsx'
import { staffAnswers } from './org-answers.ts'

const needed = (what: string) => [{ required: true, message: `请填写${what}` }]

/** Who acts for somebody, from when to when, and for what. */
export function OrgDelegateDrawer(props: {
  person: { id: string; name: string; staffNo: string }
  onClose: () => void
}) {
  const { person, onClose } = props
  const [form] = Form.useForm()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const run = useMutation<unknown, ApiError, Given<typeof delegate>>({
    mutationFn: (input) => call(delegate, input),
    onSuccess: async () => {
      await Promise.all(staffAnswers.map((name) => queries.invalidateQueries({ queryKey: [name] })))
      message.success('已登记')
      onClose()
    },
    onError: (error) => form.setFields(Object.entries(error.fields).map(([name, text]) => ({ name, errors: [text] }))),
  })
  return (
    <Drawer
      open
      size={560}
      title={`谁代${person.name}办`}
      onClose={onClose}
      footer={
        <div className="qh-form-foot">
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" loading={run.isPending} onClick={() => form.submit()}>
            保存
          </Button>
        </div>
      }
    >
      {run.error && <Alert type="error" showIcon title={run.error.message} className="qh-form-error" />}
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        onFinish={(typed: Omit<Given<typeof delegate>, 'id'>) => run.mutate({ ...typed, id: person.id })}
      >
        <Form.Item name="delegateNo" label="代理人" rules={needed('代理人')}>
          <StaffSelect label="代理人" except={person.staffNo} />
        </Form.Item>
        <Form.Item name="fromDay" label="起" rules={needed('起日')}>
          <DayPicker label="起" />
        </Form.Item>
        <Form.Item name="lastDay" label="止（含当日）" rules={needed('止日')}>
          <DayPicker label="止（含当日）" />
        </Form.Item>
        <Form.Item
          name="permissions"
          label="代理的权限"
          extra="只有委托人自己有的权限才代理得了；办理时日志记两个人的名字。"
          rules={needed('代理的权限')}
        >
          <PermissionsSelect />
        </Form.Item>
        <Form.Item name="reason" label="事由">
          <Input autoComplete="off" />
        </Form.Item>
      </Form>
    </Drawer>
  )
}

function PermissionsSelect(props: { id?: string; value?: string[]; onChange?: (value: string[]) => void }) {
  const answer = useCall(listDelegable, {})
  const all = (answer.data?.permissions ?? []).filter((p) => !p.permission.endsWith('.read'))
  const businesses = [...new Set(all.map((p) => p.business))]
  return (
    <Select
      {...props}
      mode="multiple"
      aria-label="代理的权限"
      placeholder="可以选几项"
      loading={answer.isPending}
      showSearch={{ optionFilterProp: 'label' }}
      options={businesses.map((b) => ({
        label: b,
        options: all.filter((p) => p.business === b).map((p) => ({ value: p.permission, label: p.title })),
      }))}
    />
  )
}
