import { z } from 'zod'
import { operation } from '#platform/contract/operation.ts'

// What a person keeps on his own desk: half-filled forms and favourite views of lists. Everything here is the caller's own.

/** Names a form: the operation that it will send, and the record it is about (empty for a new one). */
const form = { operation: z.string().max(100), record: z.string().max(100).default('') }
const path = z
  .string()
  .max(500)
  .regex(/^\/(?!\/)/, '要是本系统的页面')

/** Values of a form or of an address: small, or it is no form. */
const mostBytes = 200_000
const values = z
  .record(z.string(), z.unknown())
  .refine((v) => JSON.stringify(v).length <= mostBytes, '内容太多，草稿存不下，请先保存')

export const draftHead = { ...form, record: z.string(), title: z.string(), path: z.string(), savedAt: z.string() }

export const listDrafts = operation({
  name: 'listDrafts',
  title: '我的草稿',
  method: 'GET',
  path: '/api/desk/drafts',
  permission: 'signed-in',
  input: z.object({}),
  output: z.object({ drafts: z.array(z.object(draftHead)) }),
})

/** The draft of a form, or null. */
export const getDraft = operation({
  name: 'getDraft',
  title: '取回草稿',
  method: 'GET',
  path: '/api/desk/draft',
  permission: 'signed-in',
  input: z.object(form),
  output: z.object({ draft: z.object({ savedAt: z.string(), values, key: z.string().nullable() }).nullable() }),
})

export const saveDraft = operation({
  name: 'saveDraft',
  title: '存草稿',
  method: 'POST',
  path: '/api/desk/drafts',
  permission: 'signed-in',
  input: z.object({
    ...form,
    title: z.string().trim().min(1).max(100),
    path,
    values,
    key: z.string().max(64).optional(),
  }),
  output: z.object({ savedAt: z.string() }),
})

export const dropDraft = operation({
  name: 'dropDraft',
  title: '放弃草稿',
  method: 'POST',
  path: '/api/desk/drafts/drop',
  permission: 'signed-in',
  input: z.object(form),
  output: z.object({ dropped: z.number() }),
})

const search = z.record(z.string().max(60), z.string().max(500)).refine((v) => Object.keys(v).length <= 60, '条件太多')

export const listViews = operation({
  name: 'listViews',
  title: '我的常用视图',
  method: 'GET',
  path: '/api/desk/views',
  permission: 'signed-in',
  input: z.object({ list: z.string().max(100) }),
  output: z.object({ views: z.array(z.object({ id: z.string(), name: z.string(), search })) }),
})

/** Saves a view under a name; the same name again replaces it. */
export const saveView = operation({
  name: 'saveView',
  title: '保存常用视图',
  method: 'POST',
  path: '/api/desk/views',
  permission: 'signed-in',
  input: z.object({
    list: z.string().max(100),
    name: z.string().trim().min(1, '请给视图起个名字').max(40, '名字太长，四十字以内'),
    search,
  }),
  output: z.object({ id: z.string() }),
})

export const dropView = operation({
  name: 'dropView',
  title: '删除常用视图',
  method: 'POST',
  path: '/api/desk/views/drop',
  permission: 'signed-in',
  input: z.object({ id: z.uuid('编号不对') }),
  output: z.object({ dropped: z.number() }),
})
