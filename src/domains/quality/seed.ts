import { addDays, addYears } from '#platform/clock/day.ts'
import { seedGathering } from '#kernel/gathering/seed.ts'
import { personName } from '#kernel/seed/words.ts'
import type { Seed } from '#kernel/seed/world.ts'
import { brandGuidance, qualityAward } from './tables.ts'
import { certificationTraining } from './terms.ts'

/** Two courses a year, wood makers led to the regional brand, an award every second year, a meeting on the trade's standards. */
export const qualitySeed: Seed = {
  order: 98,
  month(world, m) {
    const firms = world.parties.filter(
      (p) =>
        p.state === 'ACTIVE' && p.exitedOn === undefined && p.establishedOn < m.first && p.category === 'ENT_DOMESTIC',
    )
    const wood = firms.filter((p) => /木业|林业/.test(p.name))
    if (m.month === 4 || m.month === 10)
      seedGathering(world, {
        no: `RZ${m.year}${String(m.month).padStart(2, '0')}`,
        theme: certificationTraining,
        kind: 'TRAINING',
        title: '质量体系认证和认证认可培训班',
        heldOn: m.workday(),
        level: 'UPPER',
        host: '市市场监督管理局',
        parties: m.random
          .sample(firms, Math.min(firms.length, world.amount(12, 2)))
          .map((p, i) => ({ ...p, present: i % 9 !== 8 })),
      })
    if (m.month === 5) {
      seedGathering(world, {
        no: `BZ${m.year}`,
        theme: 'quality.standard',
        kind: 'MEETING',
        title: '木材行业团体标准研讨会',
        heldOn: m.workday(),
        headcount: m.random.int(30, 60),
      })
      for (const p of m.random.sample(wood, Math.min(wood.length, world.amount(8, 1)))) {
        if (p.marks.has('brand')) continue
        p.marks.add('brand')
        const guidedOn = m.workday()
        const row = world.put(
          brandGuidance,
          {
            partyId: p.id,
            stationCode: p.stationCode,
            brand: '玉衡优质',
            trade: 'WOOD',
            product: '胶合板',
            guidedOn,
            guidedBy: world.officers(personName(m.random))[0]!,
          },
          guidedOn,
        )
        if (!m.random.chance(0.5)) continue
        const certifiedOn = addDays(guidedOn, 160)
        world.revise(
          row,
          {
            appliedOn: addDays(guidedOn, 30),
            testedOn: addDays(guidedOn, 70),
            auditedOn: addDays(guidedOn, 120),
            certifiedOn,
            certificateNo: `YHYZ${m.year}${m.random.int(100, 999)}`,
            validTo: addYears(certifiedOn, 3),
          },
          certifiedOn,
        )
      }
    }
    if (m.month !== 6 || m.year % 2 === 0) return
    m.random.sample(firms, Math.min(firms.length, world.amount(6, 2))).forEach((p, i) => {
      const appliedOn = m.workday()
      const row = world.put(
        qualityAward,
        {
          edition: m.year,
          ruleVersion: m.year < 2021 ? '2018版' : '2021修订',
          partyId: p.id,
          stationCode: p.stationCode,
          appliedOn,
        },
        appliedOn,
      )
      const decidedOn = addDays(appliedOn, 120)
      world.revise(
        row,
        {
          scoredOn: addDays(appliedOn, 60),
          documentScore: String(m.random.int(400, 620)),
          siteScore: String(m.random.int(400, 640)),
          reviewers: [1, 2, 3].map(() => personName(m.random)).join('、'),
          ...(i < 2 && { noticedOn: addDays(appliedOn, 90) }),
          decidedOn,
          documentNo: `玉政发〔${m.year}〕${m.random.int(10, 60)}号`,
          awarded: i < 2 ? 'YES' : 'NO',
        },
        decidedOn,
      )
    })
  },
}
