import { combinePages, ledgerPages } from '#web/ledger-pages.tsx'
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
} from '../contract.ts'

const permission = 'sampling.enter'
const failed = (r: Readonly<Record<string, unknown>>): boolean => r.state === 'TO_DELIVER' || r.state === 'DISPOSING'

export default combinePages(
  ledgerPages({
    path: '/samples',
    menu: { title: '抽样检验', group: '执法办案', order: 30 },
    permission: 'sampling.read',
    list: listSamples,
    detail: getSample,
    create: { contract: enterSample, title: '登记抽样单' },
    bulk: [
      {
        contract: publishResult,
        title: '批量登记公布',
        each: (r) => ({ id: r.id }),
        name: (r) => `${String(r.formNo)} ${String(r.productName)}`,
      },
    ],
    acts: [
      { contract: enterReport, title: '登记检验报告', permission, when: (r) => r.reportedOn === null },
      { contract: deliverResult, title: '登记结果送达', permission, when: (r) => r.state === 'TO_DELIVER' },
      { contract: closeDisposal, title: '办结核查处置', permission, when: (r) => r.state === 'DISPOSING' },
      { contract: enterRetest, title: '登记复检结论', permission, when: (r) => failed(r) && r.retestedOn === null },
      { contract: extendDisposal, title: '延长处置期限', permission, when: failed },
      {
        contract: publishResult,
        title: '登记结果公布',
        permission,
        when: (r) => r.reportedOn !== null && r.publishedOn === null && r.purpose !== 'MONITORING',
      },
    ],
  }),
  ledgerPages({
    path: '/sampling-tasks',
    menu: { title: '抽检任务', group: '执法办案', order: 31 },
    permission: 'sampling.read',
    list: listTasks,
    detail: getTask,
    create: { contract: addTask, title: '登记抽检任务' },
    acts: [
      {
        contract: explainSurplus,
        title: '说明超额完成',
        permission: 'sampling.plan',
        when: (r) => Number(r.done) > Number(r.batches),
      },
    ],
  }),
)
