import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { detailOperation, listOperation, operation } from '#platform/contract/operation.ts'
import { cancelReasons, equityKinds, pledgeStates } from './terms.ts'

export const EquityPledgeRow = z.object({
  id: field.id(),
  regNo: field.text('质权登记编号'),
  company: field.party('出质股权所在公司'),
  pledgors: field.text('出质人'),
  pledgees: field.text('质权人'),
  pledgedFen: field.fen('出质股权数额'),
  securedFen: field.fen('被担保债权数额').nullable(),
  registeredOn: field.day('设立登记日期'),
  state: field.code('状态', pledgeStates),
})

export const listEquityPledges = listOperation({
  name: 'listEquityPledges',
  title: '股权出质登记清单',
  path: '/api/equity-pledges',
  permission: 'equity-pledge.read',
  row: EquityPledgeRow,
  filters: {
    state: field.code('状态', pledgeStates).optional(),
    registeredFrom: field.day('设立登记日期起').optional(),
    registeredTo: field.day('设立登记日期止').optional(),
  },
})

export const EquityPledge = EquityPledgeRow.extend({
  version: z.number(),
  equityKind: field.code('出质股权种类', equityKinds),
  pledgedShares: field.text('出质股份数（万股）').nullable(),
  maximumAmount: field.bool('最高额质权').nullable(),
  contractNo: field.text('主合同编号').nullable(),
  termFrom: field.day('债务履行期限起').nullable(),
  termTo: field.day('债务履行期限止').nullable(),
  cancelledOn: field.day('注销登记日期').nullable(),
  cancelReason: field.code('注销原因', cancelReasons).nullable(),
  revokedOn: field.day('撤销登记日期').nullable(),
  revokeBasis: field.text('撤销依据').nullable(),
  sourceSystem: field.text('上级系统').nullable(),
  externalNo: field.text('上级系统编号').nullable(),
  changes: z
    .array(
      z.object({
        changedOn: field.day('变更日期'),
        item: field.text('变更事项'),
        before: field.text('变更前').nullable(),
        after: field.text('变更后').nullable(),
      }),
    )
    .meta({ title: '变更登记', kind: 'lines' }),
})

export const getEquityPledge = detailOperation({
  name: 'getEquityPledge',
  title: '股权出质登记',
  path: '/api/equity-pledges/:id',
  permission: 'equity-pledge.read',
  ledger: { name: 'equity_pledge', changedBy: 'equity-pledge.register' },
  record: EquityPledge,
})

/** The establishment of a pledge, as a clerk enters it. Amounts in fen. */
export const registerEquityPledge = operation({
  name: 'registerEquityPledge',
  title: '股权出质设立登记',
  method: 'POST',
  path: '/api/equity-pledges',
  permission: 'equity-pledge.register',
  undo: true,
  input: z.object({
    regNo: field.text('质权登记编号'),
    companyCode: field.text('出质股权所在公司的统一社会信用代码'),
    equityKind: field.code('出质股权种类', equityKinds),
    pledgors: field.text('出质人'),
    pledgees: field.text('质权人'),
    pledgedFen: field.fen('出质股权数额'),
    maximumAmount: field.bool('最高额质权').default(false),
    securedFen: field.fen('被担保债权数额').optional(),
    contractNo: field.text('主合同编号').optional(),
    registeredOn: field.day('设立登记日期'),
    externalNo: field.text('上级系统编号').optional(),
  }),
  output: z.object({ id: z.string() }),
})
