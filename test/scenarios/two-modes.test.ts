import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { openHouse } from '#app/house.ts'
import { loadDemo } from '#app/demo/load.ts'
import { type Figure, evaluate } from '#kernel/indicator/evaluate.ts'
import { checkRules } from '#kernel/indicator/check-rules.ts'
import { countLines } from '#kernel/indicator/count-lines.ts'
import { figureRows, wantOf } from '#kernel/indicator/rows.ts'
import type { House } from '#kernel/manifest/business.ts'
import { type TestDatabase, countyScope, testDatabase } from '#test/harness/database.ts'

/** Figures F001–F042 of the report, in their order. */
const figures = [
  'entities.active.count',
  'entities.active.yoy',
  'entities.capital.total',
  'entities.capital.yoy',
  'entities.new.count',
  'entities.new.yoy',
  'entities.new.private.count',
  'entities.new.private.yoy',
  'startup.seals.enterprises.count',
  'startup.seals.issued.count',
  'equity.pledges.count',
  'equity.pledges.amount',
  'equity.pledges.secured_claims.amount',
  'licences.merged.items.const',
  'licences.merged.scheme.const',
  'licences.merged.issued.count',
  'permits.food.completed.count',
  'permits.food.completion.rate',
  'annualreports.outreach.sms.count',
  'annualreports.outreach.calls.count',
  'annualreports.outreach.onsite.count',
  'annualreports.outreach.antifraud_sms.count',
  'annualreports.enterprise.filed.count',
  'annualreports.enterprise.filed.rate',
  'annualreports.cooperative.filed.count',
  'annualreports.cooperative.filed.rate',
  'annualreports.individual.filed.count',
  'annualreports.individual.filed.rate',
  'annualreports.se_maker.filed.rate',
  'doublerandom.tasks.count',
  'doublerandom.objects.drawn.count',
  'doublerandom.objects.published.count',
  'doublerandom.publication.rate',
  'doublerandom.joint.tasks.count',
  'doublerandom.joint.objects.drawn.count',
  'doublerandom.joint.publication.rate',
  'publicity.penalties.count',
  'publicity.licences.count',
  'publicity.checks.count',
  'abnormal.enterprise.listed.count',
  'abnormal.cooperative.listed.count',
  'abnormal.individual.marked.count',
]

const here = testDatabase()
const upstairs = testDatabase()
const asOf = day('2021-12-05')
let house: House
const county = { countyCode: '459923', kind: 'demo' as const, countyName: '玉衡县', bureauName: '玉衡县市场监督管理局' }

const fill = async (t: TestDatabase, upperSystem?: string): Promise<void> => {
  t.clock.set('2022-01-20T02:00:00Z')
  await loadDemo({ db: t.db, house, clock: t.clock, installed: county }, () => undefined, { scale: 0.02, upperSystem })
}
const all = (t: TestDatabase): Promise<Map<string, Figure>> =>
  t.db.snapshot(countyScope, (q) => evaluate(q, house, figures, { asOf }))

beforeAll(async () => {
  house = await openHouse()
  await fill(here)
  await fill(upstairs, '自治区一体化平台')
})

describe('the 42 figures', () => {
  it('all have a value in the demonstration county', async () => {
    const values = await all(here)
    expect(figures).toHaveLength(42)
    expect([...values.values()].filter((f) => f.printed === null).map((f) => `${f.id} ${f.status}`)).toEqual([])
  })

  it('are the same whether every business is handled here or upstairs', async () => {
    const [numbered] = await upstairs.db.read(countyScope, (q) =>
      q.rows<{ n: number; bare: number }>(
        sql`select count(*)::int as n, (count(*) filter (where external_no is null))::int as bare from equity_pledge`,
      ),
    )
    expect(numbered!.n).toBeGreaterThan(0)
    expect(numbered!.bare).toBe(0)
    expect([...(await all(upstairs))]).toEqual([...(await all(here))])
  })

  it('open as many rows as they say, and sums add up', async () => {
    const values = await all(here)
    for (const id of figures) {
      const indicator = house.catalogue.get(id)
      if (indicator.kind === 'growth') continue
      const sides = indicator.kind === 'ratio' ? (['numerator', 'denominator'] as const) : (['rows'] as const)
      const figure = values.get(id)!
      for (const side of sides) {
        const ask = { asOf, side, limit: 100_000 }
        const [rows, lines] = await here.db.read(
          countyScope,
          async (q) =>
            [
              await figureRows(q, house, id, ask),
              await countLines(q, house, wantOf(indicator, ask), undefined),
            ] as const,
        )
        expect(rows.length, id).toBe(lines)
        if (indicator.kind === 'sum')
          expect(rows.reduce((s, r) => s + BigInt(r.amount!), 0n).toString(), id).toBe(figure.exact)
        else
          expect(String(rows.length), `${id} ${side}`).toBe(
            indicator.kind === 'ratio' ? figure[side as 'numerator' | 'denominator'] : figure.exact,
          )
      }
    }
  })

  it('are checked by the rules of the first two chapters', async () => {
    const rules = await here.db.read(countyScope, (q) => checkRules(q, house, { asOf }))
    const theirs = ['E03', 'E10', 'E11', 'E12', 'E13', 'E20', 'E21', 'E24']
    expect(
      rules
        .map((r) => r.id)
        .filter((id) => theirs.includes(id))
        .sort(),
    ).toEqual(theirs)
  })

  it('answer the same for a past day, whatever became known later', async () => {
    const known = await here.db.snapshot(countyScope, (q) =>
      evaluate(q, house, figures, { asOf: day('2021-06-30'), knownOn: day('2021-06-30') }),
    )
    expect(known.get('entities.active.count')!.printed).not.toBeNull()
    const nothing = await here.db.snapshot(countyScope, (q) =>
      evaluate(q, house, ['entities.active.count'], { asOf, knownOn: day('2018-12-31') }),
    )
    expect(nothing.get('entities.active.count')!.status).toBe('nothing-known')
  })
})
