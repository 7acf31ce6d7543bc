import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { listOperation, operation } from '#platform/contract/operation.ts'
import { lookUpMoments, lookUpOutcomes, lookUpResults, seenField } from './terms.ts'

/** The field that an operation with `restricted` has in its input. */
export const seenRestrictions = {
  [seenField]: field
    .text('限制提示的核对情况', {
      help: '查到提示的，核对后写明为什么可以办理，如“身份证号不同，不是同一人”；禁止办理的不能办理。',
    })
    .optional(),
} as const

const Finding = z.object({
  mode: z.enum(['BLOCK', 'WARN']),
  who: z.string(),
  text: z.string(),
  basis: z.string(),
  todo: z.string(),
  page: z.string().nullable(),
})

/** What stands against somebody for whom something is about to be done, by the form as it is filled in so far. Each look-up is kept. */
export const lookUpRestrictions = operation({
  name: 'lookUpRestrictions',
  title: '查询限制',
  method: 'POST',
  path: '/api/restriction-lookups',
  permission: 'signed-in',
  asks: true,
  input: z.object({ operation: z.string().max(100), input: z.record(z.string(), z.unknown()) }),
  output: z.object({
    result: z.enum(Object.keys(lookUpResults) as [keyof typeof lookUpResults]),
    /** Who was looked up, in words. */
    about: z.string(),
    findings: z.array(Finding),
  }),
})

export const listLookUps = listOperation({
  name: 'listRestrictionLookUps',
  title: '限制查询记录',
  path: '/api/restriction-lookups',
  permission: 'restriction.read',
  row: z.object({
    id: field.id(),
    askedOn: field.day('查询日期'),
    operation: field.text('办理的事项'),
    moment: field.code('何时查询', lookUpMoments),
    party: field.party('申请主体').nullable(),
    people: field.text('所查人员').nullable(),
    result: field.code('结果', lookUpResults),
    findings: field.text('查到的限制和提示').nullable(),
    outcome: field.code('处理', lookUpOutcomes).nullable(),
    remark: field.text('核对情况').nullable(),
    askedBy: field.text('查询人'),
  }),
  filters: {
    result: field.code('结果', lookUpResults).optional(),
    askedFrom: field.day('查询日期起').optional(),
    askedTo: field.day('查询日期止').optional(),
  },
})
