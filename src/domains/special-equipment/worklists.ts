import { addDays } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { Worklist } from '#kernel/worklist/declare.ts'
import { device as d } from './tables.ts'
import { type DeviceKind, deviceKinds } from './terms.ts'
import { deviceStateOn } from './views.ts'

/** Devices in use whose next inspection is due soon or was missed within the last two years. */
export const deviceWorklists: readonly Worklist[] = [
  {
    id: 'special-equipment.inspection-due',
    title: '特种设备检验到期',
    reading: 'special-equipment.read',
    page: '/devices',
    ahead: 60,
    rows: ({ today, until }) => ({
      id: d.id,
      party: d.partyId,
      due: d.nextInspectionOn,
      said: [d.kind, d.registrationNo, d.place],
      from: sql`from ${asKnownNow.at(d)} where ${d.nextInspectionOn} between ${addDays(today, -730)}::date and ${until}::date
        and ${d.scrappedOn} is null and ${deviceStateOn(today)} = 'IN_USE'`,
    }),
    text: ([kind, no, place]) => `${deviceKinds[kind as DeviceKind]} ${no}（${place}）`,
    notice: ({ place, count }) =>
      `各使用单位：${place}近期有${count}台特种设备检验到期。请核对检验标志上的下次检验日期，在到期前一个月向检验机构申请定期检验；超期未检的设备不得继续使用。`,
  },
]
