import { type Sentence, fig, parts } from '#kernel/narrative/sentence.ts'

export const assuredNarrative: Sentence[] = [
  {
    section: '1.5.1',
    order: 20,
    parts: parts`推进“放心消费”创建，在重点行业、重点领域和重点消费场所新增放心消费单位${fig('assured.units.new.count')}户，在电子商务领域新增${fig('assured.units.ecommerce.count')}户。`,
  },
]
