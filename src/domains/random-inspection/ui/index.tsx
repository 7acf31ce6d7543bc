import { combinePages, ledgerPages } from '#web/ledger-pages.tsx'
import { enterResult, getObject, getTask, listObjects, listTasks, openTask } from '../contract.ts'

export default combinePages(
  ledgerPages({
    path: '/inspection-tasks',
    menu: { title: '双随机抽查任务', group: '信用监管', order: 50 },
    permission: 'random-inspection.read',
    list: listTasks,
    detail: getTask,
    create: { contract: openTask, title: '登记抽查任务', permission: 'random-inspection.open' },
  }),
  ledgerPages({
    path: '/inspection-objects',
    menu: { title: '抽查对象与结果', group: '信用监管', order: 51 },
    permission: 'random-inspection.read',
    list: listObjects,
    bulk: [
      {
        contract: enterResult,
        title: '批量录入结果',
        each: (r) => ({ id: r.id }),
        name: (r) => (r.party as { name: string }).name,
      },
    ],
    detail: getObject,
    acts: [
      {
        contract: enterResult,
        title: '录入检查结果',
        permission: 'random-inspection.enter-result',
        when: (r) => r.state === 'DRAWN' || r.state === 'CHECKED',
      },
    ],
  }),
)
