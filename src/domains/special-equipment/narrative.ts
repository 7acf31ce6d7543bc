import { type Sentence, fig, parts } from '#kernel/narrative/sentence.ts'

export const specialEquipmentNarrative: Sentence[] = [
  {
    section: '1.6.3',
    order: 10,
    lead: '盯住高风险设备。',
    parts: parts`围绕电梯、叉车、锅炉、大型游乐设施等开展现场安全监督检查，检查使用单位${fig('se.users.inspected.count')}家，形成现场监督检查记录${fig('se.inspections.records.count')}份，下达《特种设备安全监察指令书》${fig('se.orders.issued.count')}份，逐份复查销号。`,
  },
  {
    section: '1.6.3',
    order: 30,
    lead: '教会使用单位自己管。',
    parts: parts`请检验机构专家讲课，举办特种设备安全培训${fig('se.trainings.count')}次。`,
  },
]
