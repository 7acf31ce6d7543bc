import { type Sentence, fig, parts } from '#kernel/narrative/sentence.ts'

export const creditListNarrative: Sentence[] = [
  {
    section: '1.2',
    order: 31,
    parts: parts`落实信用约束，今年以来列入经营异常名录的企业有${fig('abnormal.enterprise.listed.count')}家、农民专业合作社有${fig('abnormal.cooperative.listed.count')}家，标记为经营异常状态的个体工商户有${fig('abnormal.individual.marked.count')}家，对在列主体依法予以限制。`,
  },
]
