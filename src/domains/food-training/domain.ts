import { business, handle } from '#kernel/manifest/business.ts'
import {
  enterFoodAssessment,
  enterFoodTraining,
  enterTrainingPerson,
  enterTrainingUnit,
  getTrainingPerson,
  getTrainingUnit,
  leaveTrainingPerson,
  leaveTrainingUnit,
  listTrainingPeople,
  listTrainingUnits,
  registerTrainingPerson,
} from './contract.ts'
import { foodTrainingLayout } from './exchange.ts'
import { foodTrainingIndicators, stepsInOrder } from './indicators.ts'
import { foodTrainingLaw } from './law.ts'
import { foodTrainingNarrative } from './narrative.ts'
import { foodTrainingSection } from './party-section.ts'
import { foodTrainingSeed } from './seed.ts'
import { assess, enterPerson, enterUnit, leavePerson, leaveUnit, registerPerson, train } from './service.ts'
import { foodTrainingTasks } from './tasks.ts'
import { personDetail, personList, unitDetail, unitList } from './views.ts'

export default business({
  id: 'food-training',
  title: '食品安全人员培训考核',
  group: '食品安全',
  summary: '餐饮服务经营企业和单位食堂的食品安全管理人员注册、培训、考核。',
  systems: ['S51'],
  permissions: { 'food-training.read': '查看培训考核', 'food-training.enter': '登记单位、人员、培训和考核' },
  operations: [
    handle(listTrainingUnits, (call, input) => call.read((q) => unitList(q, input, call.today))),
    handle(getTrainingUnit, (call, input) => call.read((q) => unitDetail(q, input.id, call.today))),
    handle(enterTrainingUnit, enterUnit),
    handle(leaveTrainingUnit, leaveUnit),
    handle(listTrainingPeople, (call, input) => call.read((q) => personList(q, input, call.today))),
    handle(getTrainingPerson, (call, input) =>
      call.read((q) => personDetail(q, input.id, { today: call.today, law: call.house.law })),
    ),
    handle(enterTrainingPerson, enterPerson),
    handle(registerTrainingPerson, registerPerson),
    handle(enterFoodTraining, train),
    handle(enterFoodAssessment, assess),
    handle(leaveTrainingPerson, leavePerson),
  ],
  law: foodTrainingLaw,
  indicators: foodTrainingIndicators,
  rules: [stepsInOrder],
  narrative: foodTrainingNarrative,
  layouts: [foodTrainingLayout],
  partySection: foodTrainingSection,
  openTasks: foodTrainingTasks,
  seed: foodTrainingSeed,
})
