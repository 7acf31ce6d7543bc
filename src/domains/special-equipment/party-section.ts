import { sql } from '#platform/db/database.ts'
import type { PartySection } from '#kernel/dossier/declare.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { device as d } from './tables.ts'
import { type DeviceKind, type DeviceState, deviceKinds, deviceStates } from './terms.ts'
import { deviceStateOn, inspectionOn } from './views.ts'

/** What is to be minded about the inspection of a device. */
const minded = (inspection: string | null, next: string | null): string =>
  inspection === 'FAILED'
    ? '，检验不合格'
    : inspection === 'OVERDUE'
      ? `，检验已于 ${next} 到期`
      : inspection === 'DUE_SOON'
        ? `，${next} 检验到期`
        : ''

/** Devices of a party. */
export const specialEquipmentSection: PartySection = {
  title: '特种设备',
  reading: 'special-equipment.read',
  records: [
    {
      id: 'special-equipment.device',
      title: '特种设备',
      page: '/devices',
      rows: ({ today, law }) => ({
        of: d,
        party: d.partyId,
        day: d.registeredOn,
        said: [
          d.kind,
          d.registrationNo,
          deviceStateOn(today),
          sql`${d.nextInspectionOn}::text`,
          inspectionOn(today, law),
        ],
        from: sql`from ${asKnownNow.at(d)}`,
      }),
      text: ([kind, no, state, next, inspection]) =>
        `${deviceKinds[kind as DeviceKind]} ${no}，${deviceStates[state as DeviceState]}${minded(inspection!, next!)}`,
      numbers: [
        { title: '使用登记证编号', column: d.registrationNo },
        { title: '设备代码', column: d.deviceCode },
      ],
    },
  ],
}
