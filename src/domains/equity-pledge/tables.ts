import { bool, coded, day, decimal, fen, text, uuid } from '#platform/db/columns.ts'
import { ledger } from '#kernel/record/ledger.ts'
import { party } from '#kernel/party/tables.ts'
import type { CancelReason, EquityKind, HolderRole } from './terms.ts'

/** One registration of a pledge of equity, from establishment to its end. Civil Code Art. 443; 股权出质登记办法. */
export const equityPledge = ledger(
  'equity_pledge',
  '股权出质登记',
  {
    regNo: text('质权登记编号').notNull(),
    companyId: uuid('出质股权所在公司').notNull(),
    equityKind: coded<EquityKind>('出质股权种类').notNull(),
    pledgedFen: fen('出质股权数额（分，人民币）').notNull(),
    pledgedOriginalFen: fen('出质股权数额（原币，分）'),
    pledgedCurrency: text('出质股权币种（ISO 4217）'),
    pledgedShares: decimal('出质股份数（万股）'),
    securedFen: fen('被担保债权数额（分，人民币）'),
    securedOriginalFen: fen('被担保债权数额（原币，分）'),
    securedCurrency: text('被担保债权币种（ISO 4217）'),
    maximumAmount: bool('最高额质权'),
    contractNo: text('主合同编号'),
    termFrom: day('债务履行期限起'),
    termTo: day('债务履行期限止'),
    pledgors: text('出质人').notNull(),
    pledgees: text('质权人').notNull(),
    appliedOn: day('申请日期'),
    registeredOn: day('设立登记日期').notNull(),
    cancelledOn: day('注销登记日期'),
    cancelReason: coded<CancelReason>('注销原因'),
    revokedOn: day('撤销登记日期'),
    revokeBasis: text('撤销依据'),
  },
  {
    indexes: [
      { on: ['regNo'], unique: true },
      { on: ['registeredOn', 'id'] },
      { on: ['pledgedFen', 'id'] },
      { on: ['companyId'] },
    ],
    references: { companyId: () => party },
  },
)

/** Holders on both sides; numbers of their papers sealed. */
export const equityPledgeHolder = ledger(
  'equity_pledge_holder',
  '股权出质的出质人和质权人',
  {
    pledgeId: uuid('股权出质登记').notNull(),
    role: coded<HolderRole>('身份').notNull(),
    name: text('姓名或名称').notNull(),
    holderKind: text('类别（自然人、银行、担保公司、其他企业）'),
    idSealed: text('证件号码（密文）'),
    idMasked: text('证件号码（掩码）'),
    idKey: text('证件号码查找键（带密钥的摘要）'),
  },
  { indexes: [{ on: ['pledgeId'] }], references: { pledgeId: () => equityPledge } },
)

/** Changes registered after the establishment. */
export const equityPledgeChange = ledger(
  'equity_pledge_change',
  '股权出质变更登记',
  {
    pledgeId: uuid('股权出质登记').notNull(),
    changedOn: day('变更登记日期').notNull(),
    item: text('变更事项').notNull(),
    before: text('变更前'),
    after: text('变更后'),
  },
  { indexes: [{ on: ['pledgeId'] }], references: { pledgeId: () => equityPledge } },
)
