import { addDays } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { Worklist } from '#kernel/worklist/declare.ts'
import { permitCertificate as c } from './tables.ts'
import { type PermitKind, permitKinds } from './terms.ts'
import { notEnded } from './views.ts'

/** A licence that ran out so long ago is no matter for a reminder any more. */
const daysAfter = 90

/** Licences that run out soon, or ran out lately without being renewed. */
export const permitWorklists: readonly Worklist[] = [
  {
    id: 'permit.expiring',
    title: '许可证即将到期',
    reading: 'permit.read',
    page: '/permit-certificates',
    ahead: 90,
    rows: ({ today, until }) => ({
      id: c.id,
      party: c.partyId,
      due: c.validTo,
      said: [c.kind, c.certNo],
      from: sql`from ${asKnownNow.at(c)} where ${c.validTo} between ${addDays(today, -daysAfter)}::date and ${until}::date
        and ${notEnded(today)}`,
    }),
    text: ([kind, certNo]) => `${permitKinds[kind as PermitKind]} ${certNo}`,
    notice: ({ place, count }) =>
      `各位经营者：${place}近期有${count}张许可证到期。请核对自己许可证上的有效期，按规定在到期前提出延续申请，逾期未延续的不得继续从事该项经营。可以网上申请，也可以到政务服务大厅办理。`,
  },
]
