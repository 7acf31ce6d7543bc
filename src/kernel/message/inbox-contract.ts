import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { listOperation, operation } from '#platform/contract/operation.ts'

/** One's own messages, newest first. */
export const listInbox = listOperation({
  name: 'listInbox',
  title: '站内消息',
  path: '/api/inbox',
  permission: 'signed-in',
  row: z.object({
    id: field.id(),
    title: field.text('标题'),
    body: field.text('内容').nullable(),
    page: z.string().nullable(),
    fromName: field.text('发件人'),
    at: field.moment('时间'),
    readAt: field.moment('阅读时间').nullable(),
  }),
  filters: { unread: field.bool('只看未读').optional() },
})

export const countUnread = operation({
  name: 'countUnread',
  title: '未读消息数',
  method: 'GET',
  path: '/api/inbox/unread',
  permission: 'signed-in',
  input: z.object({}),
  output: z.object({ unread: z.number() }),
})

/** Marks messages as read: these, or all of one's own. */
export const markRead = operation({
  name: 'markRead',
  title: '标为已读',
  method: 'POST',
  path: '/api/inbox/read',
  permission: 'signed-in',
  input: z.object({ ids: z.array(z.uuid('编号不对')).max(500).optional() }),
  output: z.object({ marked: z.number() }),
})

/** Colleagues that can be written to, by account. */
export const listColleagues = operation({
  name: 'listColleagues',
  title: '同事',
  method: 'GET',
  path: '/api/colleagues',
  permission: 'message.notify',
  input: z.object({}),
  output: z.object({ colleagues: z.array(z.object({ account: z.string(), name: z.string() })) }),
})

export const sendNotice = operation({
  name: 'sendNotice',
  title: '发站内消息',
  method: 'POST',
  path: '/api/notices',
  permission: 'message.notify',
  input: z.object({
    to: z.array(z.string().max(100)).min(1, '请选择收件人').max(500, '一次最多发给 500 人'),
    title: z.string().trim().min(1, '请填写标题').max(100, '标题最多 100 字'),
    body: z.string().trim().max(2000, '内容最多 2000 字').optional(),
    /** A page of this system, which the message opens. */
    page: z
      .string()
      .max(500)
      .regex(/^\/(?!\/)/, '要是本系统的页面，以 / 开头')
      .optional(),
  }),
  output: z.object({ count: z.number() }),
})

/** Where copies go; nothing when they go nowhere. */
export const myMailbox = operation({
  name: 'myMailbox',
  title: '邮件副本',
  method: 'GET',
  path: '/api/my-mailbox',
  permission: 'signed-in',
  input: z.object({}),
  output: z.object({ possible: z.boolean(), address: z.string().nullable() }),
})

export const setMailbox = operation({
  name: 'setMailbox',
  title: '设定邮件副本',
  method: 'POST',
  path: '/api/my-mailbox',
  permission: 'signed-in',
  input: z.object({ address: z.string().max(254).optional() }),
  output: z.object({}),
})
