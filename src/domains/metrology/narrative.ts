import { type Sentence, claimed, fig, parts } from '#kernel/narrative/sentence.ts'

export const metrologyNarrative: Sentence[] = [
  {
    section: '1.5.3',
    order: 10,
    parts: parts`强制检定计量器具${fig('metrology.mandatory.verified.count')}台（件）${claimed('C07', '，申请的都按时检定')}；到学校、医院、农贸市场校准电子体温枪和红外测温仪${fig('metrology.thermometers.calibrated.count')}台件；5·20世界计量日把检定台搬进市场，现场检定在用台秤${fig('metrology.day520.scales.count')}台（件）。`,
  },
]
