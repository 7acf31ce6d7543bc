import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { detailOperation, listOperation, operation } from '#platform/contract/operation.ts'
import { checkResults, objectStates, taskOrigins, taskSources } from '#kernel/inspection/terms.ts'
import { taskStates } from './terms.ts'

export const TaskRow = z.object({
  id: field.id(),
  taskNo: field.text('任务编号'),
  name: field.text('任务名称'),
  origin: field.code('发起方式', taskOrigins),
  joint: field.bool('部门联合'),
  openedOn: field.day('接收或发起日期'),
  drawn: field.integer('抽取对象'),
  published: field.integer('已公示'),
  state: field.code('状态', taskStates),
})

export const listTasks = listOperation({
  name: 'listTasks',
  title: '双随机抽查任务清单',
  path: '/api/inspection-tasks',
  permission: 'random-inspection.read',
  row: TaskRow,
  filters: {
    origin: field.code('发起方式', taskOrigins).optional(),
    joint: field.bool('部门联合').optional(),
    openedFrom: field.day('接收或发起日期起').optional(),
    openedTo: field.day('接收或发起日期止').optional(),
  },
})

export const getTask = detailOperation({
  name: 'getTask',
  title: '双随机抽查任务',
  path: '/api/inspection-tasks/:id',
  permission: 'random-inspection.read',
  ledger: { name: 'inspection_task', changedBy: 'random-inspection.open' },
  record: TaskRow.extend({
    version: z.number(),
    source: field.code('任务来源', taskSources),
    ownLead: field.bool('本局牵头'),
    drawnOn: field.day('抽取日期').nullable(),
    periodFrom: field.day('检查期间起').nullable(),
    periodTo: field.day('检查期间止').nullable(),
    poolTotal: field.integer('名录库总数').nullable(),
    sourceSystem: field.text('上级系统').nullable(),
    externalNo: field.text('上级系统编号').nullable(),
  }),
})

export const ObjectRow = z.object({
  id: field.id(),
  taskName: field.text('任务'),
  party: field.party('检查对象'),
  drawnOn: field.day('抽取日期'),
  visitedOn: field.day('检查日期').nullable(),
  result: field.code('检查结果', checkResults).nullable(),
  publishedOn: field.day('公示日期').nullable(),
  dueOn: field.day('应公示日期').nullable(),
  state: field.code('状态', objectStates),
})

export const listObjects = listOperation({
  name: 'listObjects',
  title: '抽查对象与结果',
  path: '/api/inspection-objects',
  permission: 'random-inspection.read',
  row: ObjectRow,
  filters: {
    task: z.uuid('任务编号不对').optional().meta({ title: '任务', kind: 'id' }),
    state: field.code('状态', objectStates).optional(),
    result: field.code('检查结果', checkResults).optional(),
    drawnFrom: field.day('抽取日期起').optional(),
    drawnTo: field.day('抽取日期止').optional(),
  },
})

export const getObject = detailOperation({
  name: 'getObject',
  title: '抽查对象',
  path: '/api/inspection-objects/:id',
  permission: 'random-inspection.read',
  ledger: { name: 'inspection_object', changedBy: 'random-inspection.enter-result' },
  record: ObjectRow.extend({
    version: z.number(),
    inspectors: field.text('检查人员').nullable(),
    problem: field.text('发现的问题').nullable(),
    disposal: field.text('处置').nullable(),
    droppedOn: field.day('调整退出日期').nullable(),
    dropReason: field.text('调整理由').nullable(),
  }),
})

/** A task received or started, entered by hand; its objects come by import or by the draw. */
export const openTask = operation({
  name: 'openTask',
  title: '登记抽查任务',
  method: 'POST',
  path: '/api/inspection-tasks',
  permission: 'random-inspection.open',
  undo: true,
  input: z.object({
    taskNo: field.text('任务编号'),
    name: field.text('任务名称'),
    source: field.code('任务来源', taskSources),
    origin: field.code('发起方式', taskOrigins),
    joint: field.bool('部门联合').default(false),
    openedOn: field.day('接收或发起日期'),
    externalNo: field.text('上级系统编号').optional(),
  }),
  output: z.object({ id: z.string() }),
})

export const enterResult = operation({
  name: 'enterResult',
  title: '录入检查结果',
  method: 'POST',
  path: '/api/inspection-objects/:id/result',
  permission: 'random-inspection.enter-result',
  undo: true,
  bulk: {},
  input: z.object({
    id: z.uuid('编号不对'),
    visitedOn: field.day('检查日期'),
    result: field.code('检查结果', checkResults),
    problem: field.text('发现的问题').optional(),
    disposal: field.text('处置').optional(),
    publishedOn: field.day('公示日期').optional(),
  }),
  output: z.object({ id: z.string() }),
})
