import { business, handle } from '#kernel/manifest/business.ts'
import { entityRules } from './consistency.ts'
import {
  getEntity,
  getStartupCase,
  listEntities,
  listIntegratedItems,
  listStartupCases,
  registerEntity,
} from './contract.ts'
import { entityRegisterLayout } from './exchange.ts'
import { entityIndicators } from './indicators.ts'
import { entityLaw } from './law.ts'
import { entityNarrative } from './narrative.ts'
import { entitySection } from './party-section.ts'
import { entityRestrictions } from './restrictions.ts'
import { entitySeed } from './seed.ts'
import { register } from './service.ts'
import { startupCaseDetail, startupCaseList } from './startup-views.ts'
import { entityTasks } from './tasks.ts'
import { entityDetail, entityList, integratedItemList } from './views.ts'

export default business({
  id: 'entity',
  title: '市场主体登记',
  group: '市场准入',
  summary: '登记市场主体的设立、变更、歇业、注销，服务企业开办，管理多证合一。',
  systems: ['S01', 'S02', 'S03', 'S04', 'S05', 'S06', 'S08'],
  permissions: { 'entity.read': '查看市场主体登记', 'entity.register': '办理市场主体登记' },
  operations: [
    handle(listEntities, (call, input) => call.read((q) => entityList(q, input, call.today))),
    handle(getEntity, (call, input) => call.read((q) => entityDetail(q, input.id, call.today))),
    handle(registerEntity, register),
    handle(listStartupCases, (call, input) => call.read((q) => startupCaseList(q, input, call.today))),
    handle(getStartupCase, (call, input) => call.read((q) => startupCaseDetail(q, input.id, call.today))),
    handle(listIntegratedItems, (call, input) => call.read((q) => integratedItemList(q, input))),
  ],
  law: entityLaw,
  indicators: entityIndicators,
  rules: entityRules,
  narrative: entityNarrative,
  layouts: [entityRegisterLayout],
  partySection: entitySection,
  restrictions: entityRestrictions,
  openTasks: entityTasks,
  seed: entitySeed,
})
