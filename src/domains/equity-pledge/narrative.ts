import { type Sentence, fig, parts } from '#kernel/narrative/sentence.ts'

export const equityPledgeNarrative: Sentence[] = [
  {
    section: '1.1',
    order: 20,
    lead: '拓宽融资渠道。',
    parts: parts`依托股权出质登记帮助企业以股权融资，今年以来办理股权出质登记${fig('equity.pledges.count')}件，出质股权数额${fig('equity.pledges.amount')}亿元，担保债权${fig('equity.pledges.secured_claims.amount')}亿元。`,
  },
]
