import { LawBook } from '#kernel/law/law-book.ts'
import { business, handle } from '#kernel/manifest/business.ts'
import { certificateLayout } from './certificate-exchange.ts'
import {
  acceptApplication,
  concludeApplication,
  getApplication,
  getCertificate,
  listApplications,
  listCertificates,
} from './contract.ts'
import { applicationLayout } from './exchange.ts'
import { permitIndicators } from './indicators.ts'
import { permitLaw } from './law.ts'
import { expiring, permitSection } from './party-section.ts'
import { permitNarrative } from './narrative.ts'
import { permitRestrictions } from './restrictions.ts'
import { permitSeed } from './seed.ts'
import { accept, conclude } from './service.ts'
import { permitTasks } from './tasks.ts'
import {
  applicationDetail,
  applicationList,
  certificateDetail,
  certificateList,
  expiringCertificates,
} from './views.ts'
import { permitWorklists } from './worklists.ts'

const shipped = new LawBook(permitLaw)

export default business({
  id: 'permit',
  title: '行政许可（食品经营等）',
  group: '市场准入',
  summary: '受理、核查、决定许可和登记申请，管许可证的一生。',
  systems: ['S09'],
  permissions: {
    'permit.read': '查看许可申请和许可证',
    'permit.accept': '受理许可申请',
    'permit.decide': '办结许可申请、发证',
  },
  operations: [
    handle(listApplications, (call, input) => call.read((q) => applicationList(q, input, call.today))),
    handle(getApplication, (call, input) => call.read((q) => applicationDetail(q, input.id, call.today))),
    handle(listCertificates, (call, input) =>
      call.read((q) => certificateList(q, input, call.today, call.house.law.number(expiring, call.today))),
    ),
    handle(getCertificate, (call, input) => call.read((q) => certificateDetail(q, input.id, call.today))),
    handle(acceptApplication, accept),
    handle(concludeApplication, conclude),
  ],
  law: permitLaw,
  indicators: permitIndicators,
  narrative: permitNarrative,
  layouts: [applicationLayout, certificateLayout],
  partySection: permitSection,
  restrictions: permitRestrictions,
  openTasks: permitTasks,
  worklists: permitWorklists,
  seed: permitSeed,
  home: async (q, today) => {
    const days = shipped.number(expiring, today)
    const count = await expiringCertificates(q, today, days)
    return [{ title: `${days} 日内到期的许可证`, count, link: '/permit-certificates?expiring=true', tone: 'amber' }]
  },
})
