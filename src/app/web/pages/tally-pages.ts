import { changeTally, dropTally, enterTally, getTally, listTallies } from '#kernel/tally/contract.ts'
import { ledgerPages } from '#web/ledger-pages.tsx'

/** What is known only as a number. */
export const tallyPages = ledgerPages({
  path: '/tallies',
  menu: { title: '计数登记', group: '监督检查', order: 90 },
  permission: 'tally.read',
  list: listTallies,
  detail: getTally,
  create: { contract: enterTally, title: '登记计数' },
  acts: [
    { contract: changeTally, title: '修改', permission: 'tally.enter', initial: (r) => ({ ...r }) },
    { contract: dropTally, title: '作废', permission: 'tally.enter' },
  ],
})
