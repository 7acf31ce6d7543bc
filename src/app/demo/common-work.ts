import { seedGathering } from '#kernel/gathering/seed.ts'
import { demoCounty, demoStations, personName } from '#kernel/seed/words.ts'
import type { SeedMonth, World } from '#kernel/seed/world.ts'
import { tallyEntry } from '#kernel/tally/tables.ts'

const months: Readonly<Record<number, string>> = { 3: '3·15消费者权益日宣传', 5: '5·20世界计量日宣传', 9: '质量月宣传' }

/** What belongs to no business: trainings of the staff, publicity on the days of the year, and sums that nobody logs one by one. */
export function seedCommonWork(world: World, m: SeedMonth): void {
  const no = `HD${m.year}${String(m.month).padStart(2, '0')}`
  if (m.month % 3 === 2)
    seedGathering(world, {
      no: `${no}1`,
      theme: 'general.training',
      kind: 'TRAINING',
      title: `${m.year}年第${Math.ceil(m.month / 3)}季度干部业务培训`,
      heldOn: m.workday(),
      host: demoCounty.bureau,
      place: '局机关会议室',
      speaker: personName(m.random),
      headcount: m.random.int(28, 46),
    })
  const campaign = months[m.month]
  if (campaign)
    seedGathering(world, {
      no: `${no}2`,
      theme: 'general.publicity',
      kind: 'PUBLICITY',
      title: `${m.year}年${campaign}`,
      heldOn: m.workday(),
      host: demoCounty.bureau,
      place: '人民广场',
      headcount: m.random.int(120, 400),
      handouts: m.random.int(300, 1200),
      parties: m.random
        .sample(
          world.parties.filter((p) => p.state === 'ACTIVE' && p.establishedOn < m.first),
          3,
        )
        .map((p) => ({ id: p.id, stationCode: p.stationCode })),
    })
  const station = m.random.pick(demoStations)
  const happenedOn = m.workday()
  world.put(
    tallyEntry,
    {
      subject: 'general.officers',
      what: '出动执法人员',
      happenedOn,
      quantity: m.random.int(20, 90),
      counted: '人次',
      unitCode: station.code,
      stationCode: station.code,
      personName: personName(m.random),
      declared: true,
      evidence: '月度统计表',
    },
    happenedOn,
  )
}
