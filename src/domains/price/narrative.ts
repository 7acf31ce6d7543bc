import { type Sentence, fig, floorFig, parts } from '#kernel/narrative/sentence.ts'

export const priceNarrative: Sentence[] = [
  {
    section: '1.5.2',
    order: 10,
    parts: parts`盯住节日、赛事和防疫用品，检查农贸市场${fig('price.checks.farmers_market.visits')}家次、商超${fig('price.checks.supermarket.visits')}家次、药店${fig('price.checks.pharmacy.visits')}家次，住宿、餐饮、零售等其他经营主体${fig('price.checks.other.visits')}家次；集中约谈住宿行业${floorFig('price.interviews.lodging.count')}家企业负责人，当场送达提醒告诫书。`,
  },
]
