import { business, handle } from '#kernel/manifest/business.ts'
import type { Call } from '#kernel/manifest/business.ts'
import {
  addWorker,
  endOperator,
  endRegime,
  enterBatch,
  enterSampling,
  getOperator,
  getRegime,
  getWorker,
  listOperators,
  listRegimes,
  listWorkers,
  registerOperator,
  startRegime,
  updateWorker,
} from './contract.ts'
import { coldChainIndicators, coldChainRules } from './indicators.ts'
import { coldChainLaw } from './law.ts'
import { coldChainNarrative } from './narrative.ts'
import { coldChainSection } from './party-section.ts'
import { coldChainSeed } from './seed.ts'
import { batch, end, finish, hire, register, sampling, start, update } from './service.ts'
import { coldChainTasks } from './tasks.ts'
import { coldChainGatheringThemes } from './terms.ts'
import { operatorDetail, operatorList, regimeDetail, regimeList, workerDetail, workerList } from './views.ts'

/** The months of the newest notice, also after it ended: a list of past years still tells who was due. */
const facts = (call: Call) => {
  const months = call.house.law.all().filter((v) => v.key === 'cold-chain.third-dose.months')
  return { today: call.today, months: Number(months.at(-1)!.value) }
}

export default business({
  id: 'cold-chain',
  title: '冷链食品和特殊监管状态',
  group: '疫情防控',
  summary: '特殊监管状态的启动和结束；冷链食品经营单位、从业人员接种和检测、进口批次单证、集中约谈。',
  systems: ['S28', 'S29', 'S30', 'S31'],
  permissions: {
    'cold-chain.read': '查看冷链食品监管',
    'cold-chain.enter': '登记冷链经营单位、人员、采样、批次',
    'cold-chain.regime': '启动、结束特殊监管状态',
  },
  operations: [
    handle(listOperators, (call, input) => call.read((q) => operatorList(q, input, call.today))),
    handle(getOperator, (call, input) => call.read((q) => operatorDetail(q, input.id, call.today))),
    handle(registerOperator, register),
    handle(endOperator, end),
    handle(enterSampling, sampling),
    handle(enterBatch, batch),
    handle(listWorkers, (call, input) => call.read((q) => workerList(q, input, facts(call)))),
    handle(getWorker, (call, input) => call.read((q) => workerDetail(q, input.id, facts(call)))),
    handle(addWorker, hire),
    handle(updateWorker, update),
    handle(listRegimes, (call, input) => call.read((q) => regimeList(q, input, call.today))),
    handle(getRegime, (call, input) => call.read((q) => regimeDetail(q, input.id, call.today))),
    handle(startRegime, start),
    handle(endRegime, finish),
  ],
  law: coldChainLaw,
  indicators: coldChainIndicators,
  rules: coldChainRules,
  narrative: coldChainNarrative,
  partySection: coldChainSection,
  openTasks: coldChainTasks,
  gatheringThemes: coldChainGatheringThemes,
  seed: coldChainSeed,
})
