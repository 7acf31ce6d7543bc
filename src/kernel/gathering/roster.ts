import type { Day } from '#platform/clock/day.ts'
import { normaliseCode } from '#kernel/codelist/normalise-code.ts'
import type { RowPlan } from '#kernel/exchange/layout.ts'
import { existingRows, upsert } from '#kernel/exchange/upsert.ts'
import { resolveParties } from '#kernel/party/resolve.ts'
import type { LedgerTx } from '#kernel/record/write.ts'
import { type AttendanceSaid, checkAttendance, settled } from './rules.ts'
import { gatheringAttendee } from './tables.ts'
import type { RosterKind } from './terms.ts'

/** A line of a roster, from a spreadsheet or from a pasted list. */
export interface RosterLine extends AttendanceSaid {
  line: number
  /** The gathering it belongs to, or why none was found. */
  gathering: { id: string; heldOn: Day; stationCode: string | null } | { missing: string }
  as: RosterKind
  code?: string | null
  name?: string | null
  personName?: string | null
  score?: number | null
  remark?: string | null
}

/** What becomes of each line: somebody new on the roster, more about somebody who is on it, or a refusal with its reason. */
export async function rosterPlans(tx: LedgerTx, lines: readonly RosterLine[], today: Day): Promise<RowPlan[]> {
  const parties = await resolveParties(
    tx,
    lines.map((l) => (l.as === 'PARTY' ? { code: l.code, name: l.name } : {})),
  )
  const ids = [...new Set(lines.flatMap((l) => ('id' in l.gathering ? [l.gathering.id] : [])))]
  const keyOf = (gatheringId: string, partyId: string | null, personName: string | null): string =>
    `${gatheringId} ${partyId ?? `人员 ${personName ?? ''}`}`
  const known = new Map(
    (await existingRows(tx, gatheringAttendee, gatheringAttendee.gatheringId, ids)).map((a) => [
      keyOf(a.gatheringId, a.partyId, a.personName),
      a,
    ]),
  )
  const seen = new Set<string>()
  return lines.map((l, i): RowPlan => {
    const refused = (reason: string): RowPlan => ({ outcome: 'refused', reason })
    const { gathering } = l
    if ('missing' in gathering) return refused(gathering.missing)
    const party = parties[i]!
    if (l.as === 'PARTY' && 'missing' in party) return refused(party.missing)
    const found = l.as === 'PARTY' && 'found' in party ? party.found : undefined
    const personName = l.personName ?? null
    if (!found && personName === null) return refused('没有单位也没有姓名，请补上一样。')
    const key = keyOf(gathering.id, found?.id ?? null, personName)
    if (seen.has(key))
      return refused(`“${found?.name ?? personName}”在名单里出现两次，请并成一行：姓名用顿号分开，人数填合计。`)
    seen.add(key)
    const refusal = checkAttendance(l, { heldOn: gathering.heldOn, today })
    if (refusal) return refused(refusal.message)
    return upsert(
      tx,
      gatheringAttendee,
      known.get(key),
      {
        gatheringId: gathering.id,
        stationCode: found ? found.stationCode : gathering.stationCode,
        partyId: found?.id,
        personName,
        ...settled(l, gathering.heldOn),
        paperNo: l.paperNo,
        paperOn: l.paperOn,
        score: l.score,
        remark: l.remark,
      },
      l.line,
    )
  })
}

const isCode = (text: string): boolean => /^(?=.*\d)[0-9A-Z]{15,18}$/.test(normaliseCode(text))
const isPaper = (text: string): boolean => /[〔[（(]\s*20\d\d\s*[〕\])）]|第.+号/.test(text)

/** Reads a pasted list: cells apart by tabs, commas or semicolons, in any order; a code, a number and a paper show themselves. */
export function readRoster(
  text: string,
  as: RosterKind,
): (Pick<RosterLine, 'line' | 'code' | 'name' | 'personName' | 'people' | 'paperNo'> & { written: string })[] {
  return text
    .split(/\r?\n/)
    .map((written, i) => ({ written: written.trim(), line: i + 1 }))
    .filter(({ written }) => written !== '')
    .map(({ written, line }) => {
      const cells = written
        .split(/[\t,，;；|]+/)
        .map((c) => c.trim())
        .filter(Boolean)
      const take = (fits: (cell: string) => boolean): string | null => {
        const at = cells.findIndex(fits)
        return at === -1 ? null : cells.splice(at, 1)[0]!
      }
      const code = as === 'PARTY' ? take(isCode) : null
      const people = take((c) => /^\d{1,4}\s*人?$/.test(c))
      const paperNo = take(isPaper)
      const [first = null, second = null] = cells
      return {
        written,
        line,
        code: code && normaliseCode(code),
        name: as === 'PARTY' ? first : null,
        personName: as === 'PARTY' ? second : first,
        people: people === null ? null : Number.parseInt(people, 10),
        paperNo,
      }
    })
}
