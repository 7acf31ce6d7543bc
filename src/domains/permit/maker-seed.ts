import { type Day, addDays, addYears, day } from '#platform/clock/day.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import { partyLabel } from '#kernel/party/tables.ts'
import type { SeedMonth, SeedParty, World } from '#kernel/seed/world.ts'
import { permitLaw } from './law.ts'
import { validity } from './rules.ts'
import { permitCertificate } from './tables.ts'
import { makerLabel } from './terms.ts'

const law: LawBook = new LawBook(permitLaw)

/** Licences of makers of special equipment, issued by the province, and the register label that they carry. */
export function makerLicences(world: World, m: SeedMonth, makers: readonly SeedParty[]): void {
  if (makers.length === 0) return
  // The register may have labelled them already; one label is enough.
  const labelled = new Set(world.rowsOf(partyLabel).map((r) => r.current.partyId))
  for (const p of makers) {
    const r = world.randomOf('se-maker-licence', p.code)
    const able = addDays(p.establishedOn, 30)
    const usual = addDays(day('2016-01-04'), r.int(0, 1000))
    let issuedOn = able > usual ? able : usual
    const known = (d: Day): Day => (d < m.first ? m.first : d)
    if (!labelled.has(p.id))
      world.put(
        partyLabel,
        {
          partyId: p.id,
          stationCode: p.stationCode,
          label: makerLabel,
          fromDay: issuedOn,
          basis: '特种设备生产许可证',
        },
        known(issuedOn),
      )
    const certNo = `TS2${p.code.slice(2, 17)}`
    for (;;) {
      const { validFrom, validTo } = validity(law, 'SE_PROD', issuedOn)
      const row = world.put(
        permitCertificate,
        {
          certNo,
          kind: 'SE_PROD',
          partyId: p.id,
          stationCode: p.stationCode,
          issuedOn,
          validFrom,
          validTo,
          issuer: '上级市场监督管理部门',
        },
        known(issuedOn),
      )
      if (row.future || validTo === null) break
      issuedOn = addDays(addYears(issuedOn, 4), -r.int(5, 40))
      world.revise(row, { supersededOn: issuedOn }, issuedOn)
    }
  }
}
