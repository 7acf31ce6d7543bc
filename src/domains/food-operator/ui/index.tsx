import { combinePages, ledgerPages } from '#web/ledger-pages.tsx'
import {
  confirmFoodGrading,
  endFoodOperator,
  getFoodGrading,
  getFoodOperator,
  listCateringRatings,
  listFoodGradings,
  listFoodOperators,
  rateCatering,
  registerFoodOperator,
  scoreFoodOperator,
} from '../contract.ts'
import { connectionFlow, gradingFlow, hasKitchen, kitchenFlow, operatorFlow, reportFlow } from '../rules.ts'
import {
  acceptOpenKitchen,
  buildOpenKitchen,
  connectFoodOperator,
  disconnectFoodOperator,
  followFoodSelfReport,
  getFoodConnection,
  getFoodSelfReport,
  getOpenKitchen,
  listFoodConnections,
  listFoodSelfReports,
  listOpenKitchens,
  putKitchenOnline,
  removeOpenKitchen,
  reviewFoodSelfReport,
  submitFoodSelfReport,
  takeKitchenOffline,
} from '../supervision-contract.ts'
import type { ConnectionState, GradingState, KitchenState, OperatorRole, OperatorState, ReportState } from '../terms.ts'

const group = '食品安全'
const permission = 'food-operator.read'
type Row = Readonly<Record<string, unknown>>
type OperatorAct = Parameters<typeof operatorFlow.allows>[1]
const operatorMay =
  (act: OperatorAct, also: (role: OperatorRole) => boolean = () => true) =>
  (r: Row) =>
    operatorFlow.allows(r.state as OperatorState, act) && also(r.role as OperatorRole)
const kitchenMay = (act: Parameters<typeof kitchenFlow.allows>[1]) => (r: Row) =>
  kitchenFlow.allows(r.state as KitchenState, act)
const partyName = (r: Row): string => (r.party as { name: string }).name
const entry = { permission: 'food-operator.register' }
const scoring = { permission: 'food-operator.score' }
const confirming = { permission: 'food-operator.confirm' }

export default combinePages(
  ledgerPages({
    path: '/food-operators',
    menu: { title: '食品生产经营者', group, order: 10 },
    permission,
    list: listFoodOperators,
    detail: getFoodOperator,
    create: { contract: registerFoodOperator, title: '登记食品生产经营者' },
    bulk: [{ contract: endFoodOperator, title: '批量终止', each: (r) => ({ id: r.id }), name: partyName }],
    acts: [
      { contract: scoreFoodOperator, title: '风险分级评分', ...scoring, when: operatorMay('score') },
      { contract: rateCatering, title: '餐饮评定', ...scoring, when: operatorMay('rate', (r) => r === 'CATERER') },
      { contract: connectFoodOperator, title: '接入电子监管', ...entry, when: operatorMay('connect') },
      { contract: submitFoodSelfReport, title: '登记自查报告', ...entry, when: operatorMay('report') },
      { contract: buildOpenKitchen, title: '登记明厨亮灶', ...entry, when: operatorMay('build', hasKitchen) },
      { contract: endFoodOperator, title: '终止经营', ...entry, when: operatorMay('end') },
    ],
  }),
  ledgerPages({
    path: '/food-gradings',
    menu: { title: '风险分级', group, order: 11 },
    permission,
    list: listFoodGradings,
    detail: getFoodGrading,
    bulk: [{ contract: confirmFoodGrading, title: '批量确认', each: (r) => ({ id: r.id }), name: partyName }],
    acts: [
      {
        contract: confirmFoodGrading,
        title: '确认等级',
        ...confirming,
        when: (r) => gradingFlow.allows(r.state as GradingState, 'confirm'),
      },
    ],
  }),
  ledgerPages({
    path: '/catering-ratings',
    menu: { title: '餐饮评定', group, order: 12 },
    permission,
    list: listCateringRatings,
  }),
  ledgerPages({
    path: '/food-connections',
    menu: { title: '食品电子监管', group, order: 13 },
    permission,
    list: listFoodConnections,
    detail: getFoodConnection,
    acts: [
      {
        contract: disconnectFoodOperator,
        title: '登记断开',
        ...entry,
        when: (r) => connectionFlow.allows(r.state as ConnectionState, 'end'),
      },
    ],
  }),
  ledgerPages({
    path: '/food-self-reports',
    menu: { title: '自查评价', group, order: 14 },
    permission,
    list: listFoodSelfReports,
    detail: getFoodSelfReport,
    bulk: [{ contract: reviewFoodSelfReport, title: '批量审核', each: (r) => ({ id: r.id }), name: partyName }],
    acts: [
      {
        contract: reviewFoodSelfReport,
        title: '审核',
        ...confirming,
        when: (r) => reportFlow.allows(r.state as ReportState, 'review'),
      },
      {
        contract: followFoodSelfReport,
        title: '核实整改',
        ...entry,
        when: (r) => reportFlow.allows(r.state as ReportState, 'follow'),
      },
    ],
  }),
  ledgerPages({
    path: '/open-kitchens',
    menu: { title: '明厨亮灶', group, order: 15 },
    permission,
    list: listOpenKitchens,
    detail: getOpenKitchen,
    acts: [
      { contract: acceptOpenKitchen, title: '验收', ...entry, when: kitchenMay('accept') },
      { contract: putKitchenOnline, title: '联网', ...entry, when: kitchenMay('online') },
      { contract: takeKitchenOffline, title: '登记断线', ...entry, when: kitchenMay('offline') },
      { contract: removeOpenKitchen, title: '拆除', ...entry, when: kitchenMay('remove') },
    ],
  }),
)
