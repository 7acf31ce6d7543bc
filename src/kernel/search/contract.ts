import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { operation } from '#platform/contract/operation.ts'

/** Kinds of things that are found. */
export const hitGroups = { party: '主体', person: '人员', number: '编号和文号' } as const
export type HitGroup = keyof typeof hitGroups

const Hit = z.object({
  key: z.string(),
  title: z.string(),
  /** Code of the party, number of the record. */
  note: z.string(),
  /** Why it was found: 名称开头、拼音首字母、许可受理编号. */
  matched: z.string(),
  page: z.string().nullable(),
})

/**
 * Everything that a text names, as far as the caller may see it. By POST: what is typed may be a phone number, and an address
 * is written down in many places.
 */
export const searchAll = operation({
  name: 'searchAll',
  title: '全局搜索',
  method: 'POST',
  path: '/api/search',
  permission: 'signed-in',
  asks: true,
  input: z.object({
    q: z.string().trim().min(1, '请输入要查的内容').max(60, '要查的内容太长，请留下名称、代码或编号的一部分'),
  }),
  output: z.object({
    groups: z.array(
      z.object({
        group: z.enum(Object.keys(hitGroups) as [HitGroup, ...HitGroup[]]),
        title: z.string(),
        hits: z.array(Hit),
        /** There are more than these. */
        more: z.boolean(),
      }),
    ),
    /** The text can be the last four digits of a phone or a whole one: it may be looked for, and the log will say so. */
    phone: z.boolean(),
  }),
})

/** Whose phone it is: the last four digits, or the whole number. Who looked is written into the log before the answer goes out. */
export const findByPhone = operation({
  name: 'findByPhone',
  title: '按电话查找',
  method: 'POST',
  path: '/api/search/phone',
  permission: 'personal.unmask',
  asks: true,
  input: z.object({ phone: field.text('电话', { help: '后四位，或者完整号码。' }) }),
  output: z.object({ hits: z.array(Hit), more: z.boolean() }),
})
