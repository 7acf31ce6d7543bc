import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { listOperation, operation } from '#platform/contract/operation.ts'
import { entityCategories, partyKinds, stateLabels } from './terms.ts'

export const PartyRow = z.object({
  id: field.id(),
  name: field.text('名称'),
  code: field.text('统一社会信用代码'),
  kind: field.code('种类', partyKinds),
  category: field.code('类别', entityCategories).nullable(),
  state: field.code('登记状态', stateLabels).nullable(),
  stationCode: field.text('管辖所').nullable(),
  address: field.text('住所（经营场所）').nullable(),
})

export const listParties = listOperation({
  name: 'listParties',
  title: '主体名录',
  path: '/api/parties',
  permission: 'party.read',
  row: PartyRow,
  filters: {
    kind: field.code('种类', partyKinds).optional(),
    category: field.code('类别', entityCategories).optional(),
    state: field.code('登记状态', stateLabels).optional(),
    station: field.text('管辖所').optional(),
  },
})

const Fact = z.object({
  day: z.string().nullable(),
  text: z.string(),
  page: z.string().nullable(),
  warning: z.boolean().optional(),
})

/** Everything known of a party: register, periods, and a section from each business. */
export const getParty = operation({
  name: 'getParty',
  title: '主体',
  method: 'GET',
  path: '/api/parties/:id',
  permission: 'party.read',
  input: z.object({ id: z.uuid('编号不对') }),
  output: z.object({
    id: z.string(),
    version: z.number(),
    name: z.string(),
    code: z.string(),
    codeKind: z.string(),
    codeValid: z.boolean(),
    oldCode: z.string().nullable(),
    kind: z.string(),
    category: z.string().nullable(),
    typeCode: z.string().nullable(),
    state: z.string().nullable(),
    stationCode: z.string().nullable(),
    stationName: z.string().nullable(),
    address: z.string().nullable(),
    legalRepName: z.string().nullable(),
    warnings: z.array(Fact),
    periods: z.array(z.object({ what: z.string(), value: z.string(), from: z.string(), to: z.string().nullable() })),
    sections: z.array(z.object({ business: z.string(), title: z.string(), facts: z.array(Fact), failed: z.boolean() })),
  }),
})
