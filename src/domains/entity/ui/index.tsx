import { combinePages, ledgerPages } from '#web/ledger-pages.tsx'
import {
  getEntity,
  getStartupCase,
  listEntities,
  listIntegratedItems,
  listStartupCases,
  registerEntity,
} from '../contract.ts'

export default combinePages(
  ledgerPages({
    path: '/entities',
    menu: { title: '市场主体登记', group: '市场准入', order: 10 },
    permission: 'entity.read',
    list: listEntities,
    detail: getEntity,
    create: { contract: registerEntity, title: '设立登记', permission: 'entity.register' },
    sorts: ['establishedOn'],
  }),
  ledgerPages({
    path: '/startup-cases',
    menu: { title: '企业开办', group: '市场准入', order: 12 },
    permission: 'entity.read',
    list: listStartupCases,
    detail: getStartupCase,
    sorts: ['acceptedOn', 'dueOn'],
  }),
  ledgerPages({
    path: '/integrated-items',
    menu: { title: '多证合一事项', group: '市场准入', order: 14 },
    permission: 'entity.read',
    list: listIntegratedItems,
    sorts: ['fromDay'],
  }),
)
