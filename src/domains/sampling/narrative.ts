import { type Sentence, fig, parts } from '#kernel/narrative/sentence.ts'

export const samplingNarrative: Sentence[] = [
  {
    section: '1.7.5',
    order: 10,
    parts: parts`全年承担食品及食用农产品抽检任务${fig('sampling.food.planned.batches')}批次，已完成${fig('sampling.food.done.batches')}批次，完成率${fig('sampling.food.done.rate')}％；承担药品零售和使用环节质量抽检任务${fig('sampling.drug.planned.batches')}批次，已完成${fig('sampling.drug.done.batches')}批次。发现不合格食品${fig('sampling.food.failed.count')}件，其中${fig('sampling.food.failed.disposed.count')}件处置完毕，${fig('sampling.food.failed.pending.count')}件正在处置。`,
  },
]
