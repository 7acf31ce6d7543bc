import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { detailOperation, listOperation, operation } from '#platform/contract/operation.ts'
import { batchStates, halves, markKinds, markStates, patentKinds, userStates } from './terms.ts'

const id = z.uuid('编号不对')
const done = z.object({ id: z.string() })
const reading = 'intellectual-property.read'
const permission = 'intellectual-property.enter'
const versioned = { id, version: z.number() }

const MarkRow = z.object({
  id: field.id(),
  name: field.text('商标名称'),
  kind: field.code('种类', markKinds),
  product: field.text('产品'),
  holder: field.text('申请人'),
  preparedOn: field.day('启动日期'),
  filedOn: field.day('申报日期').nullable(),
  state: field.code('状态', markStates),
})
export const listMarks = listOperation({
  name: 'listGiMarks',
  title: '地理标志商标',
  path: '/api/gi-marks',
  permission: reading,
  row: MarkRow,
  filters: { state: field.code('状态', markStates).optional() },
})
export const getMark = detailOperation({
  name: 'getGiMark',
  title: '地理标志商标',
  path: '/api/gi-marks/:id',
  permission: reading,
  ledger: { name: 'gi_mark', changedBy: permission },
  record: MarkRow.extend({
    version: z.number(),
    area: field.text('产地范围').nullable(),
    applicationNo: field.text('申请号').nullable(),
    publishedOn: field.day('初步审定公告日期').nullable(),
    registeredOn: field.day('核准注册日期').nullable(),
    registrationNo: field.text('注册号').nullable(),
    refusedOn: field.day('驳回日期').nullable(),
  }),
})
export const prepareMark = operation({
  name: 'prepareGiMark',
  title: '登记商标申报',
  method: 'POST',
  path: '/api/gi-marks',
  permission,
  undo: true,
  input: z.object({
    name: field.text('商标名称'),
    kind: field.code('种类', markKinds),
    product: field.text('产品'),
    holder: field.text('申请人'),
    area: field.text('产地范围').optional(),
    preparedOn: field.day('启动日期'),
  }),
  output: done,
})
export const advanceMark = operation({
  name: 'advanceGiMark',
  title: '登记申报进度',
  method: 'POST',
  path: '/api/gi-marks/:id/advance',
  permission,
  undo: true,
  input: z.object({
    ...versioned,
    filedOn: field.day('申报日期', { help: '商标局受理申请的日期；“完成申报”按它计。' }).optional(),
    applicationNo: field.text('申请号').optional(),
    publishedOn: field.day('初步审定公告日期').optional(),
    registeredOn: field.day('核准注册日期').optional(),
    registrationNo: field.text('注册号').optional(),
    refusedOn: field.day('驳回日期').optional(),
  }),
  output: done,
})

const UserRow = z.object({
  id: field.id(),
  userName: field.text('使用人'),
  product: field.text('产品'),
  guidedOn: field.day('指导日期'),
  guidedBy: field.text('指导人'),
  state: field.code('状态', userStates),
})
export const listUsers = listOperation({
  name: 'listGiMarkUsers',
  title: '专用标志使用人',
  path: '/api/gi-mark-users',
  permission: reading,
  row: UserRow,
  filters: {
    state: field.code('状态', userStates).optional(),
    guidedFrom: field.day('指导日期起').optional(),
    guidedTo: field.day('指导日期止').optional(),
  },
})
export const getUser = detailOperation({
  name: 'getGiMarkUser',
  title: '专用标志使用人',
  path: '/api/gi-mark-users/:id',
  permission: reading,
  ledger: { name: 'gi_mark_user', changedBy: permission },
  record: UserRow.extend({
    version: z.number(),
    appliedOn: field.day('申请日期').nullable(),
    approvedOn: field.day('核准公告日期').nullable(),
    usingOn: field.day('开始使用日期').nullable(),
    stoppedOn: field.day('停用日期').nullable(),
    note: field.text('指导内容').nullable(),
  }),
})
export const guideUser = operation({
  name: 'guideGiMarkUser',
  title: '登记使用指导',
  method: 'POST',
  path: '/api/gi-mark-users',
  permission,
  undo: true,
  input: z.object({
    partyCode: field.text('统一社会信用代码', { help: '登记册里有的填；种植户没有的只填名称。' }).optional(),
    userName: field.text('使用人名称').optional(),
    product: field.text('产品'),
    guidedOn: field.day('指导日期'),
    note: field.text('指导内容').optional(),
  }),
  output: done,
})
export const advanceUser = operation({
  name: 'advanceGiMarkUser',
  title: '登记使用进度',
  method: 'POST',
  path: '/api/gi-mark-users/:id/advance',
  permission,
  undo: true,
  input: z.object({
    ...versioned,
    appliedOn: field.day('申请日期').optional(),
    approvedOn: field.day('核准公告日期').optional(),
    usingOn: field.day('开始使用日期').optional(),
    stoppedOn: field.day('停用日期').optional(),
  }),
  output: done,
})

const BatchRow = z.object({
  id: field.id(),
  year: field.integer('年度'),
  half: field.code('半年', halves),
  openedOn: field.day('开始申报日期'),
  declared: field.integer('申报（件）'),
  amountFen: field.fen('奖励金额', { unit: '元' }),
  closedOn: field.day('申报完成日期').nullable(),
  state: field.code('状态', batchStates),
})
export const listBatches = listOperation({
  name: 'listRewardBatches',
  title: '专利奖励批次',
  path: '/api/patent-reward-batches',
  permission: reading,
  row: BatchRow,
  filters: { state: field.code('状态', batchStates).optional() },
})
export const getBatch = detailOperation({
  name: 'getRewardBatch',
  title: '专利奖励批次',
  path: '/api/patent-reward-batches/:id',
  permission: reading,
  ledger: { name: 'patent_reward_batch', changedBy: permission },
  record: BatchRow.extend({
    version: z.number(),
    documentNo: field.text('通知文号').nullable(),
    rewards: z
      .array(
        z.object({
          patentNo: field.text('专利号'),
          title: field.text('专利名称'),
          ownerName: field.text('专利权人'),
          declaredOn: field.day('申报日期'),
          refusedReason: field.text('不予奖励理由').nullable(),
        }),
      )
      .meta({ title: '申报的专利', kind: 'lines' }),
  }),
})
export const openBatch = operation({
  name: 'openRewardBatch',
  title: '开始一批申报',
  method: 'POST',
  path: '/api/patent-reward-batches',
  permission,
  undo: true,
  input: z.object({
    year: field.integer('年度'),
    half: field.code('半年', halves),
    openedOn: field.day('开始申报日期'),
    documentNo: field.text('通知文号').optional(),
  }),
  output: done,
})
export const declareReward = operation({
  name: 'declarePatentReward',
  title: '登记一件专利',
  method: 'POST',
  path: '/api/patent-reward-batches/:id/rewards',
  permission,
  undo: true,
  input: z.object({
    id,
    patentNo: field.text('专利号'),
    kind: field.code('专利种类', patentKinds),
    title: field.text('专利名称'),
    partyCode: field.text('专利权人的统一社会信用代码', { help: '个人只填名称。' }).optional(),
    ownerName: field.text('专利权人').optional(),
    grantedOn: field.day('授权日期'),
    declaredOn: field.day('申报日期'),
    amountFen: field.fen('奖励金额', { unit: '元' }).optional(),
    refusedReason: field.text('不予奖励理由', { help: '非正常申请等不予奖励的填。' }).optional(),
  }),
  output: done,
})
export const closeBatch = operation({
  name: 'closeRewardBatch',
  title: '申报完成',
  method: 'POST',
  path: '/api/patent-reward-batches/:id/close',
  permission,
  undo: true,
  input: z.object({ ...versioned, closedOn: field.day('申报完成日期') }),
  output: done,
})
