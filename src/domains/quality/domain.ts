import { business, handle } from '#kernel/manifest/business.ts'
import {
  advanceAward,
  advanceBrand,
  applyAward,
  getAward,
  getBrand,
  guideBrand,
  listAwards,
  listBrands,
} from './contract.ts'
import { qualityIndicators } from './indicators.ts'
import { qualityNarrative } from './narrative.ts'
import { qualitySection } from './party-section.ts'
import { qualitySeed } from './seed.ts'
import { advance, apply, guide, judge } from './service.ts'
import { qualityCheckThemes, qualityGatheringThemes } from './terms.ts'
import { awardDetail, awardList, brandDetail, brandList } from './views.ts'

export default business({
  id: 'quality',
  title: '质量发展',
  group: '质量与知识产权',
  summary: '区域品牌认证引导，县长质量奖评定，认证认可培训、标准化会议、质量月的主题，产品质量和认证检查的主题。',
  systems: ['S19', 'S20', 'S21', 'S23', 'S83', 'S84'],
  permissions: { 'quality.read': '查看质量发展', 'quality.enter': '登记品牌认证、质量奖' },
  operations: [
    handle(listBrands, (call, input) => call.read((q) => brandList(q, input, call.today))),
    handle(getBrand, (call, input) => call.read((q) => brandDetail(q, input.id, call.today))),
    handle(guideBrand, guide),
    handle(advanceBrand, advance),
    handle(listAwards, (call, input) => call.read((q) => awardList(q, input, call.today))),
    handle(getAward, (call, input) => call.read((q) => awardDetail(q, input.id, call.today))),
    handle(applyAward, apply),
    handle(advanceAward, judge),
  ],
  indicators: qualityIndicators,
  narrative: qualityNarrative,
  partySection: qualitySection,
  checkThemes: qualityCheckThemes,
  gatheringThemes: qualityGatheringThemes,
  seed: qualitySeed,
})
