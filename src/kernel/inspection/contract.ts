import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { detailOperation, listOperation, operation } from '#platform/contract/operation.ts'
import {
  checkResults,
  checkTaskKinds,
  checkTaskStates,
  orderKinds,
  orderStates,
  taskKinds,
  visitMethods,
} from './terms.ts'

const id = z.uuid('编号不对')
const version = z.number()
const made = z.object({ id: z.string() })
const taskFilter = id.optional().meta({ title: '任务', kind: 'id' })
const theme = field.choice('监管主题', 'check-theme')
const departments = field.text('配合部门', { help: '用顿号隔开，如：县公安局、县教育局。' }).optional()

export const CheckTaskRow = z.object({
  name: field.text('名称'),
  id: field.id(),
  taskNo: field.text('任务编号'),
  theme: field.text('监管主题'),
  kind: field.code('种类', taskKinds),
  openedOn: field.day('发起日期'),
  periodTo: field.day('截止日期').nullable(),
  objects: field.integer('检查对象（家）'),
  checked: field.integer('已检查（家）'),
  visits: field.integer('检查（家次）'),
  openOrders: field.integer('未办结的责令改正（份）'),
  state: field.code('状态', checkTaskStates),
})

export const listCheckTasks = listOperation({
  name: 'listCheckTasks',
  title: '专项和日常检查任务清单',
  path: '/api/check-tasks',
  permission: 'check.read',
  row: CheckTaskRow,
  filters: {
    theme: theme.optional(),
    kind: field.code('种类', checkTaskKinds).optional(),
    state: field.code('状态', checkTaskStates).optional(),
    openedFrom: field.day('发起日期起').optional(),
    openedTo: field.day('发起日期止').optional(),
  },
})

/** Objects that wait for their check, as the page of a task shows them; all are counted. */
export const shownWaiting = 200

export const getCheckTask = detailOperation({
  name: 'getCheckTask',
  title: '专项或日常检查任务',
  path: '/api/check-tasks/:id',
  permission: 'check.read',
  ledger: { name: 'inspection_task', changedBy: 'check.open' },
  record: CheckTaskRow.extend({
    version,
    documentNo: field.text('方案或通知文号').nullable(),
    departments: field.text('配合部门').nullable(),
    closedOn: field.day('完成日期').nullable(),
    stationCode: field.text('发起的所').nullable(),
    waiting: z
      .array(
        z.object({
          party: field.party('检查对象'),
          venue: field.text('对象类别'),
          listedOn: field.day('列入日期'),
        }),
      )
      .meta({ title: `待检查的对象（前 ${shownWaiting} 家）`, kind: 'lines' }),
  }),
})

const taskFacts = {
  name: field.text('名称', { help: '如：2021年春季学校食堂专项检查。' }),
  documentNo: field.text('方案或通知文号').optional(),
  openedOn: field.day('发起日期'),
  periodTo: field.day('截止日期').optional(),
  departments,
}

/** A campaign, a sweep with partners, or the routine checks of a theme. Its objects come by list, or by the first check of each. */
export const openCheckTask = operation({
  name: 'openCheckTask',
  title: '发起专项或日常检查',
  method: 'POST',
  path: '/api/check-tasks',
  permission: 'check.open',
  undo: true,
  input: z.object({
    theme,
    kind: field.code('种类', checkTaskKinds),
    ...taskFacts,
    taskNo: field.text('任务编号', { help: '不填的自动编号。' }).optional(),
    externalNo: field.text('上级系统编号', { help: '在上级系统办理的必填。' }).optional(),
  }),
  output: made,
})

export const changeCheckTask = operation({
  name: 'changeCheckTask',
  title: '修改检查任务',
  method: 'POST',
  path: '/api/check-tasks/:id',
  permission: 'check.open',
  input: z.object({ id, version, ...taskFacts }),
  output: z.object({}),
})

export const closeCheckTask = operation({
  name: 'closeCheckTask',
  title: '完成检查任务',
  method: 'POST',
  path: '/api/check-tasks/:id/close',
  permission: 'check.open',
  undo: true,
  input: z.object({ id, version, closedOn: field.day('完成日期') }),
  output: z.object({}),
})

const partyText = (title: string) => field.text(title, { help: '统一社会信用代码、内部编号或者全称。' })
const venue = field.choice('对象类别', 'check-venue', { of: 'id' })

/** Puts parties on the list of a task before they are checked; who is on it already stays as it is. */
export const listCheckObjects = operation({
  name: 'listCheckObjects',
  title: '列入检查对象',
  method: 'POST',
  path: '/api/check-tasks/:id/objects',
  permission: 'check.enter',
  undo: true,
  input: z.object({
    id,
    venue: venue.optional(),
    listedOn: field.day('列入日期'),
    list: field.lines('对象名单', 200_000, {
      help: '一行一家，写统一社会信用代码、内部编号或者全称，可以从表格里整列粘贴。',
    }),
  }),
  output: z.object({ added: z.number(), known: z.number() }),
})

export const dropCheckObject = operation({
  name: 'dropCheckObject',
  title: '调整退出检查对象',
  method: 'POST',
  path: '/api/check-tasks/:id/drop-object',
  permission: 'check.enter',
  undo: true,
  input: z.object({ id, party: partyText('检查对象'), droppedOn: field.day('退出日期'), reason: field.text('理由') }),
  output: z.object({}),
})

/** One check in a task. The first check of a place makes it an object of the task; later ones are further visits. */
export const enterCheck = operation({
  name: 'enterCheck',
  title: '录入检查',
  method: 'POST',
  path: '/api/check-tasks/:id/checks',
  permission: 'check.enter',
  undo: true,
  input: z.object({
    id,
    party: partyText('检查对象'),
    venue: venue.optional(),
    detail: field.text('对象说明', { help: '平台、行业、部位等；没有的不填。' }).optional(),
    visitedOn: field.day('检查日期'),
    inspectors: field.text('检查人员', { help: '写全姓名，用顿号隔开。' }),
    method: field.code('检查方式', visitMethods).default('ONSITE'),
    result: field.code('检查结果', checkResults),
    problem: field.text('发现的问题').optional(),
    violation: field.bool('发现涉嫌违法行为').default(false),
    disposal: field.text('处置').optional(),
    clueNo: field.text('违法线索编号', { help: '作为违法线索登记的填。' }).optional(),
    orderKind: field.code('责令改正文书', orderKinds, { help: '下达了责令改正的填下面几项。' }).optional(),
    orderNo: field.text('文书文号').optional(),
    orderDueOn: field.day('改正期限').optional(),
    orderContent: field.text('改正内容').optional(),
    recordNo: field.text('检查记录编号', { help: '不填的自动编号。' }).optional(),
  }),
  output: made,
})

export const CheckRow = z.object({
  id: field.id(),
  recordNo: field.text('检查记录编号'),
  party: field.party('检查对象'),
  venue: field.text('对象类别'),
  taskName: field.text('任务'),
  visitedOn: field.day('检查日期'),
  inspectors: field.text('检查人员').nullable(),
  result: field.code('检查结果', checkResults),
  violation: field.bool('涉嫌违法').nullable(),
  problem: field.text('发现的问题').nullable(),
})

export const listChecks = listOperation({
  name: 'listChecks',
  title: '检查记录',
  path: '/api/checks',
  permission: 'check.read',
  row: CheckRow,
  filters: {
    task: taskFilter,
    theme: theme.optional(),
    result: field.code('检查结果', checkResults).optional(),
    violation: field.bool('涉嫌违法').optional(),
    visitedFrom: field.day('检查日期起').optional(),
    visitedTo: field.day('检查日期止').optional(),
  },
})

export const getCheck = detailOperation({
  name: 'getCheck',
  title: '检查记录',
  path: '/api/checks/:id',
  permission: 'check.read',
  ledger: { name: 'inspection_visit', changedBy: 'check.enter' },
  record: CheckRow.extend({
    version,
    method: field.text('检查方式').nullable(),
    detail: field.text('对象说明').nullable(),
    disposal: field.text('处置').nullable(),
    findings: z
      .array(
        z.object({
          finding: field.text('发现'),
          article: field.text('违反的条款').nullable(),
          clueNo: field.text('违法线索编号').nullable(),
          clueOn: field.day('登记日期').nullable(),
        }),
      )
      .meta({ title: '检查发现', kind: 'lines' }),
    orders: z
      .array(
        z.object({
          kind: field.code('文书', orderKinds),
          orderNo: field.text('文号').nullable(),
          dueOn: field.day('改正期限'),
          content: field.text('改正内容'),
          state: field.code('状态', orderStates),
        }),
      )
      .meta({ title: '责令改正', kind: 'lines' }),
  }),
})

/** Voids a check that was entered by mistake, with what it led to. */
export const dropCheck = operation({
  name: 'dropCheck',
  title: '作废检查记录',
  method: 'POST',
  path: '/api/checks/:id/drop',
  permission: 'check.enter',
  input: z.object({ id, version, reason: field.text('作废理由', { help: '责令改正、复查一并作废。' }) }),
  output: z.object({}),
})

export const issueOrder = operation({
  name: 'issueOrder',
  title: '下达责令改正',
  method: 'POST',
  path: '/api/checks/:id/orders',
  permission: 'check.enter',
  undo: true,
  input: z.object({
    id,
    kind: field.code('文书种类', orderKinds),
    orderNo: field.text('通知书文号').optional(),
    issuedOn: field.day('发出日期'),
    dueOn: field.day('改正期限'),
    content: field.text('改正内容'),
  }),
  output: made,
})

/** Registers what a check found as a clue of an offence: the oldest finding that is none yet. */
export const registerClue = operation({
  name: 'registerClue',
  title: '登记违法线索',
  method: 'POST',
  path: '/api/checks/:id/clue',
  permission: 'check.enter',
  undo: true,
  input: z.object({
    id,
    clueNo: field.text('违法线索编号'),
    clueOn: field.day('登记日期'),
    article: field.text('涉嫌违反的条款').optional(),
  }),
  output: made,
})

export const OrderRow = z.object({
  id: field.id(),
  orderNo: field.text('通知书文号'),
  kind: field.code('文书种类', orderKinds),
  party: field.party('被责令的单位'),
  taskName: field.text('任务'),
  content: field.text('改正内容'),
  issuedOn: field.day('发出日期'),
  dueOn: field.day('改正期限'),
  closedOn: field.day('办结日期').nullable(),
  state: field.code('状态', orderStates),
})

export const listOrders = listOperation({
  name: 'listOrders',
  title: '责令改正清单',
  path: '/api/orders',
  permission: 'check.read',
  row: OrderRow,
  filters: {
    task: taskFilter,
    kind: field.code('文书种类', orderKinds).optional(),
    state: field.code('状态', orderStates).optional(),
    dueFrom: field.day('改正期限起').optional(),
    dueTo: field.day('改正期限止').optional(),
  },
})

export const getOrder = detailOperation({
  name: 'getOrder',
  title: '责令改正',
  path: '/api/orders/:id',
  permission: 'check.read',
  ledger: { name: 'inspection_order', changedBy: 'check.enter' },
  record: OrderRow.extend({
    version,
    recordNo: field.text('检查记录编号').nullable(),
    visitedOn: field.day('检查日期'),
    inspectors: field.text('检查人员').nullable(),
    problem: field.text('发现的问题').nullable(),
    rechecks: z
      .array(
        z.object({
          recheckedOn: field.day('复查日期'),
          passed: field.bool('已改正'),
          remark: field.text('复查意见').nullable(),
        }),
      )
      .meta({ title: '复查', kind: 'lines' }),
  }),
})

/** A second look at what was ordered. Put right, it closes the order; otherwise a new last day may be set. */
export const recheckOrder = operation({
  name: 'recheckOrder',
  title: '登记复查',
  method: 'POST',
  path: '/api/orders/:id/recheck',
  permission: 'check.enter',
  undo: true,
  input: z.object({
    id,
    version,
    recheckedOn: field.day('复查日期'),
    passed: field.bool('已改正'),
    remark: field.text('复查意见').optional(),
    dueOn: field.day('再定的改正期限', { help: '没有改正、另定期限的填。' }).optional(),
  }),
  output: z.object({}),
})
