import { bool, coded, day, decimal, integer, json, text, uuid } from '#platform/db/columns.ts'
import { ledger } from '#kernel/record/ledger.ts'
import { party } from '#kernel/party/tables.ts'
import type {
  CanteenMode,
  CateringMark,
  KitchenMode,
  OperatorRole,
  ReportKind,
  ReviewResult,
  RiskGrade,
  SelfMark,
} from './terms.ts'

/** One item of a score sheet and its points. */
export interface ScoreItem {
  item: string
  points: number
}

/** A party in one food role, from opening to end. A new licence after an end is a new row. */
export const foodOperator = ledger(
  'food_operator',
  '食品生产经营者名册：主体和业态各一条，含单位食堂',
  {
    partyId: uuid('主体').notNull(),
    role: coded<OperatorRole>('业态').notNull(),
    licenceNo: text('许可证（登记证）编号'),
    premises: text('经营场所'),
    scope: text('经营项目'),
    fromDay: day('开业日期').notNull(),
    toDay: day('终止日期（不含当日）'),
    endReason: text('终止原因'),
    supervisor: text('监管责任人'),
    safetyDirector: text('食品安全总监'),
    safetyOfficer: text('食品安全员'),
    diners: integer('就餐人数（食堂）'),
    boarding: bool('寄宿制（学校）'),
    canteenMode: coded<CanteenMode>('食堂经营方式'),
    contractor: text('承包方或配送单位'),
  },
  {
    indexes: [
      { on: ['partyId', 'role', 'fromDay'], unique: true },
      { on: ['fromDay', 'id'] },
      { on: ['role', 'fromDay', 'id'] },
      { on: ['licenceNo'], where: 'licence_no is not null' },
    ],
    references: { partyId: () => party },
  },
)

/** A risk grade from its score sheet to the next one. 食品安全法第一百零九条. */
export const foodGrading = ledger(
  'food_grading',
  '食品生产经营风险分级',
  {
    operatorId: uuid('食品生产经营者').notNull(),
    partyId: uuid('主体').notNull(),
    year: integer('评定年度').notNull(),
    ruleVersion: text('评分表版本').notNull(),
    staticItems: json<ScoreItem[]>('静态风险因素评分明细'),
    dynamicItems: json<ScoreItem[]>('动态风险因素评分明细'),
    staticScore: decimal('静态风险分值').notNull(),
    dynamicScore: decimal('动态风险分值'),
    total: decimal('风险总分').notNull(),
    bandGrade: coded<RiskGrade>('按分值对应的等级').notNull(),
    adjustment: integer('调整级数（负为调低）').notNull(),
    adjustReason: text('调整理由和依据的记录'),
    grade: coded<RiskGrade>('风险等级').notNull(),
    plannedVisits: integer('每年至少检查次数'),
    scoredOn: day('评分日期').notNull(),
    scoredBy: text('评分人'),
    confirmedOn: day('确认日期'),
    confirmedBy: text('确认人'),
    notifiedOn: day('告知日期'),
    validTo: day('有效期至（不含当日），即应重评日期'),
    replacedOn: day('重评日期'),
  },
  {
    indexes: [
      { on: ['operatorId', 'year'], unique: true },
      { on: ['partyId'] },
      { on: ['scoredOn', 'id'] },
      { on: ['scoredOn'], name: 'food_grading_open_idx', where: 'confirmed_on is null' },
      { on: ['validTo'], where: 'replaced_on is null' },
    ],
    references: { operatorId: () => foodOperator, partyId: () => party },
  },
)

/** The rating of a caterer in a year, apart from its risk grade. */
export const cateringRating = ledger(
  'catering_rating',
  '餐饮服务经营者风险等级评定',
  {
    operatorId: uuid('餐饮服务经营者').notNull(),
    partyId: uuid('主体').notNull(),
    year: integer('评定年度').notNull(),
    average: decimal('平均分（十分制）'),
    keyFailures: integer('关键项不合格数'),
    mark: coded<CateringMark>('评定等级').notNull(),
    ratedOn: day('评定日期').notNull(),
    rater: text('评定人'),
    postedOn: day('公示牌张贴日期'),
    remark: text('备注'),
  },
  {
    indexes: [{ on: ['operatorId', 'year'], unique: true }, { on: ['partyId'] }, { on: ['ratedOn', 'id'] }],
    references: { operatorId: () => foodOperator, partyId: () => party },
  },
)

/** From when to when an operator is in the electronic ledger. */
export const foodConnection = ledger(
  'food_connection',
  '食品电子监管接入期间',
  {
    operatorId: uuid('食品生产经营者').notNull(),
    partyId: uuid('主体').notNull(),
    platform: text('电子监管系统').notNull(),
    accountNo: text('系统账号或编号'),
    connectedOn: day('接入日期').notNull(),
    disconnectedOn: day('断开日期（当日起不计）'),
    endReason: text('断开原因'),
    lastDataOn: day('最近上传数据日期'),
  },
  {
    indexes: [{ on: ['operatorId', 'connectedOn'], unique: true }, { on: ['partyId'] }, { on: ['connectedOn', 'id'] }],
    references: { operatorId: () => foodOperator, partyId: () => party },
  },
)

/** What an operator found when it looked at itself. 食品安全法第四十七条. */
export const foodSelfReport = ledger(
  'food_self_report',
  '食品安全自查评价报告',
  {
    operatorId: uuid('食品生产经营者').notNull(),
    partyId: uuid('主体').notNull(),
    kind: coded<ReportKind>('报告种类').notNull(),
    periodFrom: day('自查期间起').notNull(),
    periodTo: day('自查期间止').notNull(),
    itemsChecked: integer('自查项数'),
    selfMark: coded<SelfMark>('自评结论').notNull(),
    hazards: text('发现的问题和隐患'),
    measures: text('整改措施'),
    submittedOn: day('提交日期').notNull(),
    submittedBy: text('提交人'),
    reviewedOn: day('审核日期'),
    reviewResult: coded<ReviewResult>('审核结果'),
    reviewedBy: text('审核人'),
    reviewNote: text('审核意见'),
    followDueOn: day('隐患整改期限'),
    followedOn: day('隐患整改核实日期'),
    followNote: text('核实情况'),
  },
  {
    indexes: [
      { on: ['operatorId', 'kind', 'periodFrom'], unique: true },
      { on: ['partyId'] },
      { on: ['submittedOn', 'id'] },
      { on: ['submittedOn'], name: 'food_self_report_open_idx', where: 'reviewed_on is null' },
      { on: ['followDueOn'], where: 'followed_on is null and follow_due_on is not null' },
    ],
    references: { operatorId: () => foodOperator, partyId: () => party },
  },
)

/** An open kitchen from its building to its end. 食品安全法第五十五条. */
export const openKitchen = ledger(
  'open_kitchen',
  '明厨亮灶建设',
  {
    operatorId: uuid('餐饮服务经营者或食堂').notNull(),
    partyId: uuid('主体').notNull(),
    mode: coded<KitchenMode>('建设方式').notNull(),
    cameras: integer('摄像头数'),
    areas: text('覆盖区域'),
    startedOn: day('开始建设日期').notNull(),
    builtOn: day('建成验收日期'),
    acceptedBy: text('验收人'),
    removedOn: day('拆除日期（当日起不计）'),
    removeReason: text('拆除原因'),
  },
  {
    indexes: [{ on: ['operatorId', 'startedOn'], unique: true }, { on: ['partyId'] }, { on: ['startedOn', 'id'] }],
    references: { operatorId: () => foodOperator, partyId: () => party },
  },
)

/** A time in which an open kitchen's pictures reached the platform: off and on again are two. */
export const kitchenOnline = ledger(
  'kitchen_online',
  '明厨亮灶联网期间',
  {
    kitchenId: uuid('明厨亮灶').notNull(),
    partyId: uuid('主体').notNull(),
    platform: text('接入平台'),
    fromDay: day('联网日期').notNull(),
    toDay: day('断线日期（当日起不计）'),
  },
  {
    indexes: [{ on: ['kitchenId', 'fromDay'], unique: true }, { on: ['partyId'] }, { on: ['toDay'] }],
    references: { kitchenId: () => openKitchen, partyId: () => party },
  },
)
