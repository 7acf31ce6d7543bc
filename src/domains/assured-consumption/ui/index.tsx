import { combinePages, ledgerPages } from '#web/ledger-pages.tsx'
import {
  applyUnit,
  getUnit,
  listTargets,
  listUnits,
  recogniseUnit,
  reviewUnit,
  setTarget,
  withdrawUnit,
} from '../contract.ts'
import { unitFlow } from '../rules.ts'
import type { UnitState } from '../terms.ts'

const permission = 'assured-consumption.handle'
const when = (action: 'review' | 'recognise' | 'withdraw') => (r: Readonly<Record<string, unknown>>) =>
  unitFlow.allows(r.state as UnitState, action)
const initial = (_r: Readonly<Record<string, unknown>>, today: string) => ({ on: today })

export default combinePages(
  ledgerPages({
    path: '/assured-units',
    menu: { title: '放心消费单位', group: '消费与民生', order: 20 },
    permission: 'assured-consumption.read',
    list: listUnits,
    sorts: ['appliedOn'],
    detail: getUnit,
    create: { contract: applyUnit, title: '登记申报', permission },
    acts: [
      { contract: reviewUnit, title: '评审', permission, when: when('review'), initial },
      { contract: recogniseUnit, title: '认定', permission, when: when('recognise'), initial },
      { contract: withdrawUnit, title: '撤销认定', permission, when: when('withdraw'), initial },
    ],
  }),
  ledgerPages({
    path: '/assured-targets',
    menu: { title: '放心消费年度任务', group: '消费与民生', order: 21 },
    permission: 'assured-consumption.read',
    list: listTargets,
    sorts: ['year'],
    create: { contract: setTarget, title: '下达年度任务', permission: 'assured-consumption.plan' },
  }),
)
