import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { operation } from '#platform/contract/operation.ts'

/** Where each business is really handled: here, or in an upper system with the ledger kept here. Dated. */
export const listModes = operation({
  name: 'listModes',
  title: '业务办理方式',
  method: 'GET',
  path: '/api/business-modes',
  permission: 'org.read',
  input: z.object({}),
  output: z.object({
    rows: z.array(
      z.object({
        business: z.string(),
        title: z.string(),
        upstairs: z.boolean(),
        upperSystem: z.string().nullable(),
        /** First day of the way that stands today; empty where nobody ever set one. */
        since: z.string().nullable(),
        reason: z.string().nullable(),
        /** A change that is set for a later day. */
        next: z.object({ fromDay: z.string(), upstairs: z.boolean() }).nullable(),
      }),
    ),
  }),
})

export const setMode = operation({
  name: 'setMode',
  title: '设定业务办理方式',
  method: 'POST',
  path: '/api/business-modes',
  permission: 'org.change',
  input: z.object({
    business: field.text('业务代码'),
    upstairs: field.bool('在上级系统办理', {
      help: '选“是”后本地不编号、不发证、不抽取、不公示，登记时要填上级系统编号；清单、期限和指标照常。',
    }),
    upperSystem: field.text('上级系统名称').optional(),
    fromDay: field.day('从哪一天起', { help: '当天起办理的按新方式；以前的不变。' }),
    reason: field.text('依据或说明'),
  }),
  output: z.object({ id: z.string() }),
})
