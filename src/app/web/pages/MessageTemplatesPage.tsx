import { Alert, Button, Drawer, Form, Input, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Output } from '#platform/contract/operation.ts'
import { addTemplate, changeTemplate, dropTemplate, listTemplates, messageChoices } from '#kernel/message/contract.ts'
import { sendChannels } from '#kernel/message/terms.ts'
import { type ApiError, call, callKey, useCall } from '#web/call.ts'
import { DataTable } from '#web/DataTable.tsx'
import { FormDrawer } from '#web/FormDrawer.tsx'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading, Nothing } from '#web/PageState.tsx'
import { may, useSession } from '#web/session.ts'
import './account.css'

type Template = Output<typeof listTemplates>['templates'][number]
type Typed = Pick<Template, 'name' | 'purpose' | 'channel' | 'body'> & { subject?: string }

/** Wordings that are used again. */
export function MessageTemplatesPage() {
  const session = useSession()
  const answer = useCall(listTemplates, {})
  const [editing, setEditing] = useState<Template | 'new'>()
  const [dropping, setDropping] = useState<Template>()
  const edits = may(session, addTemplate.permission)
  return (
    <>
      <nav className="qh-crumbs" aria-label="位置">
        <Link to="/messages">发送任务</Link>
      </nav>
      <PageHead
        title="信息模板"
        actions={
          edits && (
            <Button type="primary" onClick={() => setEditing('new')}>
              新建模板
            </Button>
          )
        }
      />
      {answer.isPending && <Loading />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data?.templates.length === 0 && <Nothing title="还没有模板">常用的内容存成模板，下次直接选。</Nothing>}
      {answer.data && answer.data.templates.length > 0 && (
        <DataTable
          caption="信息模板"
          columns={[
            { key: 'name', title: '名称', render: (t) => t.name },
            { key: 'purpose', title: '用途', render: (t) => t.purposeTitle },
            { key: 'channel', title: '方式', render: (t) => sendChannels[t.channel] },
            { key: 'body', title: '内容', render: (t) => t.body },
            ...(edits
              ? [
                  {
                    key: 'act',
                    title: '操作',
                    render: (t: Template) => (
                      <span className="qh-row-actions">
                        <Button size="small" aria-label={`修改${t.name}`} onClick={() => setEditing(t)}>
                          修改
                        </Button>
                        <Button size="small" aria-label={`停用${t.name}`} onClick={() => setDropping(t)}>
                          停用
                        </Button>
                      </span>
                    ),
                  },
                ]
              : []),
          ]}
          rows={answer.data.templates}
          rowKey={(t) => t.id}
        />
      )}
      {editing && <Wording template={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />}
      {dropping && (
        <FormDrawer
          contract={dropTemplate}
          title={`停用模板 ${dropping.name}`}
          fixed={{ id: dropping.id, version: dropping.version }}
          refreshes={[listTemplates.name]}
          onClose={() => setDropping(undefined)}
        />
      )}
    </>
  )
}

function Wording({ template, onClose }: { template: Template | undefined; onClose: () => void }) {
  const [form] = Form.useForm<Typed>()
  const queries = useQueryClient()
  const choices = useCall(messageChoices, {})
  const channel = Form.useWatch('channel', form) ?? template?.channel ?? 'SMS'
  const save = useMutation<unknown, ApiError, Typed>({
    mutationFn: (typed) =>
      template
        ? call(changeTemplate, { id: template.id, version: template.version, ...typed })
        : call(addTemplate, typed),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: callKey(listTemplates) })
      onClose()
    },
    onError: (error) =>
      form.setFields(
        Object.entries(error.fields).map(([name, text]) => ({ name: name as keyof Typed, errors: [text] })),
      ),
  })
  const initial = template ? { ...template, subject: template.subject ?? undefined } : { channel: 'SMS' as const }
  return (
    <Drawer open title={template ? '修改模板' : '新建模板'} size={560} onClose={onClose}>
      <Form form={form} layout="vertical" initialValues={initial} onFinish={(typed) => save.mutate(typed)}>
        <Form.Item name="name" label="名称" rules={[{ required: true, message: '请填写名称' }]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="channel" label="方式">
          <Select options={Object.entries(sendChannels).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item name="purpose" label="用途" rules={[{ required: true, message: '请选择用途' }]}>
          <Select options={(choices.data?.purposes ?? []).map((p) => ({ value: p.code, label: p.title }))} />
        </Form.Item>
        {channel === 'EMAIL' && (
          <Form.Item name="subject" label="邮件主题" rules={[{ required: true, message: '请填写邮件主题' }]}>
            <Input />
          </Form.Item>
        )}
        <Form.Item
          name="body"
          label="内容"
          rules={[{ required: true, message: '请填写内容' }]}
          extra="可以用 {名称}、{代码}、{联系人}、{本局}，发送时换成各自的。"
        >
          <Input.TextArea rows={6} maxLength={1000} showCount />
        </Form.Item>
        {save.error && <Alert type="error" showIcon title={save.error.message} className="qh-form-error" />}
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          保存
        </Button>
      </Form>
    </Drawer>
  )
}
