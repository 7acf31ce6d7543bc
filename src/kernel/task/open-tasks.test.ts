import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { nationalCalendar } from '#kernel/deadline/holidays.ts'
import { lightOf } from '#kernel/deadline/light.ts'
import { inspectionTask } from '#kernel/inspection/tables.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import type { House } from '#kernel/manifest/business.ts'
import { insertRows } from '#kernel/record/write.ts'
import { openHouse } from '#app/house.ts'
import { abnormalListing } from '#domains/credit-list/tables.ts'
import { startupCase, suspensionFiling } from '#domains/entity/tables.ts'
import { permitApplication } from '#domains/permit/tables.ts'
import { publicationNotice } from '#domains/publicity/tables.ts'
import { countyScope, testCounty, testDatabase } from '#test/harness/database.ts'
import { putParties, someParty } from '#test/harness/figures.ts'
import { type TaskKind, workingDaysAfter } from './declare.ts'
import { openTasks, taskDay, taskKinds } from './open-tasks.ts'

const t = testDatabase()
const today = day('2021-12-06')

describe('the light of a task', () => {
  const calendar = nationalCalendar()
  const dues = ['2021-12-03', '2021-12-05', '2021-12-06', '2021-12-09', '2021-12-10', null]
  const toy: TaskKind = {
    id: 'toy.do',
    title: '玩具',
    permission: 'toy.do',
    reading: 'toy.read',
    page: '/toys',
    warn: 3,
    open: () => ({
      id: sql`null`,
      station: sql`coalesce(due, '')`,
      dueOn: sql`due::date`,
      standing: sql`case when due = '2021-12-05' then '听证' end`,
      said: [sql`null`],
      from: sql`from unnest(${sql.param(dues)}::text[]) due where true`,
    }),
    text: () => '',
  }

  it('is the same in the database as in the rule, and no clock is no hurry', async () => {
    const asked = taskDay(new LawBook([]), today)
    const { tasks, counts } = await t.db.read(countyScope, (q) =>
      openTasks(q, [{ kind: toy, shared: true }], asked, { limit: 10 }),
    )
    const warnAt = (due: string) => calendar.addWorkingDays(day(due), -3).due
    for (const x of tasks.filter((y) => y.dueOn !== null)) {
      const rule = lightOf({
        due: x.dueOn!,
        today,
        warnAt: warnAt(x.dueOn!),
        standing: x.dueOn === '2021-12-05',
      })
      expect([x.dueOn, x.light]).toEqual([x.dueOn, rule])
    }
    expect(tasks.map((x) => [x.dueOn, x.light])).toEqual([
      ['2021-12-03', 'red'],
      ['2021-12-06', 'amber'],
      ['2021-12-09', 'amber'],
      ['2021-12-10', 'green'],
      [null, 'green'],
      ['2021-12-05', 'grey'],
    ])
    expect(counts.reduce((n, c) => n + c.count, 0)).toBe(6)
  })

  it('stands by the law of the day of the event, and by none before there was one', async () => {
    const value = { unit: 'working-day', basis: '试', verified: false }
    const law = new LawBook([
      { ...value, key: 'toy.days', value: 5, from: day('2020-01-01'), to: day('2021-08-31') },
      { ...value, key: 'toy.days', value: 3, from: day('2021-09-01') },
    ])
    const asked = taskDay(law, today)
    const days = ['2013-12-31', '2019-12-31', '2021-08-31', '2021-09-01', '2021-12-06']
    const rows = await t.db.read(countyScope, (q) =>
      q.rows<{ due: string | null }>(
        sql`select ${workingDaysAfter(sql`d::date`, 'toy.days', asked)} as due from unnest(${sql.param(days)}::text[]) with ordinality x(d, n) order by n`,
      ),
    )
    const after = (from: string, n: number): string => calendar.addWorkingDays(day(from), n).due
    expect(rows.map((r) => r.due)).toEqual([
      null,
      null,
      after('2021-08-31', 5),
      after('2021-09-01', 3),
      after('2021-12-06', 3),
    ])
  })
})

describe('the questions behind the lists', () => {
  let house: House
  beforeAll(async () => {
    house = await openHouse()
    const [partyId] = await putParties(t, [someParty('玉衡县远山木业有限公司', '91459923000000100A')])
    const then = day('2020-01-01')
    await t.write(async (tx) => {
      await insertRows(tx, permitApplication, [
        { kind: 'FOOD_OP', action: 'NEW', applicationNo: 'P1', partyId: partyId!, submittedOn: then },
      ])
      await insertRows(tx, startupCase, [
        { caseNo: 'A1', partyId: partyId!, channel: 'WINDOW', acceptedOn: then, dueOn: then, assisted: false },
      ])
      await insertRows(tx, publicationNotice, [
        { kind: 'PENALTY', subjectName: '远山木业', documentNo: '1', documentOn: then },
      ])
      await insertRows(tx, abnormalListing, [{ partyId: partyId!, kind: 'LISTING', reason: 'R4', listedOn: then }])
      await insertRows(tx, inspectionTask, [
        {
          taskNo: 'C1',
          name: '抽查',
          kind: 'DOUBLE_RANDOM',
          source: 'PLAN',
          origin: 'INITIATED',
          joint: false,
          ownLead: true,
          openedOn: then,
          drawnOn: then,
        },
      ])
      await insertRows(tx, suspensionFiling, [
        { partyId: partyId!, filedOn: then, fromDay: then, toDay: then, resumedOn: then },
      ])
    })
    await yearsOfWork()
  }, 60_000)

  it('are answered by indexes over what is open', async () => {
    // One task for many records asks only whether there is any; see the law of its season.
    const kinds = taskKinds(house).filter((k) => !/urge|list-non-filers/.test(k.id))
    expect(kinds.length).toBeGreaterThan(8)
    const partial = await t.asOwner<{ name: string }>(
      `select indexname as name from pg_indexes where indexdef like '% WHERE %' and indexdef not like '% UNIQUE %'`,
    )
    const narrow = new Set(partial.map((x) => x.name))
    const asked = taskDay(house.law, today)
    const found = await t.db.read({ county: testCounty, stations: ['01'] }, async (q) => {
      const faults: string[] = []
      for (const kind of kinds) {
        await openTasks(q, [{ kind, shared: true }], asked, { limit: 1 })
        const { from } = kind.open(asked)
        const [row] = await q.rows<{ 'QUERY PLAN': { Plan: Node }[] }>(
          sql`explain (format json) select 1 ${from}`,
          'anew',
        )
        faults.push(...row!['QUERY PLAN'].flatMap((p) => wholeScans(p.Plan, narrow)).map((f) => `${kind.id}: ${f}`))
      }
      return faults
    })
    expect(found).toEqual([])
  })
})

/** Records that are done, as years leave them behind: copies of those above, ended. */
async function yearsOfWork(): Promise<void> {
  for (const [table, set] of Object.entries(done))
    await t.asOwner(
      `insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(x) || jsonb_build_object('id', gen_random_uuid(), ${set}))).*
       from (select * from ${table} limit 1) x, generate_series(1, 1000) g; analyze ${table}`,
    )
}

/** The ledger that each list starts from, and what a record of it that is done looks like. */
const done: Readonly<Record<string, string>> = {
  permit_application: `'application_no', 'F' || g, 'concluded_on', '2020-01-01'`,
  startup_case: `'case_no', 'F' || g, 'ended_on', '2020-01-01'`,
  publication_notice: `'document_no', 'F' || g, 'published_on', '2020-01-01'`,
  abnormal_listing: `'removal_applied_on', null`,
  inspection_task: `'task_no', 'F' || g, 'closed_on', '2020-01-01'`,
  suspension_filing: `'filed_on', '2020-01-01'`,
}

interface Node {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Index Cond'?: string
  Plans?: Node[]
}

/** Scans that read all of a ledger's years: without an index, or by nothing but the county in an index over all rows. */
function wholeScans(node: Node, narrow: ReadonlySet<string>): string[] {
  const [table, index] = [String(node['Relation Name']), node['Index Name']]
  const conditions = (node['Index Cond'] ?? '').match(/[<>=]+|ANY|IS NULL/g) ?? []
  const whole =
    table in done &&
    (node['Node Type'] === 'Seq Scan' || (index !== undefined && !narrow.has(index) && conditions.length < 2))
  const own = whole ? [`${node['Node Type']} ${index ?? table} ${node['Index Cond'] ?? ''}`] : []
  return [...own, ...(node.Plans ?? []).flatMap((p) => wholeScans(p, narrow))]
}
