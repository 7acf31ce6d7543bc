import { Alert, App, Button, Drawer, Form, Input, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type DataScope, dataScopes } from '#platform/auth/roles.ts'
import type { Day } from '#platform/clock/day.ts'
import type { Output } from '#platform/contract/operation.ts'
import { endGrant, grantRole, listGrants, listRoles } from '#kernel/access/contract.ts'
import { type ApiError, call, callKey, useCall } from '#web/call.ts'
import { DataTable } from '#web/DataTable.tsx'
import { DayPicker } from '#web/DayPicker.tsx'
import { Failed, Loading } from '#web/PageState.tsx'
import { useSession } from '#web/session.ts'
import type { RoleLine } from './RolesPage.tsx'

type Grant = Output<typeof listGrants>['grants'][number]
const none = <span className="qh-none">—</span>

/** Who holds which role, from when to when; roles are given and taken back here. */
export function Grants({ roles, grants }: { roles: readonly RoleLine[]; grants: boolean }) {
  const answer = useCall(listGrants, {})
  const [giving, setGiving] = useState(false)
  return (
    <section className="qh-section">
      <h2>
        授权
        {grants && (
          <Button size="small" className="qh-head-actions" onClick={() => setGiving(true)}>
            授予角色
          </Button>
        )}
      </h2>
      {answer.isPending && <Loading rows={4} />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data && (
        <DataTable
          caption="授权"
          columns={[
            { key: 'name', title: '姓名', render: (g) => g.name },
            { key: 'username', title: '账号', render: (g) => g.username },
            { key: 'role', title: '角色', render: (g) => g.roleTitle },
            {
              key: 'reach',
              title: '范围',
              render: (g) =>
                [g.reach && dataScopes[g.reach], g.unitName].filter(Boolean).join(' · ') ||
                (g.id ? '角色默认' : '随账号'),
            },
            {
              key: 'from',
              title: '起',
              render: (g) => (g.fromDay ? <span className="qh-num">{g.fromDay}</span> : none),
            },
            { key: 'to', title: '止', render: (g) => (g.toDay ? <span className="qh-num">{g.toDay}</span> : none) },
            {
              key: 'counts',
              title: '今天',
              render: (g) => (g.counts ? '有效' : <span className="qh-none">无效</span>),
            },
            { key: 'reason', title: '依据', render: (g) => g.reason ?? '建账号时的岗位' },
            {
              key: 'acts',
              title: '操作',
              render: (g) => (grants && g.id && (g.counts || g.toDay === null) ? <TakeBack grant={g} /> : none),
            },
          ]}
          rows={answer.data.grants}
          rowKey={(g) => g.id ?? `account ${g.username}`}
        />
      )}
      {giving && answer.data && <GrantDrawer roles={roles} known={answer.data} onClose={() => setGiving(false)} />}
    </section>
  )
}

/** Ends a role from today on. */
function TakeBack({ grant: g }: { grant: Grant }) {
  const session = useSession()
  const queries = useQueryClient()
  const { modal, message } = App.useApp()
  const end = useMutation<unknown, ApiError>({
    mutationFn: () => call(endGrant, { id: g.id!, version: g.version!, onDay: session.today }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: callKey(listGrants) })
      await queries.invalidateQueries({ queryKey: callKey(listRoles) })
    },
    onError: (error) => void message.error(error.message),
  })
  return (
    <Button
      type="link"
      size="small"
      loading={end.isPending}
      onClick={() =>
        void modal.confirm({
          title: `收回${g.name}的“${g.roleTitle}”`,
          content: '从今天起无效；已经办的事不受影响。',
          okText: '收回',
          onOk: () => end.mutateAsync(),
        })
      }
    >
      收回
    </Button>
  )
}

interface Typed {
  username: string
  role: string
  reach?: DataScope
  unitCode?: string
  fromDay: Day
  toDay?: Day
  reason: string
}

function GrantDrawer(props: { roles: readonly RoleLine[]; known: Output<typeof listGrants>; onClose: () => void }) {
  const session = useSession()
  const [form] = Form.useForm<Typed>()
  const queries = useQueryClient()
  const save = useMutation<unknown, ApiError, Typed>({
    mutationFn: (typed) => call(grantRole, typed),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: callKey(listGrants) })
      await queries.invalidateQueries({ queryKey: callKey(listRoles) })
      props.onClose()
    },
    onError: (error) =>
      form.setFields(
        Object.entries(error.fields).map(([name, text]) => ({ name: name as keyof Typed, errors: [text] })),
      ),
  })
  return (
    <Drawer
      open
      title="授予角色"
      size={520}
      onClose={props.onClose}
      footer={
        <div className="qh-form-foot">
          <Button onClick={props.onClose}>取消</Button>
          <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>
            授予
          </Button>
        </div>
      }
    >
      {save.error && <Alert type="error" showIcon title={save.error.message} className="qh-form-error" />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ fromDay: session.today }}
        onFinish={(typed: Typed) => save.mutate(typed)}
      >
        <Form.Item name="username" label="账号" rules={[{ required: true, message: '请选择账号' }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={props.known.accounts.map((a) => ({ value: a.username, label: `${a.name}（${a.username}）` }))}
          />
        </Form.Item>
        <Form.Item name="role" label="角色" rules={[{ required: true, message: '请选择角色' }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={props.roles.map((r) => ({ value: r.code, label: r.title }))}
          />
        </Form.Item>
        <Form.Item name="reach" label="数据范围" extra="不选按角色的默认范围。">
          <Select allowClear options={Object.entries(dataScopes).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item name="unitCode" label="机构" extra="范围是本股室、本所、本人时选；下级机构一并在内。">
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={props.known.units.map((u) => ({ value: u.code, label: u.name }))}
          />
        </Form.Item>
        <Form.Item name="fromDay" label="起始日" rules={[{ required: true, message: '请填写起始日' }]}>
          <DayPicker label="起始日" />
        </Form.Item>
        <Form.Item name="toDay" label="终止日（不含当日）">
          <DayPicker label="终止日" />
        </Form.Item>
        <Form.Item name="reason" label="依据或理由" rules={[{ required: true, message: '请填写依据或理由' }]}>
          <Input.TextArea rows={2} maxLength={200} />
        </Form.Item>
      </Form>
    </Drawer>
  )
}
