import { addDays } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import type { PartySection } from '#kernel/dossier/declare.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { device as d } from './tables.ts'
import { type DeviceKind, type DeviceState, deviceKinds, deviceStates } from './terms.ts'
import { deviceStateOn } from './views.ts'

/** Devices of a party. */
export const specialEquipmentSection: PartySection = {
  title: '特种设备',
  reading: 'special-equipment.read',
  records: [
    {
      id: 'special-equipment.device',
      title: '特种设备',
      page: '/devices',
      rows: ({ today }) => ({
        of: d,
        party: d.partyId,
        day: d.registeredOn,
        said: [d.kind, d.registrationNo, deviceStateOn(today), sql`${d.nextInspectionOn}::text`],
        from: sql`from ${asKnownNow.at(d)}`,
      }),
      text: ([kind, no, state, next], { today }) =>
        `${deviceKinds[kind as DeviceKind]} ${no}，${deviceStates[state as DeviceState]}${
          state === 'IN_USE' && next !== null
            ? next! < today
              ? `，检验已于 ${next} 到期`
              : next! < addDays(today, 30)
                ? `，${next} 检验到期`
                : ''
            : ''
        }`,
      numbers: [
        { title: '使用登记证编号', column: d.registrationNo },
        { title: '设备代码', column: d.deviceCode },
      ],
    },
  ],
}
