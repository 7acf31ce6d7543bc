import { business, handle } from '#kernel/manifest/business.ts'
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
} from './contract.ts'
import { abnormalLayout } from './exchange.ts'
import { creditListIndicators } from './indicators.ts'
import { creditListLaw } from './law.ts'
import { creditListNarrative } from './narrative.ts'
import { creditListSeed } from './seed.ts'
import { list, remove } from './service.ts'
import { creditListTasks } from './tasks.ts'
import { abnormalDetail, abnormalList, seriousList } from './views.ts'
import { creditRestrictions } from './restrictions.ts'
import { bar, barredDetail, barredList, lift } from './barred-people.ts'
import { creditListSection } from './party-section.ts'

export default business({
  id: 'credit-list',
  title: '经营异常名录与严重违法失信名单',
  group: '信用监管',
  summary: '列入、标记、移出和撤销，以及由此而来的限制。',
  systems: ['S16', 'S17', 'S18'],
  permissions: {
    'credit-list.read': '查看名录',
    'credit-list.list': '列入或标记',
    'credit-list.remove': '移出或恢复',
    'credit-list.bar': '登记和解除受限人员',
  },
  operations: [
    handle(listAbnormal, (call, input) => call.read((q) => abnormalList(q, input, call.today))),
    handle(getAbnormal, (call, input) => call.read((q) => abnormalDetail(q, input.id, call.today))),
    handle(listAsAbnormal, list),
    handle(removeFromAbnormal, remove),
    handle(listBarred, (call, input) => call.read((q) => barredList(q, input, call.today))),
    handle(getBarred, (call, input) => call.read((q) => barredDetail(q, input.id, call.today))),
    handle(barPerson, bar),
    handle(liftBar, lift),
    handle(listSerious, (call, input) => call.read((q) => seriousList(q, input, call.today))),
  ],
  law: creditListLaw,
  indicators: creditListIndicators,
  narrative: creditListNarrative,
  layouts: [abnormalLayout],
  partySection: creditListSection,
  restrictions: creditRestrictions,
  openTasks: creditListTasks,
  seed: creditListSeed,
})
