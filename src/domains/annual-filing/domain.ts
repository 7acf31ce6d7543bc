import { business, handle } from '#kernel/manifest/business.ts'
import {
  fileAnnualReport,
  getAnnualFiling,
  listAnnualFilings,
  listContacts,
  listNotFiled,
  recordContact,
} from './contract.ts'
import { annualFilingLayout, contactLayout } from './exchange.ts'
import { annualFilingIndicators, annualFilingTallies } from './indicators.ts'
import { annualFilingLaw } from './law.ts'
import { annualFilingMessaging } from './messaging.ts'
import { annualFilingNarrative } from './narrative.ts'
import { annualFilingSeed } from './seed.ts'
import { contact, file } from './service.ts'
import { annualFilingTasks } from './tasks.ts'
import { contactList, filingDetail, filingList, notFiledList } from './views.ts'
import { annualFilingSection } from './party-section.ts'
import { annualFilingWorklists } from './worklists.ts'

export default business({
  id: 'annual-filing',
  title: '年度报告',
  group: '信用监管',
  summary: '谁应报、谁已报、谁逾期，以及年报期间的短信、电话和现场指导。',
  systems: ['S11', 'S12'],
  permissions: {
    'annual-filing.read': '查看年度报告',
    'annual-filing.file': '登记年度报告',
    'annual-filing.contact': '登记年报宣传',
  },
  operations: [
    handle(listAnnualFilings, (call, input) => call.read((q) => filingList(q, input, call.today, call.house.law))),
    handle(getAnnualFiling, (call, input) => call.read((q) => filingDetail(q, input.id, call.today, call.house.law))),
    handle(fileAnnualReport, file),
    handle(listNotFiled, (call, input) => call.read((q) => notFiledList(q, input, call.today))),
    handle(listContacts, (call, input) => call.read((q) => contactList(q, input))),
    handle(recordContact, contact),
  ],
  law: annualFilingLaw,
  indicators: annualFilingIndicators,
  narrative: annualFilingNarrative,
  messaging: annualFilingMessaging,
  layouts: [annualFilingLayout, contactLayout],
  partySection: annualFilingSection,
  tallySubjects: annualFilingTallies,
  openTasks: annualFilingTasks,
  worklists: annualFilingWorklists,
  seed: annualFilingSeed,
})
