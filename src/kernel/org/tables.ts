import { bool, coded, day, json, text, uuid } from '#platform/db/columns.ts'
import { ledger } from '#kernel/record/ledger.ts'
import type {
  ChangeKind,
  CredentialKind,
  Departure,
  Education,
  Establishment,
  LeaveKind,
  Sex,
  UnitKind,
} from './terms.ts'

/** Units of the bureau, each with the time it existed under a name: a rename ends one row and begins the next. */
export const orgUnit = ledger(
  'org_unit',
  '机构：局、股室、市场监管所',
  {
    code: text('机构代码').notNull(),
    name: text('名称').notNull(),
    shortName: text('简称').notNull(),
    kind: coded<UnitKind>('种类').notNull(),
    parentCode: text('上级机构代码'),
    fromDay: day('设立日').notNull(),
    toDay: day('撤销日（不含当日）'),
    successorCode: text('并入的机构代码'),
  },
  { indexes: [{ on: ['code', 'fromDay'], unique: true }], policy: 'shared' },
)

/** Which station answers for a town, with dates: a town may move. */
export const townStation = ledger(
  'town_station',
  '乡镇归属：乡镇由哪个所管辖',
  {
    townCode: text('乡镇代码').notNull(),
    townName: text('乡镇名称').notNull(),
    unitCode: text('管辖所代码').notNull(),
    fromDay: day('起始日').notNull(),
    toDay: day('终止日（不含当日）'),
  },
  { indexes: [{ on: ['townCode', 'fromDay'], unique: true }], policy: 'shared' },
)

/** One act on the organisation. Every row that it wrote carries its id as origin, so that it can be taken back whole. */
export const orgChange = ledger(
  'org_change',
  '机构调整：设立、更名、撤销、合并、乡镇划转',
  {
    kind: coded<ChangeKind>('事项').notNull(),
    effectiveOn: day('生效日').notNull(),
    summary: text('内容').notNull(),
    documentNo: text('依据文号'),
    unitCode: text('机构代码'),
    intoCode: text('并入或接管的机构代码'),
    townCode: text('乡镇代码'),
    moved: json<{ what: string; count: number }[]>('随之调整的数量'),
  },
  { indexes: [{ on: ['effectiveOn'] }], policy: 'shared' },
)

/** A person of the bureau. The month of birth is sealed: age structure is computed, nobody reads it in passing. */
export const staff = ledger(
  'staff',
  '人员：在本局工作的人',
  {
    staffNo: text('人员编号').notNull(),
    name: text('姓名').notNull(),
    sex: coded<Sex>('性别'),
    birthSealed: text('出生年月（密文）'),
    education: coded<Education>('学历'),
    establishment: coded<Establishment>('编制类型'),
    account: text('登录账号'),
    leftOn: day('离任日'),
    departure: coded<Departure>('离任去向'),
  },
  {
    indexes: [
      { on: ['staffNo'], unique: true },
      { on: ['account'], unique: true, where: 'account is not null' },
      { on: ['name'] },
    ],
    policy: 'shared',
  },
)

/** Where people work, with dates: one post a person at a time. */
export const staffPost = ledger(
  'staff_post',
  '人员任职：谁在哪个机构、什么职务、从何时到何时',
  {
    staffNo: text('人员编号').notNull(),
    name: text('姓名').notNull(),
    unitCode: text('机构代码').notNull(),
    post: text('职务'),
    fromDay: day('任职日').notNull(),
    toDay: day('离任日（不含当日）'),
  },
  { indexes: [{ on: ['staffNo', 'fromDay'], unique: true }, { on: ['unitCode'] }], policy: 'shared' },
)

/** The enforcement certificate and professional qualifications of a person. */
export const staffCredential = ledger(
  'staff_credential',
  '证件与资格：行政执法证、专业检查员资格',
  {
    staffNo: text('人员编号').notNull(),
    kind: coded<CredentialKind>('种类').notNull(),
    number: text('证号'),
    issuedOn: day('发证日期'),
    validTo: day('有效期至（含当日，空为长期）'),
  },
  {
    indexes: [
      { on: ['staffNo'] },
      { on: ['kind', 'number'], unique: true, where: 'number is not null' },
      { on: ['validTo'] },
    ],
    policy: 'shared',
  },
)

export const staffLeave = ledger(
  'staff_leave',
  '请假与外出',
  {
    staffNo: text('人员编号').notNull(),
    kind: coded<LeaveKind>('种类').notNull(),
    fromDay: day('起').notNull(),
    lastDay: day('止（含当日）').notNull(),
    reason: text('事由'),
  },
  { indexes: [{ on: ['staffNo', 'fromDay'] }], policy: 'shared' },
)

/** Who acts for whom, for which permissions. What the absent person may not do himself, nobody does in his name. */
export const staffDelegation = ledger(
  'staff_delegation',
  '代理：离岗期间由谁代办哪些事项',
  {
    staffNo: text('委托人编号').notNull(),
    delegateNo: text('代理人编号').notNull(),
    fromDay: day('起').notNull(),
    lastDay: day('止（含当日）').notNull(),
    permissions: json<string[]>('代理的权限').notNull(),
    reason: text('事由'),
  },
  { indexes: [{ on: ['staffNo', 'fromDay'] }, { on: ['delegateNo', 'fromDay'] }], policy: 'shared' },
)

/** One open task that went from one person to another. */
export const staffHandOver = ledger(
  'staff_hand_over',
  '工作交接：哪件未办结的事由谁交给谁',
  {
    staffNo: text('移交人编号').notNull(),
    toNo: text('接收人编号').notNull(),
    handedOn: day('交接日').notNull(),
    business: text('业务').notNull(),
    taskId: uuid('事项').notNull(),
    taskText: text('事项名称').notNull(),
    page: text('页面地址'),
  },
  { indexes: [{ on: ['staffNo', 'handedOn'] }, { on: ['toNo', 'handedOn'] }], policy: 'shared' },
)

/** Where a business is really handled, with dates: here, or in an upper system with the ledger kept here. */
export const businessMode = ledger(
  'business_mode',
  '业务办理方式：本局办理，还是上级系统办理、本地记账',
  {
    business: text('业务').notNull(),
    upstairs: bool('在上级系统办理').notNull(),
    upperSystem: text('上级系统名称'),
    fromDay: day('起始日').notNull(),
    toDay: day('终止日（不含当日）'),
    reason: text('依据或说明'),
  },
  { indexes: [{ on: ['business', 'fromDay'], unique: true }], policy: 'shared' },
)
