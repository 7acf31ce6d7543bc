import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { detailOperation, listOperation, operation } from '#platform/contract/operation.ts'
import { entityCategories } from '#kernel/party/terms.ts'
import { listingKinds, listingReasons, listingStates, removalReasons, seriousStates } from './terms.ts'

export const AbnormalRow = z.object({
  id: field.id(),
  party: field.party('主体'),
  category: field.code('类别', entityCategories).nullable(),
  kind: field.code('方式', listingKinds),
  reason: field.code('列入原因', listingReasons),
  reportYear: field.integer('报告年度').nullable(),
  decisionNo: field.text('决定书文号').nullable(),
  listedOn: field.day('列入日期'),
  removedOn: field.day('移出日期').nullable(),
  state: field.code('状态', listingStates),
})

export const listAbnormal = listOperation({
  name: 'listAbnormal',
  title: '经营异常名录清单',
  path: '/api/abnormal-listings',
  permission: 'credit-list.read',
  row: AbnormalRow,
  filters: {
    state: field.code('状态', listingStates).optional(),
    kind: field.code('方式', listingKinds).optional(),
    reason: field.code('列入原因', listingReasons).optional(),
    listedFrom: field.day('列入日期起').optional(),
    listedTo: field.day('列入日期止').optional(),
  },
})

export const getAbnormal = detailOperation({
  name: 'getAbnormal',
  title: '经营异常名录记录',
  path: '/api/abnormal-listings/:id',
  permission: 'credit-list.read',
  ledger: { name: 'abnormal_listing', changedBy: 'credit-list.list' },
  record: AbnormalRow.extend({
    version: z.number(),
    facts: field.text('事实').nullable(),
    proposedOn: field.day('提出日期').nullable(),
    publishedOn: field.day('公示日期').nullable(),
    removalReason: field.code('移出原因', removalReasons).nullable(),
    removalDecisionNo: field.text('移出决定书文号').nullable(),
    correctedOn: field.day('撤销列入日期').nullable(),
    correctionBasis: field.text('撤销列入依据').nullable(),
    sourceSystem: field.text('上级系统').nullable(),
    externalNo: field.text('上级系统编号').nullable(),
    letters: z
      .array(
        z.object({
          sentOn: field.day('寄出日期'),
          address: field.text('地址'),
          trackingNo: field.text('邮件编号').nullable(),
          result: field.text('投递结果').nullable(),
        }),
      )
      .meta({ title: '核查信函', kind: 'lines' }),
  }),
})

export const listAsAbnormal = operation({
  name: 'listAsAbnormal',
  title: '列入经营异常名录（标记异常状态）',
  method: 'POST',
  path: '/api/abnormal-listings',
  permission: 'credit-list.list',
  input: z.object({
    partyCode: field.text('统一社会信用代码或注册号'),
    reason: field.code('列入原因', listingReasons),
    reportYear: field.integer('未报的报告年度').optional(),
    decisionNo: field.text('列入决定书文号').optional(),
    listedOn: field.day('列入日期'),
    facts: field.text('事实').optional(),
    externalNo: field.text('上级系统编号').optional(),
  }),
  output: z.object({ id: z.string() }),
})

export const removeFromAbnormal = operation({
  name: 'removeFromAbnormal',
  title: '移出经营异常名录（恢复正常记载）',
  method: 'POST',
  path: '/api/abnormal-listings/:id/remove',
  permission: 'credit-list.remove',
  input: z.object({
    id: z.uuid('编号不对'),
    version: z.number(),
    reason: field.code('移出原因', removalReasons),
    removedOn: field.day('移出日期'),
    decisionNo: field.text('移出决定书文号').optional(),
  }),
  output: z.object({ id: z.string() }),
})

export const listSerious = listOperation({
  name: 'listSerious',
  title: '严重违法失信名单',
  path: '/api/serious-listings',
  permission: 'credit-list.read',
  row: z.object({
    id: field.id(),
    party: field.party('主体'),
    ground: field.text('列入情形'),
    decisionNo: field.text('决定书文号').nullable(),
    listedOn: field.day('列入日期'),
    expiresOn: field.day('期满日期').nullable(),
    state: field.code('状态', seriousStates),
  }),
  filters: {},
})
