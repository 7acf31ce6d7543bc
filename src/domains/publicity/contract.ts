import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { detailOperation, listOperation, operation } from '#platform/contract/operation.ts'
import { channels, noticeKinds, noticeStates, penaltyWeights } from './terms.ts'

const NoticeRow = z.object({
  id: field.id(),
  kind: field.code('公示种类', noticeKinds),
  subjectName: field.text('行政相对人'),
  party: field.party('登记册里的主体', { minor: true }).nullable(),
  documentNo: field.text('决定书文号'),
  documentOn: field.day('决定日期'),
  dueOn: field.day('应公示日期').nullable(),
  publishedOn: field.day('公示日期').nullable(),
  withdrawnOn: field.day('撤下日期', { minor: true }).nullable(),
  state: field.code('状态', noticeStates),
})

export const listNotices = listOperation({
  name: 'listNotices',
  title: '涉企信息公示清单',
  path: '/api/publicity-notices',
  permission: 'publicity.read',
  row: NoticeRow,
  filters: {
    kind: field.code('公示种类', noticeKinds).optional(),
    state: field.code('状态', noticeStates).optional(),
    documentNo: field.text('决定书文号').optional(),
    publishedFrom: field.day('公示日期起').optional(),
    publishedTo: field.day('公示日期止').optional(),
    toWithdraw: field.bool('应撤未撤', { help: '原决定已变更、撤销，公示还没有撤下的。' }).optional(),
  },
})

export const getNotice = detailOperation({
  name: 'getNotice',
  title: '涉企信息公示',
  path: '/api/publicity-notices/:id',
  permission: 'publicity.read',
  ledger: { name: 'publication_notice', changedBy: 'publicity.publish' },
  record: NoticeRow.extend({
    version: z.number(),
    subjectCode: field.text('行政相对人代码').nullable(),
    subjectIdMasked: field.text('证件号码').nullable(),
    simpleProcedure: field.bool('当场处罚（简易程序）').nullable(),
    weight: field.code('处罚轻重', penaltyWeights).nullable(),
    penaltyKinds: field.text('处罚类别').nullable(),
    violation: field.text('违法行为类型').nullable(),
    fineFen: field.fen('罚款金额', { unit: '元' }).nullable(),
    licenceName: field.text('许可证书名称').nullable(),
    licenceNo: field.text('许可编号').nullable(),
    result: field.text('检查（检验）结果').nullable(),
    content: field.text('公示内容摘要').nullable(),
    authority: field.text('决定机关').nullable(),
    creditDueOn: field.day('信用平台应公示日期').nullable(),
    channel: field.code('公示渠道', channels).nullable(),
    publicUntil: field.day('公示截止期').nullable(),
    annulledOn: field.day('原决定变更、撤销日期').nullable(),
    withdrawDueOn: field.day('应撤下日期').nullable(),
    withdrawReason: field.text('撤下理由').nullable(),
    sourceSystem: field.text('上级系统').nullable(),
    externalNo: field.text('上级系统编号').nullable(),
  }),
})

/** A document to be made public, or made public already; the second time it is entered its day of publication is filled in. */
export const publishNotice = operation({
  name: 'publishNotice',
  title: '登记公示',
  method: 'POST',
  path: '/api/publicity-notices',
  permission: 'publicity.publish',
  input: z.object({
    kind: field.code('公示种类', noticeKinds),
    subjectName: field.text('行政相对人名称'),
    subjectCode: field.text('统一社会信用代码').optional(),
    documentNo: field.text('决定书文号', { help: '检查结果填任务编号，抽检结果填报告编号。' }),
    documentOn: field.day('决定日期'),
    simpleProcedure: field.bool('当场处罚（简易程序）').default(false),
    weight: field.code('处罚轻重', penaltyWeights).optional(),
    content: field.text('公示内容摘要').optional(),
    publishedOn: field.day('公示日期', { help: '还没有公示的留空，先进待公示清单。' }).optional(),
    channel: field.code('公示渠道', channels).optional(),
    externalNo: field.text('上级系统编号').optional(),
  }),
  output: z.object({ id: z.string(), dueOn: z.string(), notes: z.array(z.string()) }),
})

/** A pending notice has been made public. */
export const enterPublication = operation({
  name: 'enterPublication',
  title: '登记已公示',
  method: 'POST',
  path: '/api/publicity-notices/:id/publish',
  permission: 'publicity.publish',
  undo: true,
  bulk: { of: 'publication_notice' },
  input: z.object({
    id: z.uuid('编号不对'),
    version: z.number(),
    publishedOn: field.day('公示日期'),
    channel: field.code('公示渠道', channels),
    weight: field.code('处罚轻重', penaltyWeights, { help: '行政处罚要有；已经登记过的不用再选。' }).optional(),
    content: field.text('公示内容摘要').optional(),
    externalNo: field.text('上级系统编号').optional(),
  }),
  output: z.object({ id: z.string() }),
})

export const withdrawNotice = operation({
  name: 'withdrawNotice',
  title: '撤下公示',
  method: 'POST',
  path: '/api/publicity-notices/:id/withdraw',
  permission: 'publicity.withdraw',
  bulk: { of: 'publication_notice' },
  input: z.object({
    id: z.uuid('编号不对'),
    version: z.number(),
    withdrawnOn: field.day('撤下日期'),
    annulledOn: field.day('原决定变更、撤销的日期').optional(),
    reason: field.text('撤下理由'),
  }),
  output: z.object({ id: z.string() }),
})
