import { business, handle } from '#kernel/manifest/business.ts'
import {
  enterInspection,
  getDevice,
  listDevices,
  registerDevice,
  resumeDevice,
  scrapDevice,
  stopDevice,
  transferDevice,
} from './contract.ts'
import { deviceLayout, inspectionLayout } from './exchange.ts'
import { specialEquipmentIndicators, specialEquipmentRules } from './indicators.ts'
import { specialEquipmentLaw } from './law.ts'
import { specialEquipmentNarrative } from './narrative.ts'
import { specialEquipmentSection } from './party-section.ts'
import { specialEquipmentSeed } from './seed.ts'
import { inspect, register, resume, scrap, stop, transfer } from './service.ts'
import { equipmentCheckThemes, equipmentGatheringThemes } from './terms.ts'
import { deviceDetail, deviceList } from './views.ts'
import { deviceWorklists } from './worklists.ts'

export default business({
  id: 'special-equipment',
  title: '特种设备安全监察',
  group: '特种设备',
  summary: '特种设备台账、检验、停用和注销；现场安全监督检查、监察指令书、专家排查、培训和工作群的主题与数字。',
  systems: ['S58', 'S59', 'S61', 'S62', 'S63'],
  permissions: {
    'special-equipment.read': '查看特种设备',
    'special-equipment.register': '登记特种设备、检验、停用和注销',
  },
  operations: [
    handle(listDevices, (call, input) =>
      call.read((q) => deviceList(q, input, { today: call.today, law: call.house.law })),
    ),
    handle(getDevice, (call, input) =>
      call.read((q) => deviceDetail(q, input.id, { today: call.today, law: call.house.law })),
    ),
    handle(registerDevice, register),
    handle(enterInspection, inspect),
    handle(stopDevice, stop),
    handle(resumeDevice, resume),
    handle(scrapDevice, scrap),
    handle(transferDevice, transfer),
  ],
  law: specialEquipmentLaw,
  indicators: specialEquipmentIndicators,
  rules: specialEquipmentRules,
  narrative: specialEquipmentNarrative,
  layouts: [deviceLayout, inspectionLayout],
  partySection: specialEquipmentSection,
  worklists: deviceWorklists,
  checkThemes: equipmentCheckThemes,
  gatheringThemes: equipmentGatheringThemes,
  seed: specialEquipmentSeed,
})
