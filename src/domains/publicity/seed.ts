import { beijingDay } from '#platform/clock/clock.ts'
import { type Day, addDays } from '#platform/clock/day.ts'
import { nationalCalendar } from '#kernel/deadline/holidays.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import { party } from '#kernel/party/tables.ts'
import type { Seed, SeedMonth, SeedParty, SeedRow, World } from '#kernel/seed/world.ts'
import { personName } from '#kernel/seed/words.ts'
import { publicityLaw } from './law.ts'
import { creditDue, publicUntil, publicationDue, withdrawalDue } from './rules.ts'
import { publicationNotice } from './tables.ts'
import type { NoticeKind, PenaltyWeight } from './terms.ts'

const law: LawBook = new LawBook(publicityLaw)
const bureau = '玉衡县市场监督管理局'
const violations = [
  '销售过期食品',
  '未取得许可从事经营',
  '发布违法广告',
  '不明码标价',
  '销售不合格产品',
  '使用未经检定的计量器具',
]
const products = ['米粉', '蜜橙', '调味品', '蔬菜', '电线电缆', '儿童服装', '化肥', '饮用水']

interface LicenceDecided {
  party: SeedParty
  decidedOn: Day
  documentNo: string
  applicationId: string
  content?: string
}
interface PenaltyDecided {
  party: SeedParty
  decidedOn: Day
  decisionNo: string
  cause: string
  fineFen: bigint
  confiscatedFen: bigint
}
interface CheckPublished {
  party: SeedParty
  publishedOn: Day
  taskNo: string
  objectId: string
}

/**
 * Licences that were granted (97 of 100 published in 7 to 20 days, the rest months late: planted, so that today's list of what is
 * overdue is alive), checks that were published, penalties and samplings of its own. One penalty in forty is annulled and taken
 * down; one in two of those is taken down late, so that some stand annulled and public.
 */
export const publicitySeed: Seed = {
  order: 70,
  month(world, m) {
    for (const d of world.take<LicenceDecided>('licence-decided')) licence(world, m, d)
    for (const c of world.take<CheckPublished>('check-published')) check(world, c)
    for (const d of world.take<PenaltyDecided>('penalty-decided')) decision(world, m, d)
    const subject = subjects(world, m)
    const rich = m.year === 2021
    const penalties = world.amount(rich ? 25 : 12, 1)
    for (let i = 1; i <= penalties; i++) penalty(world, m, subject, i)
    const samplings = world.amount(rich ? 45 : 20, 1)
    for (let i = 1; i <= samplings; i++) sampling(world, m, subject, i)
  },
}

/** Draws a party that was there before the month and that is loaded at all; undefined in a county without any. */
function subjects(world: World, m: SeedMonth): () => SeedParty | undefined {
  const unborn = new Set(
    m.last < beijingDay(world.now)
      ? []
      : world
          .rowsOf(party)
          .filter((r) => r.future)
          .map((r) => r.current.id),
  )
  const settled = addDays(m.first, -10)
  return () => {
    for (let tries = 0; tries < 50 && world.parties.length > 0; tries++) {
      const p = m.random.pick(world.parties)
      if (p.state === 'ACTIVE' && p.establishedOn < settled && !unborn.has(p.id)) return p
    }
    return undefined
  }
}

function pending(
  world: World,
  n: { kind: NoticeKind; p: SeedParty; documentNo: string; documentOn: Day; more: object },
): SeedRow {
  return world.put(
    publicationNotice,
    {
      kind: n.kind,
      subjectName: n.p.name,
      subjectCode: n.p.code,
      partyId: n.p.id,
      stationCode: n.p.stationCode,
      documentNo: n.documentNo,
      documentOn: n.documentOn,
      authority: bureau,
      dueOn: publicationDue(law, nationalCalendar(), n.kind, n.documentOn).due,
      creditDueOn: creditDue(law, nationalCalendar(), n.kind, n.documentOn),
      ...n.more,
    },
    n.documentOn,
  )
}

function publish(world: World, row: SeedRow, kind: NoticeKind, weight: PenaltyWeight | null, on: Day): void {
  world.revise(row, { publishedOn: on, channel: 'GSXT', publicUntil: publicUntil(law, kind, weight, on) }, on)
}

function licence(world: World, m: SeedMonth, d: LicenceDecided): void {
  const row = pending(world, {
    kind: 'LICENCE',
    p: d.party,
    documentNo: d.documentNo,
    documentOn: d.decidedOn,
    more: { content: d.content, sourceLedger: 'permit_application', sourceRecord: d.applicationId },
  })
  const days = m.random.chance(0.97) ? m.random.int(7, 20) : m.random.int(40, 240)
  publish(world, row, 'LICENCE', null, nationalCalendar().workdayFrom(addDays(d.decidedOn, days)))
}

function check(world: World, c: CheckPublished): void {
  const documentOn = addDays(c.publishedOn, -1)
  world.put(
    publicationNotice,
    {
      kind: 'CHECK',
      subjectName: c.party.name,
      subjectCode: c.party.code,
      partyId: c.party.id,
      stationCode: c.party.stationCode,
      documentNo: c.taskNo,
      documentOn,
      authority: bureau,
      dueOn: publicationDue(law, nationalCalendar(), 'CHECK', documentOn).due,
      publishedOn: c.publishedOn,
      channel: 'GSXT',
      sourceLedger: 'inspection_object',
      sourceRecord: c.objectId,
    },
    c.publishedOn,
  )
}

/** The decision of a case. */
function decision(world: World, m: SeedMonth, d: PenaltyDecided): void {
  const weight: PenaltyWeight = d.fineFen < 5_000_000n ? 'MINOR' : 'ORDINARY'
  const row = pending(world, {
    kind: 'PENALTY',
    p: d.party,
    documentNo: d.decisionNo,
    documentOn: d.decidedOn,
    more: {
      simpleProcedure: false,
      weight,
      penaltyKinds: d.confiscatedFen > 0n ? '罚款、没收违法所得' : '罚款',
      violation: d.cause,
      fineFen: d.fineFen,
      confiscatedFen: d.confiscatedFen,
      informedOn: d.decidedOn,
    },
  })
  publish(world, row, 'PENALTY', weight, nationalCalendar().workdayFrom(addDays(d.decidedOn, m.random.int(2, 14))))
}

function penalty(world: World, m: SeedMonth, subject: () => SeedParty | undefined, i: number): void {
  const p = subject()
  if (!p) return
  const documentOn = m.workday()
  const simple = m.random.chance(0.15)
  const weight = m.random.weighted<PenaltyWeight>([
    ['MINOR', 6],
    ['ORDINARY', 4],
  ])
  // One in twenty is a natural person, who is not in the register.
  const person = m.random.chance(0.05) ? { subjectName: personName(m.random), subjectCode: null, partyId: null } : {}
  const row = pending(world, {
    kind: 'PENALTY',
    p,
    documentNo: `玉市监${simple ? '当' : ''}罚〔${m.year}〕${m.month * 100 + i}号`,
    documentOn,
    more: {
      ...person,
      simpleProcedure: simple,
      weight,
      penaltyKinds: weight === 'MINOR' ? '罚款' : '罚款、没收违法所得',
      violation: m.random.pick(violations),
      fineFen: BigInt(weight === 'MINOR' ? m.random.int(2, 60) * 10_000 : m.random.int(105, 300) * 100_000),
      informedOn: documentOn,
    },
  })
  const on = addDays(documentOn, m.random.chance(0.95) ? m.random.int(2, 18) : m.random.int(35, 90))
  publish(world, row, 'PENALTY', weight, on)
  if (!m.random.chance(1 / 40)) return
  const annulledOn = addDays(on, m.random.int(20, 90))
  const withdrawnOn = addDays(annulledOn, m.random.chance(0.5) ? 2 : m.random.int(60, 400))
  const withdrawDueOn = withdrawalDue(law, nationalCalendar(), annulledOn)
  world.revise(row, { annulledOn, withdrawDueOn }, annulledOn)
  world.revise(row, { withdrawnOn, withdrawReason: '行政复议撤销原处罚决定' }, withdrawnOn)
}

function sampling(world: World, m: SeedMonth, subject: () => SeedParty | undefined, i: number): void {
  const p = subject()
  if (!p) return
  const documentOn = m.workday()
  const bad = m.random.chance(0.03)
  const row = pending(world, {
    kind: 'SAMPLING',
    p,
    documentNo: `CJ${m.year}${String(m.month).padStart(2, '0')}${String(i).padStart(3, '0')}`,
    documentOn,
    more: { result: bad ? '不合格' : '合格', content: `${m.random.pick(products)}抽样检验` },
  })
  publish(world, row, 'SAMPLING', null, addDays(documentOn, m.random.int(3, 25)))
}
