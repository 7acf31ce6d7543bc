import { addDays } from '#platform/clock/day.ts'
import { seedGathering } from '#kernel/gathering/seed.ts'
import { seedCheck, seedCheckTask } from '#kernel/inspection/seed.ts'
import { personName } from '#kernel/seed/words.ts'
import type { Seed, SeedMonth, World } from '#kernel/seed/world.ts'
import { lodgingInterview, priceCheck } from './terms.ts'

type Venue = keyof typeof priceCheck.venues
interface Place {
  id: string
  stationCode: string
}

function round(world: World, m: SeedMonth): void {
  const openedOn = m.workday()
  const no = `J${m.year}${String(m.month).padStart(2, '0')}`
  const task = seedCheckTask(world, {
    no,
    theme: priceCheck.code,
    kind: 'ROUTINE',
    name: `${m.year}年${m.month}月价格监督检查`,
    openedOn,
    closedOn: addDays(openedOn, 26),
  })
  const trade = (...words: string[]): Place[] =>
    world.parties.filter(
      (p) => p.state === 'ACTIVE' && p.establishedOn < m.first && words.some((w) => p.name.includes(w)),
    )
  const plan: readonly (readonly [Venue, Place[], number])[] = [
    ['FARMERS_MARKET', world.places.filter((p) => p.place === 'market'), 6],
    ['SUPERMARKET', trade('便利店', '商贸'), 12],
    ['PHARMACY', trade('药店', '医药'), 8],
    ['CATERING', trade('小吃', '米粉', '餐饮'), 12],
    ['RETAIL', trade('水果', '五金', '服装'), 8],
  ]
  let n = 0
  const seen = new Set<string>()
  for (const [venue, places, full] of plan)
    for (const place of m.random.sample(places, Math.min(places.length, world.amount(full, 1)))) {
      if (seen.has(place.id)) continue
      seen.add(place.id)
      const visitedOn = addDays(openedOn, m.random.int(0, 20))
      const problem = m.random.chance(0.05) ? '部分商品未明码标价' : undefined
      const recordNo = `${no}-${String(++n).padStart(3, '0')}`
      seedCheck(world, task, {
        place,
        venue,
        visitedOn,
        recordNo,
        inspectors: world.officers(personName(m.random), personName(m.random)).join('、'),
        ...(problem && {
          problem,
          order: {
            kind: 'RECTIFY' as const,
            no: `玉市监责改〔${m.year}〕${recordNo}号`,
            dueOn: addDays(visitedOn, 5),
            content: problem,
            closedOn: addDays(visitedOn, 3),
          },
        }),
      })
    }
}

/** A round of price checks each month, and the lodging trade called in before the May holidays. */
export const priceSeed: Seed = {
  order: 91,
  month(world, m) {
    round(world, m)
    if (m.month !== 4) return
    const hotels = world.parties.filter(
      (p) => p.state === 'ACTIVE' && p.establishedOn < m.first && /酒店|住宿|宾馆|旅/.test(p.name),
    )
    seedGathering(world, {
      no: `JY${m.year}`,
      theme: lodgingInterview,
      kind: 'INTERVIEW',
      title: `${m.year}年“五一”和赛事期间住宿行业价格约谈`,
      heldOn: addDays(m.first, 24),
      place: '本局会议室',
      parties: m.random.sample(hotels, Math.min(hotels.length, world.amount(36, 2))).map((p, i) => ({
        ...p,
        present: i % 12 !== 11,
        ...(i % 12 !== 11 && { paperNo: `玉市监告诫〔${m.year}〕${i + 1}号` }),
      })),
    })
  },
}
