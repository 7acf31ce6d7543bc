import { combinePages, ledgerPages } from '#web/ledger-pages.tsx'
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
} from '../contract.ts'

const reading = 'cold-chain.read'
const permission = 'cold-chain.enter'
const group = '疫情防控'
const stands = (r: Readonly<Record<string, unknown>>) => r.state === 'STANDING'

export default combinePages(
  ledgerPages({
    path: '/cold-operators',
    menu: { title: '冷链食品经营单位', group, order: 10 },
    permission: reading,
    list: listOperators,
    sorts: ['fromDay'],
    detail: getOperator,
    create: { contract: registerOperator, title: '登记经营单位', permission },
    acts: [
      {
        contract: addWorker,
        title: '登记从业人员',
        permission,
        when: stands,
        initial: (_r, today) => ({ fromDay: today }),
      },
      {
        contract: enterSampling,
        title: '登记采样',
        permission,
        when: stands,
        initial: (_r, today) => ({ sampledOn: today }),
      },
      {
        contract: enterBatch,
        title: '登记进口批次',
        permission,
        when: (r) => stands(r) && r.imports === true,
        initial: (_r, today) => ({ arrivedOn: today }),
      },
      { contract: endOperator, title: '退出', permission, when: stands, initial: (_r, today) => ({ toDay: today }) },
    ],
  }),
  ledgerPages({
    path: '/cold-workers',
    menu: { title: '冷链从业人员', group, order: 11 },
    permission: reading,
    list: listWorkers,
    sorts: ['fromDay'],
    detail: getWorker,
    acts: [{ contract: updateWorker, title: '登记接种、检测、离岗', permission, when: stands }],
  }),
  ledgerPages({
    path: '/regimes',
    menu: { title: '特殊监管状态', group, order: 30 },
    permission: reading,
    list: listRegimes,
    sorts: ['fromDay'],
    detail: getRegime,
    create: { contract: startRegime, title: '启动特殊监管状态', permission: 'cold-chain.regime' },
    acts: [
      {
        contract: endRegime,
        title: '结束',
        permission: 'cold-chain.regime',
        when: (r) => r.toDay === null,
        initial: (_r, today) => ({ toDay: today }),
      },
    ],
  }),
)
