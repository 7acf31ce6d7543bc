import { type Sentence, claimed, fig, parts } from '#kernel/narrative/sentence.ts'

export const coldChainNarrative: Sentence[] = [
  {
    section: '1.4.1',
    order: 10,
    lead: '管住冷链食品。',
    parts: parts`召集冷链食品经营单位${fig('coldchain.operators.interviewed.count')}家负责人集中约谈，现场教会使用追溯平台；从业人员、进口食品和环境按周按月采样检测。`,
  },
  {
    section: '1.4.1',
    order: 20,
    lead: '护住从业人员。',
    parts: parts`全县冷链食品经营单位${fig('coldchain.operators.count')}家，直接接触冷链食品的从业人员${fig('coldchain.workers.direct_contact.count')}个${claimed('C03', '，符合条件的全部完成接种')}，到期的逐人通知加强接种。`,
  },
]
