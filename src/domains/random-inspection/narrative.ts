import { type Sentence, fig, parts } from '#kernel/narrative/sentence.ts'

export const randomInspectionNarrative: Sentence[] = [
  {
    section: '1.2',
    order: 20,
    lead: '规范“双随机、一公开”监管。',
    parts: parts`全年承接和发起抽查任务${fig('doublerandom.tasks.count')}项，随机抽取检查对象${fig('doublerandom.objects.drawn.count')}家，检查并公示结果${fig('doublerandom.objects.published.count')}家，公示率${fig('doublerandom.publication.rate')}％；其中牵头开展部门联合抽查${fig('doublerandom.joint.tasks.count')}项，抽取对象${fig('doublerandom.joint.objects.drawn.count')}家，公示率${fig('doublerandom.joint.publication.rate')}％。`,
  },
]
