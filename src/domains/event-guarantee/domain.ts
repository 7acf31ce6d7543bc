import { business, handle } from '#kernel/manifest/business.ts'
import {
  addGuaranteeSite,
  cancelGuarantee,
  checkGuaranteeSite,
  closeGuarantee,
  concludeFoodAccident,
  correctGuaranteeSite,
  getFoodAccident,
  getGuarantee,
  getGuaranteeSite,
  listFoodAccidents,
  listGuaranteeSites,
  listGuarantees,
  planGuarantee,
  registerGuarantee,
  reportEventAccident,
  reportFoodAccident,
} from './contract.ts'
import { guaranteeLayout } from './exchange.ts'
import { eventGuaranteeIndicators, noAccident } from './indicators.ts'
import { eventGuaranteeLaw } from './law.ts'
import { eventGuaranteeNarrative } from './narrative.ts'
import { eventGuaranteeSection } from './party-section.ts'
import { eventGuaranteeSeed } from './seed.ts'
import {
  addSite,
  cancel,
  checkSite,
  close,
  conclude,
  correctSite,
  plan,
  register,
  reportAccident,
  reportAccidentAt,
} from './service.ts'
import { eventGuaranteeTasks } from './tasks.ts'
import { accidentDetail, accidentList, guaranteeDetail, guaranteeList, siteDetail, siteList } from './views.ts'

export default business({
  id: 'event-guarantee',
  title: '重大活动食品安全保障',
  group: '食品安全',
  summary: '节假日和重大活动的食品安全保障：评估、方案、点位检查、值守、总结，和食品安全事故。',
  systems: ['S52'],
  permissions: { 'event-guarantee.read': '查看重大活动保障', 'event-guarantee.enter': '登记保障任务、点位和事故' },
  operations: [
    handle(listGuarantees, (call, input) => call.read((q) => guaranteeList(q, input, call.today))),
    handle(getGuarantee, (call, input) => call.read((q) => guaranteeDetail(q, input.id, call.today))),
    handle(registerGuarantee, register),
    handle(planGuarantee, plan),
    handle(closeGuarantee, close),
    handle(cancelGuarantee, cancel),
    handle(addGuaranteeSite, addSite),
    handle(listGuaranteeSites, (call, input) => call.read((q) => siteList(q, input))),
    handle(getGuaranteeSite, (call, input) => call.read((q) => siteDetail(q, input.id))),
    handle(checkGuaranteeSite, checkSite),
    handle(correctGuaranteeSite, correctSite),
    handle(listFoodAccidents, (call, input) =>
      call.read((q) => accidentList(q, input, { today: call.today, law: call.house.law })),
    ),
    handle(getFoodAccident, (call, input) =>
      call.read((q) => accidentDetail(q, input.id, { today: call.today, law: call.house.law })),
    ),
    handle(reportFoodAccident, reportAccident),
    handle(reportEventAccident, reportAccidentAt),
    handle(concludeFoodAccident, conclude),
  ],
  law: eventGuaranteeLaw,
  indicators: eventGuaranteeIndicators,
  rules: [noAccident],
  narrative: eventGuaranteeNarrative,
  layouts: [guaranteeLayout],
  partySection: eventGuaranteeSection,
  openTasks: eventGuaranteeTasks,
  seed: eventGuaranteeSeed,
})
