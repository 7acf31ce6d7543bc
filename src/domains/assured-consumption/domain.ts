import { business, handle } from '#kernel/manifest/business.ts'
import {
  applyUnit,
  getUnit,
  listTargets,
  listUnits,
  recogniseUnit,
  reviewUnit,
  setTarget,
  withdrawUnit,
} from './contract.ts'
import { assuredLayout } from './exchange.ts'
import { assuredIndicators } from './indicators.ts'
import { assuredNarrative } from './narrative.ts'
import { assuredSection } from './party-section.ts'
import { assuredSeed } from './seed.ts'
import { apply, recognise, review, target, withdraw } from './service.ts'
import { assuredTasks } from './tasks.ts'
import { targetList, unitDetail, unitList } from './views.ts'

export default business({
  id: 'assured-consumption',
  title: '放心消费创建',
  group: '消费与民生',
  summary: '放心消费单位的申报、评审、认定、撤销，以及年度新增任务。',
  systems: ['S35'],
  permissions: {
    'assured-consumption.read': '查看放心消费创建',
    'assured-consumption.handle': '登记申报、评审、认定、撤销',
    'assured-consumption.plan': '下达年度任务',
  },
  operations: [
    handle(listUnits, (call, input) => call.read((q) => unitList(q, input, call.today))),
    handle(getUnit, (call, input) => call.read((q) => unitDetail(q, input.id, call.today))),
    handle(applyUnit, apply),
    handle(reviewUnit, review),
    handle(recogniseUnit, recognise),
    handle(withdrawUnit, withdraw),
    handle(listTargets, (call, input) => call.read((q) => targetList(q, input))),
    handle(setTarget, target),
  ],
  indicators: assuredIndicators,
  narrative: assuredNarrative,
  layouts: [assuredLayout],
  partySection: assuredSection,
  openTasks: assuredTasks,
  seed: assuredSeed,
})
