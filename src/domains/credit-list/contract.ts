import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { detailOperation, listOperation, operation } from '#platform/contract/operation.ts'
import { entityCategories } from '#kernel/party/terms.ts'
import {
  barGroundLabels,
  barStates,
  listingKinds,
  listingReasons,
  listingStates,
  removalReasons,
  seriousStates,
} from './terms.ts'

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
  bulk: {},
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
  bulk: { of: 'abnormal_listing' },
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

const BarredRow = z.object({
  id: field.id(),
  personName: field.text('姓名'),
  idMasked: field.text('证件号码').nullable(),
  ground: field.code('情形', barGroundLabels),
  decisionNo: field.text('判决书、决定书文号').nullable(),
  fromDay: field.day('起始日期'),
  toDay: field.day('终止日期（不含）').nullable(),
  state: field.code('状态', barStates),
})

export const listBarred = listOperation({
  name: 'listBarredPeople',
  title: '受限人员清单',
  path: '/api/barred-people',
  permission: 'credit-list.read',
  row: BarredRow,
  filters: {
    ground: field.code('情形', barGroundLabels).optional(),
    state: field.code('状态', barStates).optional(),
  },
})

export const getBarred = detailOperation({
  name: 'getBarredPerson',
  title: '受限人员',
  path: '/api/barred-people/:id',
  permission: 'credit-list.read',
  ledger: { name: 'barred_person', changedBy: 'credit-list.bar' },
  record: BarredRow.extend({
    version: z.number(),
    party: field.party('有关主体').nullable(),
    authority: field.text('作出机关').nullable(),
    basis: field.text('依据'),
    liftedOn: field.day('解除日期').nullable(),
    liftReason: field.text('解除理由').nullable(),
  }),
})

/** Enters a person who is barred. The number of his papers is sealed; without it nobody is refused for his name alone. */
export const barPerson = operation({
  name: 'barPerson',
  title: '登记受限人员',
  method: 'POST',
  path: '/api/barred-people',
  permission: 'credit-list.bar',
  undo: true,
  input: z.object({
    personName: field.text('姓名'),
    idNumber: field
      .text('身份证号', { help: '加密保存，只显示掩码。没有号码的只作同名提示，不能据以禁止办理。' })
      .optional(),
    ground: field.code('情形', barGroundLabels),
    decisionNo: field.text('判决书、决定书文号').optional(),
    authority: field.text('作出机关').optional(),
    partyCode: field.text('有关主体的统一社会信用代码').optional(),
    fromDay: field.day('起始日期', { help: '执行期满之日、吊销之日或者决定之日。' }),
    toDay: field.day('终止日期（不含）', { help: '不填的按法定年限推算；没有年限的一直受限到解除。' }).optional(),
  }),
  output: z.object({ id: z.string(), toDay: z.string().nullable() }),
})

export const liftBar = operation({
  name: 'liftBar',
  title: '解除限制',
  method: 'POST',
  path: '/api/barred-people/:id/lift',
  permission: 'credit-list.bar',
  input: z.object({
    id: z.uuid('编号不对'),
    version: z.number(),
    liftedOn: field.day('解除日期'),
    liftReason: field.text('解除理由'),
  }),
  output: z.object({ id: z.string() }),
})
