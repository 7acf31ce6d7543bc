import { momentOn } from '#platform/clock/clock.ts'
import { party, partyStation } from '#kernel/party/tables.ts'
import type { Random } from '#kernel/seed/random.ts'
import { demoCounty, demoStations, personName } from '#kernel/seed/words.ts'
import type { PlaceKind, World } from '#kernel/seed/world.ts'

/** What a place is called after its town, how many the full county has, and its kind in the register of parties. */
const kinds: Readonly<
  Record<
    PlaceKind,
    { full: number; least: number; kind: 'school' | 'hospital' | 'organisation'; names: readonly string[] }
  >
> = {
  school: { full: 46, least: 3, kind: 'school', names: ['中心小学', '初级中学', '希望小学', '实验小学', '第二小学'] },
  kindergarten: { full: 38, least: 3, kind: 'school', names: ['中心幼儿园', '星星幼儿园', '阳光幼儿园', '育苗幼儿园'] },
  hospital: { full: 24, least: 2, kind: 'hospital', names: ['卫生院', '人民医院', '中医医院', '社区卫生服务站'] },
  'vaccination-site': { full: 14, least: 2, kind: 'organisation', names: ['预防接种门诊', '方舱接种点'] },
  cdc: { full: 1, least: 1, kind: 'organisation', names: ['疾病预防控制中心'] },
  market: { full: 16, least: 2, kind: 'organisation', names: ['农贸市场', '综合市场', '集贸市场'] },
  estate: { full: 20, least: 2, kind: 'organisation', names: ['花园小区', '雅居小区', '新城小区', '江景小区'] },
  depot: { full: 8, least: 2, kind: 'organisation', names: ['粮所', '粮食收购点'] },
}

/** Places that the register of enterprises does not hold: schools, hospitals, vaccination sites, markets, estates, grain depots. */
export function seedPlaces(world: World, random: Random): void {
  const known = momentOn(world.openingDay, 8 * 3_600_000)
  let serial = 0
  for (const [place, { full, least, kind, names }] of Object.entries(kinds)) {
    for (let i = 0; i < world.amount(full, least); i++) {
      const station = demoStations[i % demoStations.length]!
      const [townCode, town] = random.pick<readonly [string, string]>(station.towns)
      const round = Math.floor(i / (demoStations.length * names.length))
      const word = names[Math.floor(i / demoStations.length) % names.length]!
      const name = `${demoCounty.name}${place === 'cdc' ? '' : town}${round > 0 ? `第${'二三四五六七八九'[round - 1]}` : ''}${word}`
      const code = `${world.county}D${String(++serial).padStart(4, '0')}`
      const row = world.put(
        party,
        {
          kind,
          name,
          code,
          codeKind: 'internal',
          codeValid: true,
          address: `${demoCounty.name}${town}`,
          legalRepName: personName(random),
          stationCode: station.code,
        },
        known,
      )
      const id = row.current.id
      world.put(
        partyStation,
        { partyId: id, unitCode: station.code, townCode, fromDay: world.openingDay, stationCode: station.code },
        known,
      )
      world.places.push({ id, code, name, place: place as PlaceKind, town, stationCode: station.code })
    }
  }
}
