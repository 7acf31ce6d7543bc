import { combinePages, ledgerPages } from '#web/ledger-pages.tsx'
import {
  addItem,
  adoptPlan,
  cancelItem,
  carryOver,
  finishItem,
  getItem,
  getPlan,
  listItems,
  listPlans,
  replySupervision,
  reportProgress,
  superviseItem,
} from '../contract.ts'

const group = '综合'
const permission = 'work-plan.enter'
const isOpen = (r: Readonly<Record<string, unknown>>): boolean => r.state === 'OPEN' || r.state === 'OVERDUE'

export default combinePages(
  ledgerPages({
    path: '/work-plans',
    menu: { title: '工作计划', group, order: 10 },
    permission: 'work-plan.read',
    list: listPlans,
    detail: getPlan,
    create: { contract: adoptPlan, title: '登记工作计划' },
    related: [{ title: '全部事项', path: '/plan-items', filter: 'plan' }],
    acts: [
      { contract: addItem, title: '增加事项', permission },
      { contract: carryOver, title: '结转上年未完成事项', permission, initial: (_r, today) => ({ carriedOn: today }) },
    ],
  }),
  ledgerPages({
    path: '/plan-items',
    menu: { title: '计划事项', group, order: 11 },
    permission: 'work-plan.read',
    list: listItems,
    detail: getItem,
    acts: [
      {
        contract: reportProgress,
        title: '填报进展',
        permission,
        when: isOpen,
        initial: (r, today) => ({ reportedOn: today, percent: r.percent }),
      },
      {
        contract: finishItem,
        title: '登记完成',
        permission,
        when: isOpen,
        initial: (_r, today) => ({ doneOn: today }),
      },
      {
        contract: superviseItem,
        title: '督办',
        permission,
        when: isOpen,
        initial: (_r, today) => ({ issuedOn: today }),
      },
      {
        contract: replySupervision,
        title: '回复督办',
        permission,
        when: (r) => r.unanswered === true,
        initial: (_r, today) => ({ repliedOn: today }),
      },
      {
        contract: cancelItem,
        title: '取消',
        permission,
        when: isOpen,
        initial: (_r, today) => ({ cancelledOn: today }),
      },
    ],
  }),
)
