import { business, handle } from '#kernel/manifest/business.ts'
import { enterResult, getObject, getTask, listObjects, listTasks, openTask } from './contract.ts'
import { objectLayout, taskLayout } from './exchange.ts'
import { randomInspectionIndicators, randomInspectionRules } from './indicators.ts'
import { randomInspectionLaw } from './law.ts'
import { randomInspectionNarrative } from './narrative.ts'
import { randomInspectionSeed } from './seed.ts'
import { enter, open } from './service.ts'
import { inspectionTasks } from './tasks.ts'
import { objectDetail, objectList, taskDetail, taskList } from './views.ts'
import { inspectionSection } from './party-section.ts'

export default business({
  id: 'random-inspection',
  title: '“双随机、一公开”抽查',
  group: '信用监管',
  summary: '抽查任务、随机抽取的对象、检查结果和公示，部门联合抽查在内。',
  systems: ['S13', 'S14'],
  permissions: {
    'random-inspection.read': '查看抽查任务与结果',
    'random-inspection.open': '登记抽查任务',
    'random-inspection.enter-result': '录入检查结果',
  },
  operations: [
    handle(listTasks, (call, input) => call.read((q) => taskList(q, input, call.today))),
    handle(getTask, (call, input) => call.read((q) => taskDetail(q, input.id, call.today))),
    handle(openTask, open),
    handle(listObjects, (call, input) => call.read((q) => objectList(q, input, call.today))),
    handle(getObject, (call, input) => call.read((q) => objectDetail(q, input.id, call.today))),
    handle(enterResult, enter),
  ],
  law: randomInspectionLaw,
  indicators: randomInspectionIndicators,
  rules: randomInspectionRules,
  narrative: randomInspectionNarrative,
  layouts: [taskLayout, objectLayout],
  partySection: inspectionSection,
  openTasks: inspectionTasks,
  seed: randomInspectionSeed,
})
