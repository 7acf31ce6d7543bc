import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { detailOperation, listOperation, operation } from '#platform/contract/operation.ts'
import { dutyStates, duties } from './terms.ts'

const id = z.uuid('编号不对')
const version = z.number()
const read = 'staff-duty.read'
const enter = 'staff-duty.enter'

export const DutyRow = z.object({
  title: field.text('任务或问题'),
  id: field.id(),
  duty: field.code('工作', duties),
  assignedOn: field.day('下达日期'),
  dueOn: field.day('完成期限'),
  unitCode: field.text('责任机构'),
  holder: field.text('责任人').nullable(),
  doneOn: field.day('完成日期').nullable(),
  state: field.code('状态', dutyStates),
})

export const listDutyTasks = listOperation({
  name: 'listDutyTasks',
  title: '中心工作和党建任务',
  path: '/api/duty-tasks',
  permission: read,
  row: DutyRow,
  filters: {
    duty: field.code('工作', duties).optional(),
    state: field.code('状态', dutyStates).optional(),
    assignedFrom: field.day('下达日期起').optional(),
    assignedTo: field.day('下达日期止').optional(),
  },
})

export const getDutyTask = detailOperation({
  name: 'getDutyTask',
  title: '中心工作和党建任务',
  path: '/api/duty-tasks/:id',
  permission: read,
  ledger: { name: 'duty_task', changedBy: enter },
  record: DutyRow.extend({
    version,
    measure: field.text('措施').nullable(),
    documentNo: field.text('来文文号').nullable(),
    proof: field.text('完成情况和凭据').nullable(),
    cancelledOn: field.day('取消日期').nullable(),
    cancelReason: field.text('取消原因').nullable(),
    progress: z
      .array(
        z.object({
          reportedOn: field.day('日期'),
          progress: field.text('进展'),
          reportedBy: field.text('填报人'),
        }),
      )
      .meta({ title: '进展', kind: 'lines' }),
  }),
})

export const assignDutyTask = operation({
  name: 'assignDutyTask',
  title: '下达中心工作和党建任务',
  method: 'POST',
  path: '/api/duty-tasks',
  permission: enter,
  undo: true,
  input: z.object({
    duty: field.code('工作', duties),
    title: field.text('任务或问题'),
    measure: field.lines('措施', 2000).optional(),
    documentNo: field.text('来文文号').optional(),
    assignedOn: field.day('下达日期'),
    dueOn: field.day('完成期限'),
    unitCode: field.text('责任机构'),
    holder: field.text('责任人').optional(),
  }),
  output: z.object({ id: z.string() }),
})

export const reportDutyProgress = operation({
  name: 'reportDutyProgress',
  title: '填报任务进展',
  method: 'POST',
  path: '/api/duty-tasks/:id/progress',
  permission: enter,
  undo: true,
  input: z.object({ id, reportedOn: field.day('日期'), progress: field.lines('进展', 2000) }),
  output: z.object({ id: z.string() }),
})

export const finishDutyTask = operation({
  name: 'finishDutyTask',
  title: '登记任务完成',
  method: 'POST',
  path: '/api/duty-tasks/:id/finish',
  permission: enter,
  input: z.object({
    id,
    version,
    doneOn: field.day('完成日期'),
    proof: field.lines('完成情况和凭据', 2000, { help: '佐证材料在任务页上传。' }),
  }),
  output: z.object({}),
})

export const cancelDutyTask = operation({
  name: 'cancelDutyTask',
  title: '取消任务',
  method: 'POST',
  path: '/api/duty-tasks/:id/cancel',
  permission: enter,
  input: z.object({ id, version, cancelledOn: field.day('取消日期'), cancelReason: field.text('取消原因') }),
  output: z.object({}),
})

export const PostingRow = z.object({
  name: field.text('姓名'),
  id: field.id(),
  staffNo: field.text('人员编号'),
  town: field.text('乡镇'),
  village: field.text('村'),
  post: field.text('驻村职务'),
  released: field.bool('脱产'),
  fromDay: field.day('到岗日'),
  toDay: field.day('离岗日（不含当日）').nullable(),
})

export const listPostings = listOperation({
  name: 'listVillagePostings',
  title: '选派驻村',
  path: '/api/village-postings',
  permission: read,
  row: PostingRow,
  filters: { validOn: field.day('在岗日').optional() },
})

export const getPosting = detailOperation({
  name: 'getVillagePosting',
  title: '选派驻村',
  path: '/api/village-postings/:id',
  permission: read,
  ledger: { name: 'village_posting', changedBy: enter },
  record: PostingRow.extend({
    version,
    documentNo: field.text('选派文号').nullable(),
    endReason: field.text('离岗原因').nullable(),
  }),
})

export const postToVillage = operation({
  name: 'postToVillage',
  title: '登记选派驻村',
  method: 'POST',
  path: '/api/village-postings',
  permission: enter,
  undo: true,
  input: z.object({
    staffNo: field.text('人员编号', { help: '机构与人员里的编号。' }),
    town: field.text('乡镇'),
    village: field.text('村'),
    post: field.text('驻村职务', { help: '例如：第一书记、工作队员。' }),
    released: field.bool('脱产').default(true),
    documentNo: field.text('选派文号').optional(),
    fromDay: field.day('到岗日'),
  }),
  output: z.object({ id: z.string() }),
})

export const endPosting = operation({
  name: 'endVillagePosting',
  title: '登记离岗',
  method: 'POST',
  path: '/api/village-postings/:id/end',
  permission: enter,
  input: z.object({ id, version, toDay: field.day('离岗日（不含当日）'), endReason: field.text('离岗原因') }),
  output: z.object({}),
})

export const MaterialRow = z.object({
  title: field.text('教材名称'),
  id: field.id(),
  handedOutOn: field.day('发放日期'),
  copies: field.integer('册数'),
  branch: field.text('领取的党支部或股室'),
  receivedBy: field.text('领取人').nullable(),
  orderNo: field.text('订购单号').nullable(),
})

export const listMaterials = listOperation({
  name: 'listStudyMaterials',
  title: '学习教材发放',
  path: '/api/study-materials',
  permission: read,
  row: MaterialRow,
  filters: { handedFrom: field.day('发放日期起').optional(), handedTo: field.day('发放日期止').optional() },
})

export const getMaterial = detailOperation({
  name: 'getStudyMaterial',
  title: '学习教材发放',
  path: '/api/study-materials/:id',
  permission: read,
  ledger: { name: 'study_material', changedBy: enter },
  record: MaterialRow.extend({ version }),
})

export const handOutMaterial = operation({
  name: 'handOutStudyMaterial',
  title: '登记教材发放',
  method: 'POST',
  path: '/api/study-materials',
  permission: enter,
  undo: true,
  input: z.object({
    title: field.text('教材名称'),
    handedOutOn: field.day('发放日期'),
    copies: field.integer('册数'),
    branch: field.text('领取的党支部或股室'),
    receivedBy: field.text('领取人').optional(),
    orderNo: field.text('订购单号').optional(),
  }),
  output: z.object({ id: z.string() }),
})

export const SelfCheckRow = z.object({
  subject: field.text('自查内容'),
  id: field.id(),
  checkedOn: field.day('自查日期'),
  unitCode: field.text('自查机构'),
  checkedBy: field.text('自查负责人'),
  finding: field.text('发现的问题').nullable(),
  correctedOn: field.day('整改完成日期').nullable(),
})

export const listSelfChecks = listOperation({
  name: 'listSelfChecks',
  title: '腐败和作风问题自查',
  path: '/api/self-checks',
  permission: read,
  row: SelfCheckRow,
  filters: {
    found: field.bool('发现问题').optional(),
    checkedFrom: field.day('自查日期起').optional(),
    checkedTo: field.day('自查日期止').optional(),
  },
})

export const getSelfCheck = detailOperation({
  name: 'getSelfCheck',
  title: '腐败和作风问题自查',
  path: '/api/self-checks/:id',
  permission: read,
  ledger: { name: 'self_check', changedBy: enter },
  record: SelfCheckRow.extend({ version, measure: field.text('整改措施').nullable() }),
})

export const enterSelfCheck = operation({
  name: 'enterSelfCheck',
  title: '登记自查',
  method: 'POST',
  path: '/api/self-checks',
  permission: enter,
  undo: true,
  input: z.object({
    checkedOn: field.day('自查日期'),
    unitCode: field.text('自查机构'),
    checkedBy: field.text('自查负责人'),
    subject: field.text('自查内容'),
    finding: field.lines('发现的问题', 2000, { help: '没有发现问题的不填。' }).optional(),
  }),
  output: z.object({ id: z.string() }),
})

export const correctSelfCheck = operation({
  name: 'correctSelfCheck',
  title: '登记整改完成',
  method: 'POST',
  path: '/api/self-checks/:id/correct',
  permission: enter,
  input: z.object({
    id,
    version,
    correctedOn: field.day('整改完成日期'),
    measure: field.lines('整改措施', 2000),
  }),
  output: z.object({}),
})
