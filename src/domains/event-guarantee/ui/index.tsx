import { combinePages, ledgerPages } from '#web/ledger-pages.tsx'
import {
  addGuaranteeSite,
  cancelGuarantee,
  checkGuaranteeSite,
  closeGuarantee,
  concludeFoodAccident,
  correctGuaranteeSite,
  getFoodAccident,
  getGuarantee,
  getGuaranteeSite,
  listFoodAccidents,
  listGuaranteeSites,
  listGuarantees,
  planGuarantee,
  registerGuarantee,
  reportEventAccident,
  reportFoodAccident,
} from '../contract.ts'
import { eventFlow, siteFlow } from '../rules.ts'
import type { EventState, SiteState } from '../terms.ts'

const group = '食品安全'
const reading = 'event-guarantee.read'
const permission = 'event-guarantee.enter'
type Row = Readonly<Record<string, unknown>>
const eventMay = (act: Parameters<typeof eventFlow.allows>[1]) => (r: Row) =>
  eventFlow.allows(r.state as EventState, act)
const siteMay = (act: Parameters<typeof siteFlow.allows>[1]) => (r: Row) => siteFlow.allows(r.state as SiteState, act)

export default combinePages(
  ledgerPages({
    path: '/guarantees',
    menu: { title: '重大活动保障', group, order: 30 },
    permission: reading,
    list: listGuarantees,
    detail: getGuarantee,
    create: { contract: registerGuarantee, title: '登记保障任务' },
    sorts: ['startOn', 'endOn'],
    acts: [
      { contract: planGuarantee, title: '登记评估和方案', permission, when: eventMay('plan') },
      { contract: addGuaranteeSite, title: '安排点位', permission, when: eventMay('site') },
      { contract: closeGuarantee, title: '总结归档', permission, when: eventMay('close') },
      {
        contract: reportEventAccident,
        title: '登记事故',
        permission,
        when: (r) => r.state === 'ON_DUTY' || r.state === 'ENDED',
      },
      { contract: cancelGuarantee, title: '取消', permission, when: eventMay('cancel') },
    ],
  }),
  ledgerPages({
    path: '/guarantee-sites',
    menu: { title: '保障点位', group, order: 31 },
    permission: reading,
    list: listGuaranteeSites,
    detail: getGuaranteeSite,
    acts: [
      { contract: checkGuaranteeSite, title: '登记检查', permission, when: siteMay('check') },
      { contract: correctGuaranteeSite, title: '核实整改', permission, when: siteMay('correct') },
    ],
  }),
  ledgerPages({
    path: '/food-accidents',
    menu: { title: '食品安全事故', group, order: 32 },
    permission: reading,
    list: listFoodAccidents,
    detail: getFoodAccident,
    create: { contract: reportFoodAccident, title: '登记事故' },
    acts: [
      {
        contract: concludeFoodAccident,
        title: '登记调查结论',
        permission,
        when: (r) => r.state === 'INVESTIGATING',
      },
    ],
  }),
)
