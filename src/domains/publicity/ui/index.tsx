import { ledgerPages } from '#web/ledger-pages.tsx'
import { getNotice, listNotices, publishNotice, withdrawNotice } from '../contract.ts'

/** Without what the record leaves open: the form asks for that. */
const filled = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, v]) => v !== null && v !== undefined))

export default ledgerPages({
  path: '/publicity-notices',
  menu: { title: '涉企信息公示', group: '信用监管', order: 55 },
  permission: 'publicity.read',
  list: listNotices,
  bulk: [
    {
      contract: withdrawNotice,
      title: '批量撤下',
      each: (r) => ({ id: r.id }),
      name: (r) => `${String(r.subjectName)} ${String(r.documentNo)}`,
    },
  ],
  detail: getNotice,
  create: { contract: publishNotice, title: '登记公示', permission: 'publicity.publish' },
  acts: [
    {
      contract: publishNotice,
      title: '登记已公示',
      permission: 'publicity.publish',
      when: (r) => r.state === 'PENDING' || r.state === 'OVERDUE',
      fixed: ({ kind, subjectName, subjectCode, documentNo, documentOn, simpleProcedure, externalNo }) =>
        filled({ kind, subjectName, subjectCode, documentNo, documentOn, simpleProcedure, externalNo }),
      initial: ({ weight, content }, today) => filled({ weight, content, publishedOn: today, channel: 'GSXT' }),
    },
    {
      contract: withdrawNotice,
      title: '撤下公示',
      permission: 'publicity.withdraw',
      when: (r) => r.state === 'PUBLISHED',
    },
  ],
})
