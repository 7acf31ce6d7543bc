import type { Operation } from '#platform/contract/operation.ts'
import { type RecordAct, ledgerPages } from '#web/ledger-pages.tsx'
import {
  enterInspection,
  getDevice,
  listDevices,
  registerDevice,
  resumeDevice,
  scrapDevice,
  stopDevice,
  transferDevice,
} from '../contract.ts'
import { deviceFlow } from '../rules.ts'
import type { DeviceState } from '../terms.ts'

const act = (
  contract: Operation,
  title: string,
  action: 'inspect' | 'stop' | 'resume' | 'scrap' | 'transfer',
): RecordAct => ({
  contract,
  title,
  permission: contract.permission,
  when: (r) => deviceFlow.allows(r.state as DeviceState, action),
  initial: (_r, today) => ({ on: today }),
})

export default ledgerPages({
  path: '/devices',
  menu: { title: '特种设备台账', group: '特种设备', order: 10 },
  permission: 'special-equipment.read',
  list: listDevices,
  sorts: ['registeredOn'],
  detail: getDevice,
  create: { contract: registerDevice, title: '登记设备', permission: registerDevice.permission },
  acts: [
    act(enterInspection, '登记检验', 'inspect'),
    act(stopDevice, '停用', 'stop'),
    act(resumeDevice, '重新启用', 'resume'),
    act(scrapDevice, '注销', 'scrap'),
    act(transferDevice, '变更使用单位', 'transfer'),
  ],
})
