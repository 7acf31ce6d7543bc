import { type Sentence, fig, parts } from '#kernel/narrative/sentence.ts'

export const foodTrainingNarrative: Sentence[] = [
  {
    section: '1.6.1',
    order: 60,
    lead: '管好食品安全管理人员。',
    parts: parts`餐饮服务经营企业和单位食堂的食品安全管理人员一律上平台注册、参加培训和考核，已注册${fig('foodtraining.registered.count')}家，注册率${fig('foodtraining.registered.rate')}％；已培训${fig('foodtraining.trained.count')}家，培训率${fig('foodtraining.trained.rate')}％；已考核${fig('foodtraining.assessed.count')}家，考核率${fig('foodtraining.assessed.rate')}％。`,
  },
]
