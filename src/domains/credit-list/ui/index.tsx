import { combinePages, ledgerPages } from '#web/ledger-pages.tsx'
import {
  barPerson,
  getAbnormal,
  getBarred,
  liftBar,
  listAbnormal,
  listAsAbnormal,
  listBarred,
  listSerious,
  removeFromAbnormal,
} from '../contract.ts'
import { listingFlow } from '../rules.ts'
import type { ListingState } from '../terms.ts'

export default combinePages(
  ledgerPages({
    path: '/abnormal-listings',
    menu: { title: '经营异常名录', group: '信用监管', order: 60 },
    permission: 'credit-list.read',
    list: listAbnormal,
    bulk: [
      {
        contract: removeFromAbnormal,
        title: '批量移出',
        each: (r) => ({ id: r.id }),
        name: (r) => (r.party as { name: string }).name,
      },
    ],
    detail: getAbnormal,
    create: { contract: listAsAbnormal, title: '列入或标记', permission: 'credit-list.list' },
    acts: [
      {
        contract: removeFromAbnormal,
        title: '移出（恢复正常）',
        permission: 'credit-list.remove',
        when: (r) => listingFlow.allows(r.state as ListingState, 'remove'),
      },
    ],
  }),
  ledgerPages({
    path: '/serious-listings',
    menu: { title: '严重违法失信名单', group: '信用监管', order: 61 },
    permission: 'credit-list.read',
    list: listSerious,
  }),
  ledgerPages({
    path: '/barred-people',
    menu: { title: '受限人员', group: '信用监管', order: 62 },
    permission: 'credit-list.read',
    list: listBarred,
    detail: getBarred,
    create: { contract: barPerson, title: '登记受限人员' },
    acts: [
      { contract: liftBar, title: '解除限制', permission: 'credit-list.bar', when: (r) => r.state === 'STANDING' },
    ],
  }),
)
