import type { Day } from '#platform/clock/day.ts'
import type { SeedRow, World } from '#kernel/seed/world.ts'
import { gathering, gatheringAttendee } from './tables.ts'
import type { GatheringKind, HostLevel } from './terms.ts'

/** One training, interview, meeting or publicity event of the demonstration county with who came. `no` is unique in the county. */
export function seedGathering(
  world: World,
  g: {
    no: string
    theme: string
    kind: GatheringKind
    title: string
    heldOn: Day
    level?: HostLevel
    host?: string
    place?: string
    speaker?: string
    headcount?: number
    handouts?: number
    /** Parties on the list; `paperNo` of the paper that was served there. */
    parties?: readonly { id: string; stationCode: string; present?: boolean; paperNo?: string }[]
  },
): SeedRow {
  const row = world.put(
    gathering,
    {
      gatheringNo: g.no,
      theme: g.theme,
      kind: g.kind,
      title: g.title,
      heldOn: g.heldOn,
      level: g.level ?? 'OWN',
      host: g.host,
      place: g.place,
      speaker: g.speaker,
      headcount: g.headcount,
      handouts: g.handouts,
    },
    g.heldOn,
  )
  for (const p of g.parties ?? []) {
    const present = p.present ?? true
    world.put(
      gatheringAttendee,
      {
        stationCode: p.stationCode,
        gatheringId: row.current.id,
        partyId: p.id,
        attendance: present ? 'PRESENT' : 'ABSENT',
        people: present ? 1 : 0,
        signedOn: present ? g.heldOn : null,
        paperNo: p.paperNo,
        paperOn: p.paperNo === undefined ? null : g.heldOn,
      },
      g.heldOn,
    )
  }
  return row
}
