import { type Day, addDays } from '#platform/clock/day.ts'
import { nationalCalendar } from '#kernel/deadline/holidays.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import type { Random } from '#kernel/seed/random.ts'
import { personName } from '#kernel/seed/words.ts'
import type { Seed, SeedMonth, SeedParty, World } from '#kernel/seed/world.ts'
import { penaltyCaseLaw } from './law.ts'
import { derived } from './rules.ts'
import { caseTransfer, penaltyCase } from './tables.ts'
import type { CaseField, PartyKind, Source } from './terms.ts'

const clocks = { law: new LawBook(penaltyCaseLaw), calendar: nationalCalendar() }
/** The year in which E05 and E06 are broken once; a closing day before the filing breaks E04. */
const planted = 2020

const causes: readonly (readonly [CaseField, string, string | null, string | null])[] = [
  ['FOOD', '涉嫌销售超过保质期的食品案', 'food-special', null],
  ['FOOD', '涉嫌生产经营不合格食品案', null, '农村市场食品'],
  ['FOOD', '涉嫌销售农药残留超标的食用农产品案', null, '农兽药残留'],
  ['DRUG', '涉嫌销售劣药案', null, null],
  ['DEVICE', '涉嫌经营过期医疗器械案', null, null],
  ['PRODUCT_QUALITY', '涉嫌销售不合格电线电缆案', null, '劣质建材'],
  ['PRICE', '涉嫌不按规定明码标价案', null, null],
  ['ADVERTISING', '涉嫌发布虚假广告案', null, '神医神药广告'],
  ['TRADEMARK', '涉嫌侵犯注册商标专用权案', null, '仿冒知名品牌'],
  ['METROLOGY', '涉嫌使用未经检定的计量器具案', null, null],
  ['REGISTRATION', '涉嫌未取得营业执照从事经营案', null, null],
  ['SPECIAL_EQUIPMENT', '涉嫌使用未经定期检验的特种设备案', null, null],
]
const kindOf = (p: SeedParty): PartyKind => (p.category === 'INDIVIDUAL' ? 'INDIVIDUAL' : 'ORGANISATION')

function subject(world: World, m: SeedMonth): SeedParty | undefined {
  for (let tries = 0; tries < 40 && world.parties.length > 0; tries++) {
    const p = m.random.pick(world.parties)
    if (p.state === 'ACTIVE' && p.exitedOn === undefined && p.establishedOn < addDays(m.first, -30)) return p
  }
  return undefined
}

/** One case by the book, its later steps as long after one another as such cases take. */
function ordinary(world: World, m: SeedMonth, n: number, clueNo?: string): void {
  const p = subject(world, m)
  if (!p) return
  const { random } = m
  // Once a year a tutoring body's advertising; what was found in the lens checks is of its own kind.
  const tutoring = m.month === 3 && n === 1
  // A serious price case of the planted year, open at its end: C05.
  const gouging = m.year === planted && m.month === 11 && n === 1
  const [field, cause, theme, campaign] = clueNo
    ? (['DEVICE', '涉嫌无证经营第三类医疗器械案', 'lens-cosmetics', null] as const)
    : gouging
      ? (['PRICE', '涉嫌哄抬防疫用品价格案', null, null] as const)
      : tutoring
        ? (['ADVERTISING', '校外培训机构涉嫌发布虚假广告案', 'tutoring', null] as const)
        : random.pick(causes)
  const foundOn = m.workday()
  const officers = world.officers(personName(random), personName(random)).join('、')
  const caseNo = `玉市监立〔${m.year}〕${m.month * 100 + n}号`
  const facts = { foundOn, pauses: null, checkExtendedOn: null, extendedOn: null, collectiveTo: null }
  const at = (filedOn: Day | null, decidedOn: Day | null, servedOn: Day | null) =>
    derived(clocks, { ...facts, filedOn, decidedOn, servedOn })
  const row = world.put(
    penaltyCase,
    {
      caseNo,
      procedure: 'ORDINARY',
      source: random.weighted<Source>([
        ['CHECK', 6],
        ['COMPLAINT', 3],
        ['SAMPLING', 1],
      ]),
      sourceNo: clueNo,
      theme,
      campaign,
      field,
      cause,
      partyId: p.id,
      partyName: p.name,
      partyKind: kindOf(p),
      stationCode: p.stationCode,
      foundOn,
      ...(gouging && { involvedFen: 20_000_000n }),
      ...at(null, null, null),
    },
    foundOn,
  )
  const after = (d: Day, least: number, most: number): Day =>
    nationalCalendar().workdayFrom(addDays(d, random.int(least, most)))
  const filedOn = after(foundOn, 1, 14)
  if (!tutoring && !gouging && clueNo === undefined && random.chance(0.08)) {
    world.revise(row, { notFiledOn: filedOn, notFiledReason: '违法行为轻微并及时改正，没有造成危害后果' }, filedOn)
    return
  }
  world.revise(row, { filedOn, officers, ...at(filedOn, null, null) }, filedOn)
  if (field === 'FOOD' || field === 'DRUG')
    hand(world, random, row.current, {
      filedOn,
      field,
      caseNo,
      stationCode: p.stationCode,
      broken: m.year === planted && n === 1,
    })
  const investigatedOn = after(filedOn, 15, 45)
  world.revise(row, { investigatedOn }, investigatedOn)
  const reviewedOn = after(investigatedOn, 1, 8)
  const reviewer = personName(random)
  world.revise(row, { reviewKind: 'CASE', reviewedOn, reviewer, reviewOpinion: 'AGREE' }, reviewedOn)
  const fineFen = BigInt(random.int(5, 300) * 10_000)
  const confiscatedFen = random.chance(0.5) ? BigInt(random.int(1, 60) * 5_000) : 0n
  const noticedOn = after(reviewedOn, 1, 5)
  world.revise(
    row,
    { noticedOn, noticeNo: `玉市监罚告〔${m.year}〕${m.month * 100 + n}号`, noticedFen: fineFen + confiscatedFen },
    noticedOn,
  )
  const decidedOn = after(noticedOn, 9, 16)
  const decisionNo = `玉市监处罚〔${decidedOn.slice(0, 4)}〕${m.month * 100 + n}号`
  world.revise(
    row,
    {
      respondedOn: after(noticedOn, 1, 5),
      response: 'WAIVED',
      decidedOn,
      outcome: 'PENALTY',
      decisionNo,
      penaltyKinds: confiscatedFen > 0n ? ['FINE', 'CONFISCATE_INCOME'] : ['FINE'],
      involvedFen: BigInt(random.int(1, 400) * 10_000),
      fineFen,
      confiscatedFen,
      ...at(filedOn, decidedOn, null),
    },
    decidedOn,
  )
  if (!(m.year === planted && m.month === 8 && n === 1))
    world.tell('penalty-decided', { party: p, decidedOn, decisionNo, cause, fineFen, confiscatedFen })
  const servedOn = after(decidedOn, 1, 7)
  world.revise(row, { servedOn, serveMethod: '直接送达', ...at(filedOn, decidedOn, servedOn) }, servedOn)
  if (tutoring ? m.year === planted : random.chance(0.06)) return
  const paidOn = after(servedOn, 1, 14)
  world.revise(row, { paidOn, paidFen: fineFen + confiscatedFen }, paidOn)
  // One closing day is typed into the year before: E04.
  const closedOn = m.year === planted && m.month === 7 && n === 2 ? addDays(filedOn, -30) : after(paidOn, 1, 12)
  world.revise(row, { closedOn, closingGround: 'EXECUTED' }, after(paidOn, 1, 12))
}

/** One in twelve cases of food and drugs goes to the police, who take most of them. */
function hand(
  world: World,
  random: Random,
  row: { id: string },
  f: { filedOn: Day; field: CaseField; caseNo: string; stationCode: string; broken: boolean },
): void {
  if (!f.broken && !random.chance(1 / 12)) return
  const deliveredOn = addDays(f.filedOn, random.int(5, 20))
  const transfer = world.put(
    caseTransfer,
    {
      transferNo: f.caseNo.replace('立', '涉罪移'),
      caseId: row.id,
      stationCode: f.stationCode,
      field: f.field,
      crime: f.field === 'FOOD' ? '生产、销售不符合安全标准的食品罪' : '妨害药品管理罪',
      suspects: random.int(1, 3),
      involvedFen: BigInt(random.int(10, 90) * 100_000),
      approvedOn: addDays(deliveredOn, f.broken ? 1 : -1),
      approvedBy: '局主要负责人',
      deliveredOn,
      policeUnit: '玉衡县公安局',
      copiedOn: deliveredOn,
    },
    deliveredOn,
  )
  const resultOn = addDays(deliveredOn, random.int(1, 3))
  world.revise(
    transfer,
    { receiptOn: deliveredOn, resultOn, result: random.chance(0.85) ? 'FILED' : 'NOT_FILED' },
    resultOn,
  )
}

/** A penalty on the spot, paid within days; one in the planted year is above the ceiling. */
function onSpot(world: World, m: SeedMonth, n: number): void {
  const p = subject(world, m)
  if (!p) return
  const on = m.workday()
  const broken = m.year === planted && m.month === 5 && n === 1
  const fineFen = broken ? 500_000n : BigInt(m.random.pick([0, 5_000, 10_000, 50_000, 100_000]))
  const row = world.put(
    penaltyCase,
    {
      caseNo: `玉市监当罚〔${m.year}〕${m.month * 100 + n}号`,
      procedure: 'SUMMARY',
      source: 'CHECK',
      field: m.random.pick(['FOOD', 'PRICE', 'METROLOGY', 'REGISTRATION'] as const),
      cause: '当场处罚案',
      partyId: p.id,
      partyName: p.name,
      partyKind: kindOf(p),
      stationCode: p.stationCode,
      foundOn: on,
      filedOn: on,
      decidedOn: on,
      servedOn: on,
      serveMethod: '直接送达',
      officers: world.officers(personName(m.random), personName(m.random)).join('、'),
      outcome: 'PENALTY',
      decisionNo: `玉市监当罚〔${m.year}〕${m.month * 100 + n}号`,
      penaltyKinds: fineFen > 0n ? ['FINE'] : ['WARNING'],
      involvedFen: fineFen,
      fineFen,
      confiscatedFen: 0n,
      ...derived(clocks, {
        foundOn: on,
        filedOn: on,
        decidedOn: on,
        servedOn: on,
        pauses: null,
        checkExtendedOn: null,
        extendedOn: null,
        collectiveTo: null,
      }),
    },
    on,
  )
  const paidOn = fineFen === 0n ? on : addDays(on, m.random.int(0, 9))
  world.revise(row, { paidOn, paidFen: fineFen, closedOn: paidOn, closingGround: 'EXECUTED' }, paidOn)
}

/** Cases of every year; faults are planted in 2020 for E04, E05, E06, E23 (a decision nobody published), C05 and C15 (never closed). */
export const penaltyCaseSeed: Seed = {
  order: 95,
  month(world, m) {
    for (let n = 1; n <= world.amount(14, 2); n++) ordinary(world, m, n)
    world.take<{ clueNo: string }>('clue-found').forEach((x, i) => ordinary(world, m, 50 + i, x.clueNo))
    for (let n = 1; n <= world.amount(5, 1); n++) onSpot(world, m, n)
  },
}
