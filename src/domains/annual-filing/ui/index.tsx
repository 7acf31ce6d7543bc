import { combinePages, ledgerPages } from '#web/ledger-pages.tsx'
import {
  fileAnnualReport,
  getAnnualFiling,
  listAnnualFilings,
  listContacts,
  listNotFiled,
  recordContact,
} from '../contract.ts'

export default combinePages(
  ledgerPages({
    path: '/annual-filings',
    menu: { title: '年度报告', group: '信用监管', order: 40 },
    permission: 'annual-filing.read',
    list: listAnnualFilings,
    detail: getAnnualFiling,
    create: { contract: fileAnnualReport, title: '登记年度报告', permission: 'annual-filing.file' },
  }),
  ledgerPages({
    path: '/not-filed',
    menu: { title: '未年报名单', group: '信用监管', order: 41 },
    permission: 'annual-filing.read',
    list: listNotFiled,
    bulk: [
      {
        contract: recordContact,
        title: '批量登记催报',
        each: (r) => ({ partyCode: (r.party as { code: string }).code }),
        name: (r) => (r.party as { name: string }).name,
      },
    ],
  }),
  ledgerPages({
    path: '/annual-contacts',
    menu: { title: '年报宣传', group: '信用监管', order: 42 },
    permission: 'annual-filing.read',
    list: listContacts,
    create: { contract: recordContact, title: '登记年报宣传', permission: 'annual-filing.contact' },
  }),
)
