import { ledgerPages } from '#web/ledger-pages.tsx'
import { getEquityPledge, listEquityPledges, registerEquityPledge } from '../contract.ts'

export default ledgerPages({
  path: '/equity-pledges',
  menu: { title: '股权出质登记', group: '市场准入', order: 30 },
  permission: 'equity-pledge.read',
  list: listEquityPledges,
  detail: getEquityPledge,
  create: { contract: registerEquityPledge, title: '登记股权出质', permission: 'equity-pledge.register' },
})
