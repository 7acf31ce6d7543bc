import { addDays, addYears, dayOf } from '#platform/clock/day.ts'
import { personName } from '#kernel/seed/words.ts'
import type { Seed, SeedMonth, SeedParty, SeedRow, World } from '#kernel/seed/world.ts'
import { abnormalListing, addressLetter, barredPerson, seriousListing } from './tables.ts'
import type { ListingReason } from './terms.ts'

const grounds = ['DEBT', 'REVOKED', 'SENTENCE'] as const

/** A person who may not represent an enterprise, as a court or another bureau tells; known by name, the number did not come. */
function bar(world: World, m: SeedMonth): void {
  const fromDay = m.workday()
  const ground = grounds[Math.floor(m.month / 4) % grounds.length]!
  world.put(
    barredPerson,
    {
      personName: personName(m.random),
      ground,
      decisionNo: `（${m.year}）桂9923执${m.random.int(100, 999)}号`,
      authority: '玉衡县人民法院',
      fromDay,
      toDay: ground === 'DEBT' ? null : addYears(fromDay, ground === 'SENTENCE' ? 5 : 3),
    },
    fromDay,
  )
}

/** Listings that nobody has asked to end yet. */
const standing = new WeakMap<World, [SeedParty, SeedRow][]>()

/**
 * In July those without a report of the last year are listed or marked, all but a few (planted for E24); through the year a few
 * are listed as unreachable; some are removed months later, a few listings are withdrawn as wrong.
 */
export const creditListSeed: Seed = {
  order: 60,
  month(world, m) {
    if (m.month % 4 === 2) bar(world, m)
    let serial = 0
    const running = standing.get(world) ?? []
    // Who left the register leaves the list.
    const left = running.filter(([p]) => p.exitedOn !== undefined)
    for (const [p, row] of left) world.revise(row, { removedOn: p.exitedOn, removalReason: 'ENDED' }, p.exitedOn!)
    const stay = running.filter(([p]) => p.exitedOn === undefined)
    standing.set(world, stay)
    const list = (partyIndex: number, reason: ListingReason, listedOn: ReturnType<typeof dayOf>): void => {
      const p = world.parties[partyIndex]!
      serial++
      const marking = p.category === 'INDIVIDUAL'
      const row = world.put(
        abnormalListing,
        {
          partyId: p.id,
          stationCode: p.stationCode,
          kind: marking ? 'MARKING' : 'LISTING',
          reason,
          reportYear: reason === 'R1' ? m.year - 1 : null,
          decisionNo: marking ? null : `玉市监异入〔${m.year}〕${m.month * 1000 + serial}号`,
          proposedOn: listedOn,
          listedOn,
          publishedOn: listedOn,
        },
        listedOn,
      )
      if (reason === 'R4') {
        for (const days of [40, 18]) {
          world.put(
            addressLetter,
            {
              partyId: p.id,
              listingId: row.current.id,
              stationCode: p.stationCode,
              sentOn: addDays(listedOn, -days),
              address: `${world.county}登记住所`,
              result: '未签收退回',
            },
            listedOn,
          )
        }
      }
      if (m.random.chance(0.02))
        world.revise(
          row,
          { correctedOn: addDays(listedOn, 12), correctionBasis: '经核实已在规定期限内报送' },
          addDays(listedOn, 12),
        )
      else if (m.random.chance(0.7)) {
        const removedOn = addDays(listedOn, m.random.int(20, 400))
        world.revise(row, { removedOn, removalReason: reason === 'R1' ? 'MADE_UP' : 'REACHED' }, removedOn)
      } else stay.push([p, row])
    }
    if (m.month === 7) {
      const reportYear = m.year - 1
      const end = dayOf(reportYear, 12, 31)
      const decided = dayOf(m.year, 7, 12)
      const filed = new Set(world.take<string>(`annual-filed-${reportYear}`))
      world.parties.forEach((p, i) => {
        if (
          p.category === 'REP_OFFICE' ||
          p.establishedOn > end ||
          (p.exitedOn !== undefined && p.exitedOn <= decided) ||
          filed.has(p.id)
        )
          return
        // Planted: some non-filers were forgotten.
        if (m.random.chance(0.01)) return
        list(i, 'R1', decided)
      })
    }
    const n = world.amount(m.year === 2021 ? 6 : 3, m.month % 4 === 0 ? 1 : 0)
    for (let k = 0; k < n && world.parties.length > 0; k++) {
      const i = m.random.int(0, world.parties.length - 1)
      const p = world.parties[i]!
      if (p.exitedOn === undefined && p.establishedOn < m.first) list(i, 'R4', m.workday())
    }
    if (m.month % 3 === 0) {
      const candidates = world.parties.filter(
        (p) => p.category === 'ENT_DOMESTIC' && p.exitedOn === undefined && p.establishedOn < m.first,
      )
      for (const p of m.random.sample(candidates, world.amount(1, 0))) {
        const listedOn = m.workday()
        world.put(
          seriousListing,
          {
            partyId: p.id,
            stationCode: p.stationCode,
            ground: '受到较重行政处罚，性质恶劣、情节严重',
            penaltyDecisionNo: `玉市监处罚〔${m.year}〕${m.random.int(10, 300)}号`,
            notifiedOn: addDays(listedOn, -15),
            decisionNo: `玉市监严入〔${m.year}〕${m.month}号`,
            listedOn,
            publishedOn: listedOn,
            expiresOn: dayOf(m.year + (m.year < 2021 ? 5 : 3), m.month, Math.min(28, Number(listedOn.slice(8)))),
          },
          listedOn,
        )
      }
    }
  },
}
