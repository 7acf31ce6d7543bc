import { type Sentence, fig, parts } from '#kernel/narrative/sentence.ts'

export const qualityNarrative: Sentence[] = [
  {
    section: '1.3',
    order: 10,
    lead: '帮企业提质量、创品牌。',
    parts: parts`组织企业参加质量体系认证和认证认可培训班${fig('quality.certification.training.attendances')}家次，一对一引导木制品企业${fig('quality.brand.guided.count')}家开展区域品牌认证。`,
  },
]
