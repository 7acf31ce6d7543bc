import { business, handle } from '#kernel/manifest/business.ts'
import {
  advanceMark,
  advanceUser,
  closeBatch,
  declareReward,
  getBatch,
  getMark,
  getUser,
  guideUser,
  listBatches,
  listMarks,
  listUsers,
  openBatch,
  prepareMark,
} from './contract.ts'
import { ipIndicators, ipRules } from './indicators.ts'
import { ipNarrative } from './narrative.ts'
import { ipSection } from './party-section.ts'
import { ipSeed } from './seed.ts'
import { advance, advanceUse, close, declare, guide, open, prepare } from './service.ts'
import { ipGatheringThemes } from './terms.ts'
import { batchDetail, batchList, markDetail, markList, userDetail, userList } from './views.ts'

export default business({
  id: 'intellectual-property',
  title: '知识产权服务',
  group: '质量与知识产权',
  summary: '地理标志商标申报，专用标志使用指导，专利奖励申报，知识产权周和品牌日宣传。',
  systems: ['S24', 'S25', 'S26', 'S27', 'S82'],
  permissions: {
    'intellectual-property.read': '查看知识产权服务',
    'intellectual-property.enter': '登记商标、专用标志、专利奖励',
  },
  operations: [
    handle(listMarks, (call, input) => call.read((q) => markList(q, input, call.today))),
    handle(getMark, (call, input) => call.read((q) => markDetail(q, input.id, call.today))),
    handle(prepareMark, prepare),
    handle(advanceMark, advance),
    handle(listUsers, (call, input) => call.read((q) => userList(q, input, call.today))),
    handle(getUser, (call, input) => call.read((q) => userDetail(q, input.id, call.today))),
    handle(guideUser, guide),
    handle(advanceUser, advanceUse),
    handle(listBatches, (call, input) => call.read((q) => batchList(q, input, call.today))),
    handle(getBatch, (call, input) => call.read((q) => batchDetail(q, input.id, call.today))),
    handle(openBatch, open),
    handle(declareReward, declare),
    handle(closeBatch, close),
  ],
  indicators: ipIndicators,
  rules: ipRules,
  narrative: ipNarrative,
  partySection: ipSection,
  gatheringThemes: ipGatheringThemes,
  seed: ipSeed,
})
