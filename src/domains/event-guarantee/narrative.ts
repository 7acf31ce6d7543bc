import { type Sentence, claimed, fig, parts } from '#kernel/narrative/sentence.ts'

export const eventGuaranteeNarrative: Sentence[] = [
  {
    section: '1.6.1',
    order: 70,
    lead: '守好节日和重大活动的餐桌。',
    parts: parts`对节假日、会议、赛事和考试供餐提前评估、定点检查、现场值守，今年以来完成食品安全保障${fig('events.food_guarantee.count')}次${claimed('C09', '，全县没有发生食品安全事故')}。`,
  },
]
