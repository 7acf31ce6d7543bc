import { ledgerPages } from '#web/ledger-pages.tsx'
import { enterPublication, getNotice, listNotices, publishNotice, withdrawNotice } from '../contract.ts'

const named = {
  each: (r: Readonly<Record<string, unknown>>) => ({ id: r.id }),
  name: (r: Readonly<Record<string, unknown>>) => `${String(r.subjectName)} ${String(r.documentNo)}`,
}

export default ledgerPages({
  path: '/publicity-notices',
  menu: { title: '涉企信息公示', group: '信用监管', order: 55 },
  permission: 'publicity.read',
  list: listNotices,
  bulk: [
    { contract: enterPublication, title: '批量登记已公示', ...named },
    { contract: withdrawNotice, title: '批量撤下', ...named },
  ],
  detail: getNotice,
  create: { contract: publishNotice, title: '登记公示', permission: 'publicity.publish' },
  acts: [
    {
      contract: enterPublication,
      title: '登记已公示',
      permission: 'publicity.publish',
      when: (r) => r.state === 'PENDING' || r.state === 'OVERDUE',
      initial: (_, today) => ({ publishedOn: today, channel: 'GSXT' }),
    },
    {
      contract: withdrawNotice,
      title: '撤下公示',
      permission: 'publicity.withdraw',
      when: (r) => r.state === 'PUBLISHED',
    },
  ],
})
