import { addDays, addYears } from '#platform/clock/day.ts'
import { momentOn } from '#platform/clock/clock.ts'
import type { Seed, SeedParty } from '#kernel/seed/world.ts'
import { personName } from '#kernel/seed/words.ts'
import { assuredTarget, assuredUnit } from './tables.ts'
import type { UnitKind } from './terms.ts'

const fields: Readonly<Record<string, readonly string[]>> = {
  KEY_INDUSTRY: ['家电销售', '餐饮', '美容美发'],
  KEY_FIELD: ['预付式消费', '食品药品', '公共服务'],
  KEY_VENUE: ['商超', '农贸市场', '酒店'],
  ECOMMERCE: ['农产品电商', '直播带货'],
}
const until2024 = ['KEY_INDUSTRY', 'KEY_FIELD', 'KEY_VENUE', 'ECOMMERCE'] as const
const since2025 = ['STORE', 'ONLINE_SHOP', 'RESTAURANT', 'MARKET'] as const

/** About four units a month (seven in 2021): most recognised after two months, one in forty withdrawn again; targets in January. */
export const assuredSeed: Seed = {
  order: 75,
  month(world, m) {
    const kinds: readonly UnitKind[] = m.year < 2025 ? until2024 : since2025
    if (m.month === 1)
      for (const kind of kinds)
        world.put(
          assuredTarget,
          {
            year: m.year,
            kind,
            target: world.amount(15, 1),
            documentNo: `玉市监消〔${m.year}〕${m.random.int(1, 9)}号`,
          },
          momentOn(m.first, 9 * 3_600_000),
        )
    const chosen = new Set<SeedParty>()
    const count = world.amount(m.year === 2021 ? 7 : 4, 1)
    for (let tries = 0; chosen.size < count && tries < count * 20 && world.parties.length > 0; tries++) {
      const p = m.random.pick(world.parties)
      if (p.state === 'ACTIVE' && p.exitedOn === undefined && p.establishedOn < m.first) chosen.add(p)
    }
    for (const p of chosen) {
      // Whoever came to the programme once stays in it.
      if (p.marks.has('assured')) continue
      p.marks.add('assured')
      const kind = m.random.pick(kinds)
      const appliedOn = m.workday()
      const row = world.put(
        assuredUnit,
        {
          partyId: p.id,
          stationCode: p.stationCode,
          kind,
          field: fields[kind] === undefined ? null : m.random.pick(fields[kind]),
          level: m.random.chance(0.8) ? 'COUNTY' : 'CITY',
          appliedOn,
        },
        appliedOn,
      )
      const reviewedOn = addDays(appliedOn, m.random.int(15, 45))
      const reviewers = world.officers(personName(m.random), personName(m.random)).join('、')
      const passed = m.random.chance(0.9)
      world.revise(row, { reviewedOn, reviewers, reviewResult: passed ? 'PASSED' : 'FAILED' }, reviewedOn)
      if (!passed) continue
      const recognisedOn = addDays(reviewedOn, m.random.int(5, 30))
      world.revise(
        row,
        {
          recognisedOn,
          documentNo: `玉市监消〔${recognisedOn.slice(0, 4)}〕${m.random.int(10, 60)}号`,
          validTo: addYears(recognisedOn, 3),
        },
        recognisedOn,
      )
      if (m.random.chance(1 / 40)) {
        const withdrawnOn = addDays(recognisedOn, m.random.int(30, 400))
        world.revise(row, { withdrawnOn, withdrawalReason: '被投诉查实，不再符合条件' }, withdrawnOn)
      }
    }
  },
}
