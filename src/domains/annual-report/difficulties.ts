import {
  type Part,
  type Passage,
  type PassageContext,
  fig,
  growthOf,
  marketEntity,
  parts,
} from '#kernel/narrative/sentence.ts'
import { strengthOn } from '#kernel/org/strength.ts'
import { difficulties as section } from './outline.ts'

/** What stands in the way, as far as the ledgers show it: nothing is said that no record bears out. */
export const difficultyPassages: readonly Passage[] = [
  { section, order: 10, write: newTrades },
  { section, order: 20, write: caseload },
  { section, order: 30, write: people },
]

/** A staff of which one in so many is fifty or over is called old. */
const oldShare = 3

type Written = Awaited<ReturnType<Passage['write']>>

/** Online trade grows faster than whoever watches it. */
async function newTrades(c: PassageContext): Promise<Written> {
  const [now, growth] = [await c.figure('onlinetrade.sellers.count'), await c.figure('onlinetrade.sellers.yoy')]
  if (!now || now.status !== 'ok' || now.exact === '0') return []
  return [
    {
      lead: '新业态监管手段跟不上。',
      parts: [
        ...parts`纳入监管的网络经营者已有${fig(now.id)}户`,
        ...(growth?.status === 'ok' ? parts`（${growthOf(growth.id)}）` : []),
        '，网络订餐、直播带货等交易取证难、管辖难，线上巡查主要靠人工。',
      ],
    },
  ]
}

/** Complaints and cases that grow are more work for the same people. */
async function caseload(c: PassageContext): Promise<Written> {
  const said: Part[][] = []
  for (const [name, id] of [
    ['受理投诉举报', 'complaints.accepted'],
    ['在册案件', 'cases.onfile'],
  ] as const) {
    const growth = await c.figure(`${id}.yoy`)
    if (growth?.status === 'ok' && Number(growth.exact) > 0)
      said.push([name, ...parts`${fig(`${id}.count`)}件、${growthOf(growth.id)}`])
  }
  if (said.length === 0) return []
  return [
    {
      lead: '案多事多的压力持续加大。',
      parts: ['今年以来', ...said.flatMap((p, i) => (i === 0 ? p : ['，', ...p])), '，办理时限紧、取证要求高。'],
    },
  ]
}

/** How many parties each of the staff has to look after, and how old the staff is. */
async function people(c: PassageContext): Promise<Written> {
  const [staff, parties] = [await c.figure('staff.onpost.count'), await c.figure('entities.active.count')]
  if (!staff || staff.status !== 'ok' || staff.exact === '0') return []
  const said: Part[] = [...parts`全局在岗${fig(staff.id)}人，其中持行政执法证${fig('staff.certified.count')}人`]
  if (parties?.status === 'ok') {
    const each = BigInt(parties.exact!) / BigInt(staff.exact!)
    said.push('，对应存续', marketEntity, fig(parties.id), `户，人均监管${each}余户`)
  }
  if (c.keys) {
    const ages = await strengthOn(c.q, c.reading, c.asOf, c.keys)
    if (ages.people > ages.unknown)
      said.push(
        `；在编人员平均年龄${ages.average}岁，50岁及以上${ages.fiftyAndOver}人`,
        ages.fiftyAndOver * oldShare >= ages.people ? '，年龄结构偏大' : '',
      )
  }
  return [{ lead: '基层监管力量不足。', parts: [...said, '，人少事多的矛盾仍然存在。'] }]
}
