import { business, handle } from '#kernel/manifest/business.ts'
import { enterPublication, getNotice, listNotices, publishNotice, withdrawNotice } from './contract.ts'
import { checkNoticeLayout, licenceNoticeLayout, penaltyNoticeLayout } from './exchange.ts'
import { publicityIndicators } from './indicators.ts'
import { publicityLaw } from './law.ts'
import { publicityNarrative } from './narrative.ts'
import { publicitySeed } from './seed.ts'
import { enterPublished, publish, withdraw } from './service.ts'
import { publicityTasks } from './tasks.ts'
import { noticeDetail, noticeList } from './views.ts'
import { publicitySection } from './party-section.ts'

export default business({
  id: 'publicity',
  title: '涉企信息公示',
  group: '信用监管',
  summary: '行政处罚、行政许可、抽查抽检结果的公示、撤下和期限。',
  systems: ['S15'],
  permissions: {
    'publicity.read': '查看涉企信息公示',
    'publicity.publish': '登记公示',
    'publicity.withdraw': '撤下公示',
  },
  operations: [
    handle(listNotices, (call, input) => call.read((q) => noticeList(q, input, call.today))),
    handle(getNotice, (call, input) => call.read((q) => noticeDetail(q, input.id, call.today))),
    handle(publishNotice, publish),
    handle(enterPublication, enterPublished),
    handle(withdrawNotice, withdraw),
  ],
  law: publicityLaw,
  indicators: publicityIndicators,
  narrative: publicityNarrative,
  layouts: [penaltyNoticeLayout, licenceNoticeLayout, checkNoticeLayout],
  partySection: publicitySection,
  openTasks: publicityTasks,
  seed: publicitySeed,
})
