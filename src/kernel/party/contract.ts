import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { listOperation } from '#platform/contract/operation.ts'
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
