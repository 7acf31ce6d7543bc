import { type Sentence, fig, parts } from '#kernel/narrative/sentence.ts'

export const permitNarrative: Sentence[] = [
  {
    section: '1.1',
    order: 30,
    lead: '办好民生许可。',
    parts: parts`把食品经营许可、小餐饮登记、食品小作坊登记放在一个窗口，专人指导、限时办理，今年以来为${fig('permits.food.completed.count')}家申请人办结审批，到期应办结的办结率为${fig('permits.food.completion.rate')}％。`,
  },
]
