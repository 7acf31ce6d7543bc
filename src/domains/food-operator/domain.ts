import { business, handle } from '#kernel/manifest/business.ts'
import { connect, connectionDetail, connectionList, disconnect } from './connections.ts'
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
} from './contract.ts'
import { foodOperatorRules } from './consistency.ts'
import { foodOperatorLayout } from './exchange.ts'
import { gradingLayout, ratingLayout } from './exchange-grading.ts'
import { connectionLayout, kitchenLayout, selfReportLayout } from './exchange-supervision.ts'
import { confirm, gradingDetail, gradingList, rate, ratingList, score } from './gradings.ts'
import { foodOperatorIndicators } from './indicators.ts'
import { accept, build, kitchenDetail, kitchenList, putOnline, remove, takeOffline } from './kitchens.ts'
import { foodOperatorLaw } from './law.ts'
import { foodOperatorNarrative } from './narrative.ts'
import { end, operatorDetail, operatorList, register } from './operators.ts'
import { foodOperatorSection } from './party-section.ts'
import { foodOperatorSeed } from './seed.ts'
import { follow, review, selfReportDetail, selfReportList, submit } from './self-reports.ts'
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
} from './supervision-contract.ts'
import { foodOperatorTasks } from './tasks.ts'

export default business({
  id: 'food-operator',
  title: '食品生产经营监管',
  group: '食品安全',
  summary: '食品生产经营者和食堂的名册，风险分级、餐饮评定、电子监管、自查评价和明厨亮灶。',
  systems: ['S44', 'S45', 'S46', 'S47', 'S50'],
  permissions: {
    'food-operator.read': '查看食品生产经营监管',
    'food-operator.register': '登记名册、电子监管、自查报告和明厨亮灶',
    'food-operator.score': '风险分级评分、餐饮评定',
    'food-operator.confirm': '确认风险等级、审核自查报告',
  },
  operations: [
    handle(listFoodOperators, (call, input) => call.read((q) => operatorList(q, input, call.today))),
    handle(getFoodOperator, (call, input) => call.read((q) => operatorDetail(q, input.id, call.today))),
    handle(registerFoodOperator, register),
    handle(endFoodOperator, end),
    handle(listFoodGradings, (call, input) => call.read((q) => gradingList(q, input, call.today))),
    handle(getFoodGrading, (call, input) => call.read((q) => gradingDetail(q, input.id, call.today))),
    handle(scoreFoodOperator, score),
    handle(confirmFoodGrading, confirm),
    handle(listCateringRatings, (call, input) => call.read((q) => ratingList(q, input))),
    handle(rateCatering, rate),
    handle(listFoodConnections, (call, input) =>
      call.read((q) => connectionList(q, input, { today: call.today, law: call.house.law })),
    ),
    handle(getFoodConnection, (call, input) =>
      call.read((q) => connectionDetail(q, input.id, { today: call.today, law: call.house.law })),
    ),
    handle(connectFoodOperator, connect),
    handle(disconnectFoodOperator, disconnect),
    handle(listFoodSelfReports, (call, input) => call.read((q) => selfReportList(q, input))),
    handle(getFoodSelfReport, (call, input) => call.read((q) => selfReportDetail(q, input.id))),
    handle(submitFoodSelfReport, submit),
    handle(reviewFoodSelfReport, review),
    handle(followFoodSelfReport, follow),
    handle(listOpenKitchens, (call, input) => call.read((q) => kitchenList(q, input, call.today))),
    handle(getOpenKitchen, (call, input) => call.read((q) => kitchenDetail(q, input.id, call.today))),
    handle(buildOpenKitchen, build),
    handle(acceptOpenKitchen, accept),
    handle(putKitchenOnline, putOnline),
    handle(takeKitchenOffline, takeOffline),
    handle(removeOpenKitchen, remove),
  ],
  law: foodOperatorLaw,
  indicators: foodOperatorIndicators,
  rules: foodOperatorRules,
  narrative: foodOperatorNarrative,
  layouts: [foodOperatorLayout, gradingLayout, ratingLayout, connectionLayout, kitchenLayout, selfReportLayout],
  partySection: foodOperatorSection,
  openTasks: foodOperatorTasks,
  seed: foodOperatorSeed,
})
