import { bool, coded, day, integer, json, text, uuid } from '#platform/db/columns.ts'
import { ledger } from '#kernel/record/ledger.ts'
import { party } from '#kernel/party/tables.ts'
import type { CheckResult, ItemKind, OrderKind, TaskKind, TaskOrigin, TaskSource } from './terms.ts'

/** The list of matters that may be checked (随机抽查事项清单). */
export const inspectionItem = ledger(
  'inspection_item',
  '随机抽查事项清单',
  {
    code: text('事项代码').notNull(),
    category: text('抽查类别').notNull(),
    name: text('抽查事项').notNull(),
    basis: text('依据'),
    kind: coded<ItemKind>('事项种类').notNull(),
    fromDay: day('起始日').notNull(),
    toDay: day('终止日（不含当日）'),
  },
  { indexes: [{ on: ['code', 'fromDay'], unique: true }], policy: 'shared' },
)

/** A yearly plan of checks. */
export const inspectionPlan = ledger(
  'inspection_plan',
  '年度抽查工作计划',
  {
    year: integer('年度').notNull(),
    planNo: text('计划编号').notNull(),
    name: text('计划名称').notNull(),
    joint: bool('部门联合').notNull(),
    directed: bool('定向').notNull(),
    ratio: text('抽查比例'),
    periodFrom: day('期间起'),
    periodTo: day('期间止'),
    publishedOn: day('公示日期'),
  },
  { indexes: [{ on: ['planNo'], unique: true }, { on: ['year'] }], policy: 'shared' },
)

/**
 * One task, of the whole bureau: the stations work on its objects. Who asked for it, alone or with other departments, when it
 * was received or started and drawn. A campaign (专项行动), a sweep or the routine checks of a year on one theme are tasks too.
 */
export const inspectionTask = ledger(
  'inspection_task',
  '检查任务',
  {
    taskNo: text('任务编号').notNull(),
    name: text('任务名称').notNull(),
    kind: coded<TaskKind>('任务种类').notNull(),
    source: coded<TaskSource>('任务来源').notNull(),
    origin: coded<TaskOrigin>('发起方式').notNull(),
    planId: uuid('年度计划'),
    joint: bool('部门联合').notNull(),
    ownLead: bool('本局牵头').notNull(),
    departments: json<string[]>('参与部门'),
    itemCodes: json<string[]>('抽查事项'),
    directed: bool('定向'),
    condition: text('抽取条件'),
    openedOn: day('接收或发起日期').notNull(),
    drawnOn: day('抽取日期'),
    periodFrom: day('检查期间起'),
    periodTo: day('检查期间止'),
    poolTotal: integer('名录库总数'),
    closedOn: day('完成日期'),
    theme: text('监管主题代码（双随机抽查没有）'),
    documentNo: text('方案或通知文号'),
  },
  {
    indexes: [
      { on: ['taskNo'], unique: true },
      { on: ['openedOn'] },
      { on: ['theme', 'openedOn'] },
      { on: ['drawnOn'], where: 'closed_on is null' },
    ],
    references: { planId: () => inspectionPlan },
    policy: 'readable',
  },
)

/** A party drawn in a task: once per task. A drawn object leaves only by an adjustment with its reason. */
export const inspectionObject = ledger(
  'inspection_object',
  '检查对象（任务与主体各一条）',
  {
    taskId: uuid('任务').notNull(),
    partyId: uuid('主体').notNull(),
    drawnOn: day('抽取日期（专项和日常检查为列入日期）').notNull(),
    unitCode: text('执行机构'),
    inspectors: text('检查人员'),
    dueOn: day('应公示日期'),
    droppedOn: day('调整退出日期'),
    dropReason: text('调整理由'),
    venue: text('对象类别代码（主题之内：农贸市场、药店、学校食堂等）'),
    detail: text('对象说明（平台、行业、部位等）'),
  },
  {
    indexes: [{ on: ['taskId', 'partyId'], unique: true }, { on: ['partyId'] }, { on: ['drawnOn', 'id'] }],
    references: { taskId: () => inspectionTask, partyId: () => party },
  },
)

/** A visit to an object, or a check of papers in its place, with its result. */
export const inspectionVisit = ledger(
  'inspection_visit',
  '检查记录',
  {
    objectId: uuid('检查对象').notNull(),
    visitedOn: day('检查日期').notNull(),
    method: text('检查方式'),
    result: coded<CheckResult>('检查结果').notNull(),
    moreResults: json<CheckResult[]>('其他结果'),
    objectStatus: text('对象状况（注销、吊销、迁出等）'),
    problem: text('发现的问题'),
    disposal: text('处置'),
    recordNo: text('检查记录编号'),
    inspectors: text('检查人员'),
    violation: bool('发现涉嫌违法行为'),
  },
  {
    indexes: [{ on: ['objectId'] }, { on: ['visitedOn', 'id'] }, { on: ['recordNo'], where: 'record_no is not null' }],
    references: { objectId: () => inspectionObject },
  },
)

export const inspectionFinding = ledger(
  'inspection_finding',
  '检查发现',
  {
    visitId: uuid('检查记录').notNull(),
    itemCode: text('抽查事项'),
    finding: text('发现').notNull(),
    article: text('违反的条款'),
    followUp: text('后续处置'),
    clueNo: text('违法线索编号'),
    clueOn: day('作为违法线索登记的日期'),
  },
  {
    indexes: [
      { on: ['visitId'] },
      { on: ['clueOn'], where: 'clue_on is not null' },
      { on: ['clueNo'], where: 'clue_no is not null' },
    ],
    references: { visitId: () => inspectionVisit },
  },
)

export const inspectionOrder = ledger(
  'inspection_order',
  '责令改正',
  {
    visitId: uuid('检查记录').notNull(),
    orderNo: text('通知书文号'),
    issuedOn: day('发出日期').notNull(),
    dueOn: day('改正期限').notNull(),
    content: text('改正内容').notNull(),
    closedOn: day('办结日期'),
    kind: coded<OrderKind>('文书种类').notNull(),
  },
  {
    indexes: [
      { on: ['visitId'] },
      { on: ['dueOn', 'id'] },
      { on: ['issuedOn', 'id'] },
      { on: ['dueOn'], where: 'closed_on is null', name: 'inspection_order_open_idx' },
      { on: ['orderNo'], where: 'order_no is not null' },
    ],
    references: { visitId: () => inspectionVisit },
  },
)

export const inspectionRecheck = ledger(
  'inspection_recheck',
  '复查',
  {
    orderId: uuid('责令改正').notNull(),
    recheckedOn: day('复查日期').notNull(),
    passed: bool('已改正').notNull(),
    remark: text('复查意见'),
  },
  { indexes: [{ on: ['orderId'] }], references: { orderId: () => inspectionOrder } },
)

/** The result of an object made public; withdrawn ones stay on record. */
export const inspectionPublication = ledger(
  'inspection_publication',
  '检查结果公示',
  {
    objectId: uuid('检查对象').notNull(),
    publishedOn: day('公示日期').notNull(),
    channel: text('公示渠道'),
    withdrawnOn: day('撤回日期'),
    withdrawReason: text('撤回理由'),
  },
  {
    indexes: [{ on: ['objectId'], unique: true }, { on: ['publishedOn'] }],
    references: { objectId: () => inspectionObject },
  },
)
