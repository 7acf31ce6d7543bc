import { type Sentence, fig, parts } from '#kernel/narrative/sentence.ts'

export const foodOperatorNarrative: Sentence[] = [
  {
    section: '1.6.1',
    order: 10,
    lead: '压实企业责任。',
    parts: parts`指导食品生产经营者按期自查、如实报告，对报告的隐患逐条跟进到整改。`,
  },
  {
    section: '1.6.1',
    order: 20,
    lead: '按风险配置监管力量。',
    parts: parts`食品经营者风险分级率为${fig('foodrisk.operators.graded.rate')}％；电子监管覆盖了${fig('esupervision.food_makers.coverage.rate')}％的食品生产企业和${fig('esupervision.food_operators.coverage.rate')}％的食品经营者；评定餐饮服务经营者风险等级${fig('foodrisk.catering.rated.count')}家，占应评定数的${fig('foodrisk.catering.rated.rate')}％。`,
  },
  {
    section: '1.6.1',
    order: 50,
    lead: '推进学校食堂“明厨亮灶”。',
    parts: parts`会同教育部门让学校后厨看得见，已有${fig('brightkitchen.canteens.count')}家学校食堂建成“明厨亮灶”，占在营食堂的${fig('brightkitchen.canteens.rate')}％，其中${fig('brightkitchen.online.canteens.count')}家接入“互联网＋明厨亮灶”，占${fig('brightkitchen.online.canteens.rate')}％。`,
  },
]
