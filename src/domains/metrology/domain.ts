import { business, handle } from '#kernel/manifest/business.ts'
import {
  applyTest,
  enterResult,
  getInstrument,
  getTest,
  listInstruments,
  listTests,
  registerInstrument,
  scrapInstrument,
  stopInstrument,
} from './contract.ts'
import { testLayout } from './exchange.ts'
import { metrologyIndicators, metrologyRules } from './indicators.ts'
import { metrologyLaw } from './law.ts'
import { metrologyNarrative } from './narrative.ts'
import { metrologySection } from './party-section.ts'
import { metrologySeed } from './seed.ts'
import { apply, register, result, scrap, stop } from './service.ts'
import { metrologyTasks } from './tasks.ts'
import { metrologyCheck, metrologyGatheringThemes } from './terms.ts'
import { instrumentDetail, instrumentList, testDetail, testList } from './views.ts'
import { metrologyWorklists } from './worklists.ts'

export default business({
  id: 'metrology',
  title: '计量监管',
  group: '消费与民生',
  summary: '计量器具台账，强制检定和校准从申请到证书，计量日现场检定，检定到期清单，计量监督检查。',
  systems: ['S39', 'S40', 'S41', 'S42', 'S43'],
  permissions: { 'metrology.read': '查看计量监管', 'metrology.enter': '登记计量器具、检定和校准' },
  operations: [
    handle(listInstruments, (call, input) => call.read((q) => instrumentList(q, input, call.today))),
    handle(getInstrument, (call, input) => call.read((q) => instrumentDetail(q, input.id, call.today))),
    handle(listTests, (call, input) => call.read((q) => testList(q, input, call.today))),
    handle(getTest, (call, input) => call.read((q) => testDetail(q, input.id, call.today))),
    handle(registerInstrument, register),
    handle(stopInstrument, stop),
    handle(scrapInstrument, scrap),
    handle(applyTest, apply),
    handle(enterResult, result),
  ],
  law: metrologyLaw,
  indicators: metrologyIndicators,
  rules: metrologyRules,
  narrative: metrologyNarrative,
  layouts: [testLayout],
  partySection: metrologySection,
  openTasks: metrologyTasks,
  worklists: metrologyWorklists,
  checkThemes: [metrologyCheck],
  gatheringThemes: metrologyGatheringThemes,
  seed: metrologySeed,
})
