import { Alert, Button, Form, Input, Radio, Select } from 'antd'
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Output } from '#platform/contract/operation.ts'
import { listTemplates, messageChoices, prepareCampaign } from '#kernel/message/contract.ts'
import { sendChannels } from '#kernel/message/terms.ts'
import { type ApiError, call, useCall } from '#web/call.ts'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading } from '#web/PageState.tsx'
import './messages.css'

type Choices = Output<typeof messageChoices>
type Channel = keyof typeof sendChannels
interface Typed {
  purpose: string
  channel: Channel
  subject?: string
  template: string
  audience?: string
  filters?: Record<string, string | undefined>
  list?: string
  notBefore?: string
}

/** Makes a batch: words, whom it is for, when. Nothing is sent before it was looked at. */
export function MessageNewPage() {
  const choices = useCall(messageChoices, {})
  return (
    <>
      <nav className="qh-crumbs" aria-label="位置">
        <Link to="/messages">发送任务</Link>
      </nav>
      <PageHead title="编制发送任务" note="先编制，看过名单、样例和费用再开始发送" />
      {choices.isPending && <Loading />}
      {choices.isError && <Failed error={choices.error} retry={() => void choices.refetch()} />}
      {choices.data && <NewForm choices={choices.data} />}
    </>
  )
}

function NewForm({ choices }: { choices: Choices }) {
  const [form] = Form.useForm<Typed>()
  const navigate = useNavigate()
  const [pasted, setPasted] = useState(false)
  const channel = Form.useWatch('channel', form) ?? 'SMS'
  const chosen = Form.useWatch('audience', form)
  const templates = (useCall(listTemplates, {}).data?.templates ?? []).filter((t) => t.channel === channel)
  const byList = pasted || channel === 'EMAIL'
  const audience = byList ? undefined : choices.audiences.find((a) => a.id === chosen)
  const make = useMutation<{ id: string }, ApiError, Typed>({
    mutationFn: ({ audience: a, filters, list, notBefore, ...words }) =>
      call(prepareCampaign, {
        ...words,
        ...(byList ? { list: list ?? '' } : { audience: a, filters: filled(filters) }),
        ...(notBefore ? { notBefore: `${notBefore}:00+08:00` } : {}),
      }),
    onSuccess: ({ id }) => void navigate({ to: `/messages/${id}` }),
    onError: (error) =>
      form.setFields(
        Object.entries(error.fields).map(([name, text]) => ({ name: name as keyof Typed, errors: [text] })),
      ),
  })
  const put = (name: string): void => form.setFieldValue('template', `${form.getFieldValue('template') ?? ''}{${name}}`)
  return (
    <Form
      form={form}
      layout="vertical"
      className="qh-panel qh-message-form"
      initialValues={{ channel: 'SMS' }}
      onFinish={(t) => make.mutate(t)}
    >
      <Form.Item name="channel" label="方式">
        <Radio.Group options={Object.entries(sendChannels).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item
        name="purpose"
        label="用途"
        rules={[{ required: true, message: '请选择用途' }]}
        extra="总结里的数按用途计。"
      >
        <Select options={choices.purposes.map((p) => ({ value: p.code, label: p.title }))} />
      </Form.Item>
      {templates.length > 0 && (
        <Form.Item label="从模板填" htmlFor="template-choice">
          <Select
            id="template-choice"
            placeholder="选一个模板，再按需要改"
            options={templates.map((t) => ({ value: t.id, label: t.name }))}
            onChange={(id: string) => {
              const t = templates.find((x) => x.id === id)!
              form.setFieldsValue({
                purpose: t.purpose,
                template: t.body,
                ...(t.subject ? { subject: t.subject } : {}),
              })
            }}
          />
        </Form.Item>
      )}
      {channel === 'EMAIL' && (
        <Form.Item name="subject" label="邮件主题" rules={[{ required: true, message: '请填写邮件主题' }]}>
          <Input />
        </Form.Item>
      )}
      {channel === 'SMS' && (
        <Form.Item label="对象" htmlFor="by-list">
          <Radio.Group
            id="by-list"
            value={pasted}
            onChange={(e) => setPasted(Boolean(e.target.value))}
            options={[
              { value: false, label: '按条件从登记册选' },
              { value: true, label: '粘贴名单' },
            ]}
          />
        </Form.Item>
      )}
      {byList ? (
        <Form.Item
          name="list"
          label="名单"
          rules={[{ required: true, message: '请粘贴名单' }]}
          extra="一行一个：号码或邮箱，后面可以跟统一社会信用代码或姓名，用逗号或制表符隔开，可以从表格里直接粘贴。"
        >
          <Input.TextArea rows={6} />
        </Form.Item>
      ) : (
        <>
          <Form.Item name="audience" label="选哪些主体" rules={[{ required: true, message: '请选择对象' }]}>
            <Select options={choices.audiences.map((a) => ({ value: a.id, label: a.title }))} />
          </Form.Item>
          {audience?.filters.map((f) => (
            <Form.Item key={`${audience.id} ${f.name}`} name={['filters', f.name]} label={`${f.title}（可不选）`}>
              {f.options ? (
                <Select allowClear options={f.options.map((o) => ({ value: o.code, label: o.title }))} />
              ) : (
                <Input allowClear />
              )}
            </Form.Item>
          ))}
        </>
      )}
      <Form.Item
        name="template"
        label="内容"
        rules={[{ required: true, message: '请填写内容' }]}
        extra={
          channel === 'SMS' && choices.sms
            ? `前面加签名【${choices.sms.signature}】${choices.sms.ending && `，后面加“${choices.sms.ending}”`}，不用写进来。`
            : undefined
        }
      >
        <Input.TextArea rows={5} maxLength={1000} showCount />
      </Form.Item>
      <p className="qh-note">
        可以插入：
        {(audience ?? choices.audiences[0])?.placeholders.map((p) => (
          <Button key={p.name} size="small" title={p.means} onClick={() => put(p.name)}>
            {p.name}
          </Button>
        ))}
      </p>
      <Form.Item name="notBefore" label="定时发送（可不填）" extra="北京时间；不填的，点开始就发。夜间自动等到早上。">
        <Input type="datetime-local" />
      </Form.Item>
      {make.error && <Alert type="error" showIcon title={make.error.message} className="qh-form-error" />}
      <Button type="primary" htmlType="submit" loading={make.isPending}>
        生成名单，先看看
      </Button>
    </Form>
  )
}

const filled = (filters: Record<string, string | undefined> | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(filters ?? {}).filter((e): e is [string, string] => Boolean(e[1])))
