import { combinePages, ledgerPages } from '#web/ledger-pages.tsx'
import {
  applyTest,
  enterResult,
  getInstrument,
  getTest,
  listInstruments,
  listTests,
  registerInstrument,
  scrapInstrument,
  stopInstrument,
} from '../contract.ts'
import { instrumentFlow } from '../rules.ts'
import type { InstrumentState } from '../terms.ts'

const permission = 'metrology.enter'
const when = (action: 'apply' | 'stop' | 'scrap') => (r: Readonly<Record<string, unknown>>) =>
  instrumentFlow.allows(r.state as InstrumentState, action)

export default combinePages(
  ledgerPages({
    path: '/instruments',
    menu: { title: '计量器具台账', group: '消费与民生', order: 40 },
    permission: 'metrology.read',
    list: listInstruments,
    sorts: ['registeredOn'],
    detail: getInstrument,
    create: { contract: registerInstrument, title: '登记器具', permission },
    acts: [
      {
        contract: applyTest,
        title: '申请检定',
        permission,
        when: when('apply'),
        initial: (_r, today) => ({ appliedOn: today }),
      },
      {
        contract: stopInstrument,
        title: '停用',
        permission,
        when: when('stop'),
        initial: (_r, today) => ({ on: today }),
      },
      {
        contract: scrapInstrument,
        title: '报废',
        permission,
        when: when('scrap'),
        initial: (_r, today) => ({ on: today }),
      },
    ],
  }),
  ledgerPages({
    path: '/instrument-tests',
    menu: { title: '检定和校准', group: '消费与民生', order: 41 },
    permission: 'metrology.read',
    list: listTests,
    sorts: ['appliedOn'],
    detail: getTest,
    acts: [
      {
        contract: enterResult,
        title: '登记结果',
        permission,
        when: (r) => r.doneOn === null,
        initial: (_r, today) => ({ doneOn: today }),
      },
    ],
  }),
)
