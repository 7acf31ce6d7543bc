import { Alert, App, Button, Drawer, Form, Input, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { momentText } from '#platform/clock/clock.ts'
import {
  countUnread,
  listColleagues,
  listInbox,
  markRead,
  myMailbox,
  sendNotice,
  setMailbox,
} from '#kernel/message/inbox-contract.ts'
import { type ApiError, call, callKey, useCall } from '#web/call.ts'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading, Nothing } from '#web/PageState.tsx'
import { may, useSession } from '#web/session.ts'
import './messages.css'

/** One's own messages: from colleagues and from the system, each with the page it is about. */
export function InboxPage() {
  const session = useSession()
  const queries = useQueryClient()
  const [trail, setTrail] = useState<string[]>([])
  const [writing, setWriting] = useState(false)
  const answer = useCall(listInbox, { after: trail.at(-1) }, { keepPrevious: true })
  const read = useMutation<unknown, ApiError, string[] | undefined>({
    mutationFn: (ids) => call(markRead, ids ? { ids } : {}),
    onSuccess: () =>
      Promise.all([listInbox, countUnread].map((o) => queries.invalidateQueries({ queryKey: callKey(o) }))),
  })
  const rows = answer.data?.rows ?? []
  return (
    <>
      <PageHead
        title="站内消息"
        actions={
          <>
            {rows.some((n) => n.readAt === null) && (
              <Button loading={read.isPending} onClick={() => read.mutate(undefined)}>
                全部标为已读
              </Button>
            )}
            {may(session, sendNotice.permission) && (
              <Button type="primary" onClick={() => setWriting(true)}>
                发消息
              </Button>
            )}
          </>
        }
      />
      {answer.isPending && <Loading />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data && rows.length === 0 && <Nothing title="没有消息" />}
      <ul className="qh-inbox">
        {rows.map((n) => (
          <li key={n.id} className={n.readAt === null ? 'qh-new' : undefined}>
            {n.page ? (
              <Link to={n.page} onClick={() => n.readAt === null && read.mutate([n.id])}>
                {n.title}
              </Link>
            ) : (
              <b>{n.title}</b>
            )}
            <span className="qh-count">
              {' '}
              {n.fromName}，{momentText(n.at)}
            </span>
            {n.body && <p>{n.body}</p>}
            {n.readAt === null && (
              <Button size="small" aria-label={`标为已读：${n.title}`} onClick={() => read.mutate([n.id])}>
                标为已读
              </Button>
            )}
          </li>
        ))}
      </ul>
      {(trail.length > 0 || answer.data?.next) && (
        <nav className="qh-pager" aria-label="翻页">
          <Button disabled={trail.length === 0} onClick={() => setTrail(trail.slice(0, -1))}>
            上一页
          </Button>
          <Button disabled={!answer.data?.next} onClick={() => setTrail([...trail, answer.data!.next!])}>
            下一页
          </Button>
        </nav>
      )}
      <Mailbox />
      {writing && <Write onClose={() => setWriting(false)} />}
    </>
  )
}

function Write({ onClose }: { onClose: () => void }) {
  const colleagues = useCall(listColleagues, {})
  const { message } = App.useApp()
  const send = useMutation<{ count: number }, ApiError, { to: string[]; title: string; body?: string }>({
    mutationFn: (typed) => call(sendNotice, typed),
    onSuccess: ({ count }) => {
      message.success(`已发给 ${count} 人`)
      onClose()
    },
  })
  return (
    <Drawer open title="发消息" size={560} onClose={onClose}>
      <Form layout="vertical" onFinish={(typed: { to: string[]; title: string }) => send.mutate(typed)}>
        <Form.Item name="to" label="收件人" rules={[{ required: true, message: '请选择收件人' }]}>
          <Select
            mode="multiple"
            optionFilterProp="label"
            options={(colleagues.data?.colleagues ?? []).map((c) => ({ value: c.account, label: c.name }))}
          />
        </Form.Item>
        <Form.Item name="title" label="标题" rules={[{ required: true, message: '请填写标题' }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="body" label="内容（可不填）">
          <Input.TextArea rows={5} maxLength={2000} showCount />
        </Form.Item>
        {send.error && <Alert type="error" showIcon title={send.error.message} className="qh-form-error" />}
        <Button type="primary" htmlType="submit" loading={send.isPending}>
          发送
        </Button>
      </Form>
    </Drawer>
  )
}

/** Copies of messages by mail, where the bureau has a mail server. */
function Mailbox() {
  const queries = useQueryClient()
  const answer = useCall(myMailbox, {})
  const set = useMutation<unknown, ApiError, { address?: string }>({
    mutationFn: (typed) => call(setMailbox, typed.address ? { address: typed.address } : {}),
    onSuccess: () => queries.invalidateQueries({ queryKey: callKey(myMailbox) }),
  })
  if (!answer.data?.possible) return null
  return (
    <section className="qh-section">
      <h2>邮件副本</h2>
      <p className="qh-note">
        {answer.data.address ? `站内消息同时发到 ${answer.data.address}。` : '填一个邮箱，站内消息会同时发一份过去。'}
      </p>
      <Form layout="inline" onFinish={(typed: { address?: string }) => set.mutate(typed)}>
        <Form.Item name="address" label="邮箱">
          <Input type="email" autoComplete="email" />
        </Form.Item>
        <Button htmlType="submit" loading={set.isPending}>
          保存
        </Button>
        {answer.data.address && <Button onClick={() => set.mutate({})}>不再发副本</Button>}
      </Form>
      {set.error && <Alert type="error" showIcon title={set.error.message} className="qh-form-error" />}
    </section>
  )
}
