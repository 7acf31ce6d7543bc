import { bool, coded, day, integer, text, uuid } from '#platform/db/columns.ts'
import { party } from '#kernel/party/tables.ts'
import { ledger } from '#kernel/record/ledger.ts'
import type { Duty, MatchWay, Relation, ScreeningKind, Verdict } from './terms.ts'

/** Textbooks handed out to a branch. Ordered copies that nobody got yet are no record. */
export const studyMaterial = ledger(
  'study_material',
  '学习教材发放',
  {
    title: text('教材名称').notNull(),
    handedOutOn: day('发放日期').notNull(),
    copies: integer('册数').notNull(),
    branch: text('领取的党支部或股室').notNull(),
    orderNo: text('订购单号'),
    receivedBy: text('领取人'),
  },
  { indexes: [{ on: ['handedOutOn', 'id'] }], policy: 'shared' },
)

/** A cadre released from his post to work in a village (选派驻村), from the first day to the day after the last. */
export const villagePosting = ledger(
  'village_posting',
  '选派驻村：谁在哪个村、从何时到何时',
  {
    staffNo: text('人员编号').notNull(),
    name: text('姓名').notNull(),
    town: text('乡镇').notNull(),
    village: text('村').notNull(),
    post: text('驻村职务').notNull(),
    released: bool('脱产').notNull(),
    documentNo: text('选派文号'),
    fromDay: day('到岗日').notNull(),
    toDay: day('离岗日（不含当日）'),
    endReason: text('离岗原因'),
  },
  { indexes: [{ on: ['staffNo', 'fromDay'], unique: true }, { on: ['fromDay', 'id'] }], policy: 'shared' },
)

/** A task of one of the duties: an issue to be put right, with measure, owner, last day and proof. */
export const dutyTask = ledger(
  'duty_task',
  '中心工作和党建任务：问题、措施、责任人、期限、办结凭据',
  {
    duty: coded<Duty>('工作').notNull(),
    title: text('任务或问题').notNull(),
    measure: text('措施'),
    documentNo: text('来文文号'),
    assignedOn: day('下达日期').notNull(),
    dueOn: day('完成期限').notNull(),
    unitCode: text('责任机构').notNull(),
    holder: text('责任人'),
    doneOn: day('完成日期'),
    proof: text('完成情况和凭据'),
    cancelledOn: day('取消日期'),
    cancelReason: text('取消原因'),
  },
  {
    indexes: [
      { on: ['assignedOn', 'id'] },
      { on: ['dueOn', 'id'], where: 'done_on is null and cancelled_on is null' },
      { on: ['duty', 'assignedOn'] },
    ],
    policy: 'shared',
  },
)

export const dutyProgress = ledger(
  'duty_progress',
  '中心工作和党建任务的进展',
  {
    taskId: uuid('任务').notNull(),
    reportedOn: day('日期').notNull(),
    progress: text('进展').notNull(),
    reportedBy: text('填报人').notNull(),
  },
  { indexes: [{ on: ['taskId'] }], references: { taskId: () => dutyTask }, policy: 'shared' },
)

/** A unit looking at itself for corruption and bad style (自查自纠), with what it found. */
export const selfCheck = ledger(
  'self_check',
  '群众身边腐败和作风问题自查',
  {
    checkedOn: day('自查日期').notNull(),
    unitCode: text('自查机构').notNull(),
    checkedBy: text('自查负责人').notNull(),
    subject: text('自查内容').notNull(),
    finding: text('发现的问题；空为没有发现'),
    measure: text('整改措施'),
    correctedOn: day('整改完成日期'),
  },
  { indexes: [{ on: ['checkedOn', 'id'] }], policy: 'shared' },
)

/** A list of people to be looked up in the register, sent by whoever is screening. */
export const screening = ledger(
  'screening',
  '经商办企业核查：一次来函或自查一条',
  {
    screeningNo: text('核查编号').notNull(),
    kind: coded<ScreeningKind>('种类').notNull(),
    requestedBy: text('来函单位').notNull(),
    documentNo: text('来函文号'),
    requestedOn: day('来函日期').notNull(),
    dueOn: day('答复期限'),
    answeredOn: day('答复日期'),
    signedBy: text('签发人'),
  },
  { indexes: [{ on: ['screeningNo'], unique: true }, { on: ['requestedOn', 'id'] }], policy: 'shared' },
)

/** One person of such a list; the number is sealed. */
export const screenedPerson = ledger(
  'screened_person',
  '被核查人员：证件号码加密保存',
  {
    screeningId: uuid('核查').notNull(),
    personName: text('姓名').notNull(),
    relation: coded<Relation>('身份').notNull(),
    memberName: text('所属干部'),
    workUnit: text('工作单位'),
    screenedOn: day('核查日期').notNull(),
    idSealed: text('证件号码（密文）'),
    idMasked: text('证件号码（掩码）'),
    idKey: text('证件号码查找键（带密钥的摘要）'),
  },
  {
    indexes: [{ on: ['screeningId', 'id'] }, { on: ['screenedOn'] }],
    references: { screeningId: () => screening },
    policy: 'shared',
  },
)

/** A business that bears the number or the name of a screened person, and what came of looking into it. */
export const screeningMatch = ledger(
  'screening_match',
  '核查比中的主体及核实结果',
  {
    personId: uuid('被核查人员').notNull(),
    partyId: uuid('主体').notNull(),
    role: text('在该主体的身份').notNull(),
    way: coded<MatchWay>('比中方式').notNull(),
    verdict: coded<Verdict>('核实结果').notNull(),
    settledOn: day('核实日期'),
    settledBy: text('核实人'),
    note: text('核实说明'),
  },
  {
    indexes: [{ on: ['personId'] }, { on: ['partyId'] }],
    references: { personId: () => screenedPerson, partyId: () => party },
    policy: 'shared',
  },
)
