import { business, handle } from '#kernel/manifest/business.ts'
import {
  addTask,
  closeDisposal,
  deliverResult,
  enterReport,
  enterRetest,
  enterSample,
  explainSurplus,
  extendDisposal,
  getSample,
  getTask,
  listSamples,
  listTasks,
  publishResult,
} from './contract.ts'
import { samplingLayouts } from './exchange.ts'
import { samplingIndicators } from './indicators.ts'
import { samplingRules } from './consistency.ts'
import { samplingLaw } from './law.ts'
import { samplingNarrative } from './narrative.ts'
import { samplingSection } from './party-section.ts'
import { samplingSeed } from './seed.ts'
import { close, deliver, enter, explain, extend, plan, publish, report, retest } from './service.ts'
import { samplingTasks } from './tasks.ts'
import { sampleDetail, sampleList, taskDetail, taskList } from './views.ts'

export default business({
  id: 'sampling',
  title: '抽样检验',
  group: '执法办案',
  summary: '按年度计划抽样检验食品、药品和产品，处置不合格样品，公布结果。',
  systems: ['S68', 'S69', 'S70', 'S83'],
  permissions: {
    'sampling.read': '查看抽样检验',
    'sampling.plan': '登记抽检任务',
    'sampling.enter': '登记抽样、报告和核查处置',
  },
  operations: [
    handle(listTasks, (call, input) => call.read((q) => taskList(q, input, call.today))),
    handle(getTask, (call, input) => call.read((q) => taskDetail(q, input.id, call.today))),
    handle(addTask, plan),
    handle(explainSurplus, explain),
    handle(listSamples, (call, input) => call.read((q) => sampleList(q, input, call.today, call.house.law))),
    handle(getSample, (call, input) => call.read((q) => sampleDetail(q, input.id, call.today, call.house.law))),
    handle(enterSample, enter),
    handle(enterReport, report),
    handle(deliverResult, deliver),
    handle(enterRetest, retest),
    handle(extendDisposal, extend),
    handle(closeDisposal, close),
    handle(publishResult, publish),
  ],
  law: samplingLaw,
  indicators: samplingIndicators,
  rules: samplingRules,
  narrative: samplingNarrative,
  layouts: samplingLayouts,
  partySection: samplingSection,
  openTasks: samplingTasks,
  seed: samplingSeed,
})
