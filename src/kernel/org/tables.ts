import { bool, coded, day, text } from '#platform/db/columns.ts'
import { ledger } from '#kernel/record/ledger.ts'
import type { UnitKind } from './terms.ts'

/** Units of the bureau, each with the time it existed. */
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
  },
  { indexes: [{ on: ['code'], unique: true }] },
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
  { indexes: [{ on: ['townCode', 'fromDay'], unique: true }] },
)

/** People of the bureau and where they work, with dates. */
export const staffPost = ledger(
  'staff_post',
  '人员任职：谁在哪个机构、什么职务、从何时到何时',
  {
    staffNo: text('人员编号').notNull(),
    name: text('姓名').notNull(),
    unitCode: text('机构代码').notNull(),
    post: text('职务'),
    certificateNo: text('行政执法证号'),
    certificateTo: day('执法证有效期至'),
    fromDay: day('任职日').notNull(),
    toDay: day('离任日（不含当日）'),
  },
  { indexes: [{ on: ['staffNo', 'fromDay'], unique: true }, { on: ['unitCode'] }] },
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
  { indexes: [{ on: ['business', 'fromDay'], unique: true }] },
)
