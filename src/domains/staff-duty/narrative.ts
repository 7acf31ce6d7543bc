import { type Sentence, claimed, fig, floorFig, parts } from '#kernel/narrative/sentence.ts'

export const staffDutyNarrative: Sentence[] = [
  {
    section: '1.8.1',
    order: 10,
    lead: '抓好学习教育。',
    parts: parts`为各党支部订购、发放指定教材${floorFig('party.study.textbooks.count')}册，党组理论学习中心组集中开展专题学习${fig('party.study.sessions.count')}期。`,
  },
  {
    section: '1.8.1',
    order: 20,
    lead: '抓实驻村帮扶。',
    parts: parts`选派${fig('party.village.cadres.count')}名干部脱产驻村${claimed('C17', '，承担的对口帮扶和驻村任务全部办结')}。`,
  },
  {
    section: '1.8.2',
    order: 10,
    parts: parts`配合政法队伍教育整顿，在登记册中核查政法队伍职工及其家属${fig('integrity.screening.persons.count')}人；对本系统人员及其家属核查${fig('integrity.screening.own.persons.count')}人，开展廉政谈话${fig('integrity.talks.count')}人次。`,
  },
  {
    section: '1.8.3',
    order: 10,
    parts: parts`各股室、各所围绕群众身边的腐败和作风问题自查${fig('integrity.selfchecks.count')}次${claimed('C18', '，没有发现问题')}。`,
  },
  {
    section: '1.9',
    order: 10,
    parts: parts`承担扫黑除恶、安全生产、禁毒、防艾、创建文明城市、巩固卫生县城等任务${fig('staffduty.county.tasks.count')}项，已完成${fig('staffduty.county.tasks.done.count')}项。`,
  },
]
