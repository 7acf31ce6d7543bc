import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { operation } from '#platform/contract/operation.ts'

/** Numbers of people that are kept sealed and shown masked. */
export const personalFields = { phone: '电话', id: '证件号码' } as const
export type PersonalField = keyof typeof personalFields

/** Contacts of a party; numbers are masked. */
export const partyContacts = operation({
  name: 'listPartyContacts',
  title: '主体联系人',
  method: 'GET',
  path: '/api/parties/:id/contacts',
  permission: 'party.read',
  input: z.object({ id: z.uuid('编号不对') }),
  output: z.object({
    contacts: z.array(
      z.object({
        id: z.string(),
        role: z.string(),
        name: z.string().nullable(),
        phone: z.string().nullable(),
        idNumber: z.string().nullable(),
        /** Numbers that can be shown in full. */
        sealed: z.array(z.enum(['phone', 'id'])),
      }),
    ),
  }),
})

/** Shows one number of one person in full. Who, whose and why goes into the log before the number goes out. */
export const unmask = operation({
  name: 'unmaskPersonal',
  title: '查看完整号码',
  method: 'POST',
  path: '/api/party-contacts/:id/unmask',
  permission: 'personal.unmask',
  input: z.object({
    id: z.uuid('编号不对'),
    field: field.code('哪个号码', personalFields),
    reason: field.text('查看理由', { help: '会记入审计日志。' }),
  }),
  output: z.object({ value: z.string() }),
})
