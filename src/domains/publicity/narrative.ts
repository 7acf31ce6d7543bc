import { type Sentence, fig, parts } from '#kernel/narrative/sentence.ts'

export const publicityNarrative: Sentence[] = [
  {
    section: '1.2',
    order: 30,
    lead: '推动信用信息公开共享。',
    parts: parts`行政处罚、行政许可和检查结果依法归到企业名下，今年以来向社会公示行政处罚信息${fig('publicity.penalties.count')}条、行政许可信息${fig('publicity.licences.count')}条、抽检抽查信息${fig('publicity.checks.count')}条。`,
  },
]
