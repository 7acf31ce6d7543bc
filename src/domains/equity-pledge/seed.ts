import { addDays, addMonths } from '#platform/clock/day.ts'
import type { Seed } from '#kernel/seed/world.ts'
import { personName } from '#kernel/seed/words.ts'
import { equityPledge } from './tables.ts'

const banks = ['玉衡县农村信用合作联社', '北斗村镇银行', '天枢融资担保有限公司', '玉衡县城投小额贷款有限公司']

/** About five pledges a month (twice as many in 2021); one in forty is planted without a secured claim (E21). */
export const equityPledgeSeed: Seed = {
  order: 30,
  month(world, m) {
    const companies = world.parties.filter(
      (p) => p.category === 'ENT_DOMESTIC' && p.state === 'ACTIVE' && p.establishedOn < m.first,
    )
    if (companies.length === 0) return
    const count = world.amount(m.year === 2021 ? 10 : 5, m.month % 3 === 0 ? 1 : 0)
    for (let i = 0; i < count; i++) {
      const company = m.random.pick(companies)
      const registeredOn = m.workday()
      const pledged = BigInt(m.random.int(20, 3000)) * 1_000_000n
      const planted = m.random.chance(1 / 40)
      const row = world.put(
        equityPledge,
        {
          regNo: `${world.county}${registeredOn.slice(0, 4)}${String(m.month).padStart(2, '0')}${String(i + 1).padStart(3, '0')}`,
          companyId: company.id,
          stationCode: company.stationCode,
          equityKind: m.random.chance(0.9) ? 'CONTRIBUTION' : 'SHARES',
          pledgors: company.legalRepName,
          pledgees: m.random.chance(0.9) ? m.random.pick(banks) : personName(m.random),
          pledgedFen: pledged,
          securedFen: planted ? null : (pledged * BigInt(m.random.int(50, 160))) / 100n,
          maximumAmount: false,
          contractNo: `〔${m.year}〕借字第${m.random.int(1000, 9999)}号`,
          appliedOn: addDays(registeredOn, -m.random.int(0, 3)),
          registeredOn,
          termFrom: registeredOn,
          termTo: addMonths(registeredOn, 12 * m.random.int(1, 3)),
        },
        registeredOn,
      )
      if (m.random.chance(0.35)) {
        const cancelledOn = addDays(registeredOn, m.random.int(90, 700))
        world.revise(row, { cancelledOn, cancelReason: 'DEBT_ENDED' }, cancelledOn)
      }
    }
  },
}
