import { coded, day, fen, integer, text, uuid } from '#platform/db/columns.ts'
import { party } from '#kernel/party/tables.ts'
import { ledger } from '#kernel/record/ledger.ts'
import type { Half, MarkKind, PatentKind } from './terms.ts'

/** One filing of a geographical-indication mark, from preparing to its register entry (商标法、地理标志产品和商标管理规定). */
export const giMark = ledger(
  'gi_mark',
  '地理标志商标申报',
  {
    name: text('商标名称').notNull(),
    kind: coded<MarkKind>('种类').notNull(),
    product: text('产品').notNull(),
    holder: text('申请人').notNull(),
    area: text('产地范围'),
    preparedOn: day('启动日期').notNull(),
    filedOn: day('申报日期'),
    applicationNo: text('申请号'),
    publishedOn: day('初步审定公告日期'),
    registeredOn: day('核准注册日期'),
    registrationNo: text('注册号'),
    refusedOn: day('驳回日期'),
  },
  {
    indexes: [
      { on: ['name', 'product'], unique: true },
      { on: ['preparedOn', 'id'] },
      { on: ['applicationNo'], where: 'application_no is not null' },
    ],
    policy: 'shared',
  },
)

/** A grower or firm that is led to use the special mark of a protected product. */
export const giMarkUser = ledger(
  'gi_mark_user',
  '地理标志专用标志使用人',
  {
    partyId: uuid('主体（登记册里有的）'),
    userName: text('使用人名称').notNull(),
    product: text('产品').notNull(),
    guidedOn: day('指导日期').notNull(),
    guidedBy: text('指导人').notNull(),
    appliedOn: day('申请日期'),
    approvedOn: day('核准公告日期'),
    usingOn: day('开始使用日期'),
    stoppedOn: day('停用日期'),
    note: text('指导内容'),
  },
  {
    indexes: [
      { on: ['userName', 'product'], unique: true },
      { on: ['guidedOn', 'id'] },
      { on: ['partyId'], where: 'party_id is not null' },
    ],
    references: { partyId: () => party },
  },
)

/** One half-year's call for patent rewards (专利奖励申报), closed when everything was sent in. */
export const rewardBatch = ledger(
  'patent_reward_batch',
  '专利奖励申报批次',
  {
    year: integer('年度').notNull(),
    half: coded<Half>('半年').notNull(),
    openedOn: day('开始申报日期').notNull(),
    documentNo: text('通知文号'),
    closedOn: day('申报完成日期'),
  },
  { indexes: [{ on: ['year', 'half'], unique: true }, { on: ['openedOn', 'id'] }], policy: 'shared' },
)

/** One patent in a call: one declaration for each patent. */
export const patentReward = ledger(
  'patent_reward',
  '专利奖励申报',
  {
    batchId: uuid('批次').notNull(),
    patentNo: text('专利号').notNull(),
    kind: coded<PatentKind>('专利种类').notNull(),
    title: text('专利名称').notNull(),
    partyId: uuid('专利权人（登记册里有的）'),
    ownerName: text('专利权人').notNull(),
    grantedOn: day('授权日期').notNull(),
    declaredOn: day('申报日期').notNull(),
    amountFen: fen('奖励金额（分）'),
    paidOn: day('发放日期'),
    refusedReason: text('不予奖励理由'),
  },
  {
    indexes: [
      { on: ['patentNo'], unique: true },
      { on: ['batchId'] },
      { on: ['declaredOn', 'id'] },
      { on: ['partyId'], where: 'party_id is not null' },
    ],
    references: { batchId: () => rewardBatch, partyId: () => party },
  },
)
