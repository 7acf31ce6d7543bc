import { ledgerPages } from '#web/ledger-pages.tsx'
import { getNotice, listNotices, publishNotice, withdrawNotice } from '../contract.ts'

export default ledgerPages({
  path: '/publicity-notices',
  menu: { title: '涉企信息公示', group: '信用监管', order: 55 },
  permission: 'publicity.read',
  list: listNotices,
  detail: getNotice,
  create: { contract: publishNotice, title: '登记公示', permission: 'publicity.publish' },
  ledger: 'publication_notice',
  acts: [
    {
      contract: withdrawNotice,
      title: '撤下公示',
      permission: 'publicity.withdraw',
      when: (r) => r.state === 'PUBLISHED',
    },
  ],
})
