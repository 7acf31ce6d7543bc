import { addDays, dayOf } from '#platform/clock/day.ts'
import { seedGathering } from '#kernel/gathering/seed.ts'
import { personName } from '#kernel/seed/words.ts'
import type { Seed } from '#kernel/seed/world.ts'
import { giMark, giMarkUser, patentReward, rewardBatch } from './tables.ts'

/** The year in which C01 and C02 are broken: a mark that was filed only the year after, a call that was closed only the year after. */
const planted = 2020
const products = ['玉衡蜜橙', '青溪头菜', '云岭红茶', '石桥香米', '兰坪山药']

/** A mark a year, growers led to the special mark in spring, two calls for patent rewards, and the days of publicity. */
export const ipSeed: Seed = {
  order: 96,
  month(world, m) {
    const product = products[m.year % products.length]!
    const broken = m.year === planted
    if (m.month === 3) {
      const preparedOn = m.workday()
      const mark = world.put(
        giMark,
        {
          name: product,
          kind: 'CERTIFICATION',
          product: product.slice(2),
          holder: '玉衡县特色农产品协会',
          area: '玉衡县',
          preparedOn,
        },
        preparedOn,
      )
      const filedOn = addDays(preparedOn, broken ? 330 : 90)
      world.revise(mark, { filedOn, applicationNo: `ZM${m.year}${m.random.int(1000, 9999)}` }, filedOn)
      const registeredOn = addDays(filedOn, 420)
      world.revise(
        mark,
        { publishedOn: addDays(filedOn, 320), registeredOn, registrationNo: `ZC${m.year}${m.random.int(100, 999)}` },
        registeredOn,
      )
    }
    if (m.month === 4) {
      for (let n = 0; n < world.amount(20, 2); n++) {
        const guidedOn = m.workday()
        const row = world.put(
          giMarkUser,
          {
            userName: `${personName(m.random)}（种植户${m.year % 100}${String(n + 1).padStart(2, '0')}）`,
            product: '玉衡蜜橙',
            guidedOn,
            guidedBy: world.officers(personName(m.random))[0]!,
            note: '讲解专用标志的申请和使用规定',
          },
          guidedOn,
        )
        if (m.random.chance(0.6)) world.revise(row, { appliedOn: addDays(guidedOn, 40) }, addDays(guidedOn, 40))
      }
      const week = dayOf(m.year, 4, 22)
      seedGathering(world, {
        no: `ZS${m.year}`,
        theme: 'ip.week',
        kind: 'PUBLICITY',
        title: `${m.year}年知识产权宣传周`,
        heldOn: week,
        headcount: m.random.int(120, 300),
        handouts: m.random.int(300, 900),
      })
    }
    if (m.month === 5)
      seedGathering(world, {
        no: `PP${m.year}`,
        theme: 'ip.brand-day',
        kind: 'PUBLICITY',
        title: `${m.year}年中国品牌日宣传`,
        heldOn: dayOf(m.year, 5, 10),
        headcount: m.random.int(60, 150),
        handouts: m.random.int(200, 500),
      })
    if (m.month !== 6 && m.month !== 12) return
    const openedOn = m.workday()
    const half = m.month === 6 ? ('H1' as const) : ('H2' as const)
    const batch = world.put(
      rewardBatch,
      { year: m.year, half, openedOn, documentNo: `玉市监知〔${m.year}〕${m.month}号` },
      openedOn,
    )
    const owners = m.random.sample(
      world.parties.filter((p) => p.state === 'ACTIVE' && p.category === 'ENT_DOMESTIC' && p.establishedOn < m.first),
      world.amount(9, 2),
    )
    owners.forEach((p, n) => {
      const declaredOn = addDays(openedOn, m.random.int(1, 15))
      world.put(
        patentReward,
        {
          batchId: batch.current.id,
          patentNo: `ZL${m.year}2${String(m.month).padStart(2, '0')}${String(n + 1).padStart(5, '0')}.X`,
          kind: m.random.weighted([
            ['INVENTION', 2],
            ['UTILITY', 6],
            ['DESIGN', 2],
          ] as const),
          title: '一种加工装置',
          partyId: p.id,
          stationCode: p.stationCode,
          ownerName: p.name,
          grantedOn: addDays(openedOn, -m.random.int(20, 150)),
          declaredOn,
          amountFen: BigInt(m.random.pick([100_000, 300_000, 1_000_000])),
        },
        declaredOn,
      )
    })
    const closedOn = addDays(openedOn, broken && half === 'H1' ? 240 : 25)
    world.revise(batch, { closedOn }, closedOn)
  },
}
