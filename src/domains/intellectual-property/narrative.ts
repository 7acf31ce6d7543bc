import { type Sentence, claimed, fig, parts } from '#kernel/narrative/sentence.ts'

export const ipNarrative: Sentence[] = [
  {
    section: '1.3',
    order: 40,
    lead: '把地方特产变成品牌。',
    parts: parts`一件一件辅导地理标志商标${claimed('C01', '，启动的全部完成申报')}；上门指导种植户${fig('ip.gi.mark_users.guided.count')}户使用地理标志专用标志${claimed('C02', '，上半年专利奖励申报完成')}。`,
  },
]
