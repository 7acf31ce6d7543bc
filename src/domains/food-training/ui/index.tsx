import { combinePages, ledgerPages } from '#web/ledger-pages.tsx'
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
} from '../contract.ts'

const group = '食品安全'
const reading = 'food-training.read'
const permission = 'food-training.enter'
type Row = Readonly<Record<string, unknown>>
const there = (r: Row): boolean => r.state !== 'LEFT'
const registered = (r: Row): boolean => there(r) && r.registeredOn !== null

export default combinePages(
  ledgerPages({
    path: '/food-training-units',
    menu: { title: '培训考核单位', group, order: 20 },
    permission: reading,
    list: listTrainingUnits,
    detail: getTrainingUnit,
    create: { contract: enterTrainingUnit, title: '列入单位' },
    acts: [
      { contract: enterTrainingPerson, title: '登记人员', permission, when: there },
      { contract: leaveTrainingUnit, title: '退出名册', permission, when: there },
    ],
  }),
  ledgerPages({
    path: '/food-training-people',
    menu: { title: '食品安全管理人员', group, order: 21 },
    permission: reading,
    list: listTrainingPeople,
    detail: getTrainingPerson,
    bulk: [
      {
        contract: enterFoodTraining,
        title: '批量登记培训',
        each: (r) => ({ id: r.id }),
        name: (r) => r.personName as string,
      },
    ],
    acts: [
      {
        contract: registerTrainingPerson,
        title: '登记平台注册',
        permission,
        when: (r) => there(r) && r.registeredOn === null,
      },
      { contract: enterFoodTraining, title: '登记培训', permission, when: registered },
      { contract: enterFoodAssessment, title: '登记考核', permission, when: registered },
      { contract: leaveTrainingPerson, title: '登记离岗', permission, when: there },
    ],
  }),
)
