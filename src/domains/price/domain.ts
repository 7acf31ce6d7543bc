import { business } from '#kernel/manifest/business.ts'
import { priceIndicators } from './indicators.ts'
import { priceLaw } from './law.ts'
import { priceNarrative } from './narrative.ts'
import { priceSeed } from './seed.ts'
import { priceCheck, priceGatheringThemes } from './terms.ts'

export default business({
  id: 'price',
  title: '价格监管',
  group: '消费与民生',
  summary: '价格监督检查和价格约谈、提醒告诫书：主题和数字；检查、约谈的记录由监督检查和活动台账登记。',
  systems: ['S37', 'S38'],
  permissions: {},
  operations: [],
  law: priceLaw,
  indicators: priceIndicators,
  narrative: priceNarrative,
  checkThemes: [priceCheck],
  gatheringThemes: priceGatheringThemes,
  seed: priceSeed,
})
