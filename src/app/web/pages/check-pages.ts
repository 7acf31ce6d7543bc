import {
  changeCheckTask,
  closeCheckTask,
  dropCheck,
  dropCheckObject,
  enterCheck,
  getCheck,
  getCheckTask,
  getOrder,
  issueOrder,
  listCheckObjects,
  listChecks,
  listCheckTasks,
  listOrders,
  openCheckTask,
  recheckOrder,
  registerClue,
} from '#kernel/inspection/contract.ts'
import { combinePages, ledgerPages } from '#web/ledger-pages.tsx'

const group = '监督检查'
const permission = 'check.enter'
const isOpen = (r: Readonly<Record<string, unknown>>): boolean => r.state === 'OPEN'

/** Campaigns and routine checks, the checks made in them, and what was ordered to be put right. */
export const checkPages = combinePages(
  ledgerPages({
    path: '/check-tasks',
    menu: { title: '专项和日常检查', group, order: 10 },
    permission: 'check.read',
    list: listCheckTasks,
    detail: getCheckTask,
    create: { contract: openCheckTask, title: '发起检查' },
    related: [
      { title: '检查记录', path: '/checks', filter: 'task' },
      { title: '责令改正', path: '/orders', filter: 'task' },
    ],
    acts: [
      {
        contract: enterCheck,
        title: '录入检查',
        permission,
        initial: (_, today) => ({ visitedOn: today, method: 'ONSITE' }),
      },
      {
        contract: listCheckObjects,
        title: '列入检查对象',
        permission,
        when: isOpen,
        initial: (_, today) => ({ listedOn: today }),
      },
      {
        contract: dropCheckObject,
        title: '调整退出',
        permission,
        when: isOpen,
        initial: (_, today) => ({ droppedOn: today }),
      },
      { contract: changeCheckTask, title: '修改', permission: 'check.open', initial: (r) => ({ ...r }) },
      {
        contract: closeCheckTask,
        title: '完成',
        permission: 'check.open',
        when: isOpen,
        initial: (_, today) => ({ closedOn: today }),
      },
    ],
  }),
  ledgerPages({
    path: '/checks',
    menu: { title: '检查记录', group, order: 11 },
    permission: 'check.read',
    list: listChecks,
    detail: getCheck,
    acts: [
      {
        contract: issueOrder,
        title: '下达责令改正',
        permission,
        when: (r) => r.problem !== null,
        initial: (_, today) => ({ kind: 'RECTIFY', issuedOn: today }),
      },
      {
        contract: registerClue,
        title: '登记违法线索',
        permission,
        when: (r) => (r.findings as { clueNo: string | null }[]).some((f) => f.clueNo === null),
        initial: (_, today) => ({ clueOn: today }),
      },
      { contract: dropCheck, title: '作废', permission },
    ],
  }),
  ledgerPages({
    path: '/orders',
    menu: { title: '责令改正', group, order: 12 },
    permission: 'check.read',
    list: listOrders,
    detail: getOrder,
    sorts: ['issuedOn', 'dueOn'],
    acts: [
      {
        contract: recheckOrder,
        title: '登记复查',
        permission,
        when: (r) => r.state !== 'CLOSED',
        initial: (_, today) => ({ recheckedOn: today }),
      },
    ],
  }),
)
