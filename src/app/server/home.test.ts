import { beforeAll, describe, expect, it } from 'vitest'
import { putAccount } from '#platform/auth/accounts.ts'
import { day } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import type { Output } from '#platform/contract/operation.ts'
import { inspectionObject, inspectionTask } from '#kernel/inspection/tables.ts'
import type { home, listToDo, workOverview } from '#kernel/home/contract.ts'
import { orgUnit, staff, staffCredential, staffDelegation, staffPost } from '#kernel/org/tables.ts'
import { nationalCalendar } from '#kernel/deadline/holidays.ts'
import { insertRows } from '#kernel/record/write.ts'
import { openHouse } from '#app/house.ts'
import { abnormalListing } from '#domains/credit-list/tables.ts'
import { startupCase } from '#domains/entity/tables.ts'
import { permitApplication } from '#domains/permit/tables.ts'
import { publicationNotice } from '#domains/publicity/tables.ts'
import { countyScope, testDatabase } from '#test/harness/database.ts'
import { putParties, someParty } from '#test/harness/figures.ts'
import { type Caller, passwordOf, served } from './served.fixture.ts'

// The morning of 2021-12-06, a Monday: what waits for whom, in the order of the clocks.
const t = testDatabase()
const s = served(t, () => openHouse())
const today = '2021-12-06'
type Home = Output<typeof home>
const homeOf = async (who: Caller): Promise<Home> => (await who.get('/api/home')).json<Home>()
const texts = (h: Pick<Home, 'tasks'>): string[] => h.tasks.map((x) => x.text)
let parties: string[] = []
let permits: string[] = []

const post = (staffNo: string, name: string, unitCode: string) => ({
  staffNo,
  name,
  unitCode,
  fromDay: day('2019-01-01'),
})

beforeAll(async () => {
  t.clock.set(`${today}T01:00:00Z`)
  const from = day('2019-01-01')
  await t.write(async (tx) => {
    await insertRows(tx, orgUnit, [
      { code: '00', name: '玉衡县市场监督管理局', shortName: '局机关', kind: 'bureau', fromDay: from },
      { code: '92', name: '登记许可股', shortName: '许可股', kind: 'section', parentCode: '00', fromDay: from },
      { code: '01', name: '城关市场监督管理所', shortName: '城关所', kind: 'station', fromDay: from },
      { code: '02', name: '青溪市场监督管理所', shortName: '青溪所', kind: 'station', fromDay: from },
    ])
    await insertRows(tx, staff, [
      { staffNo: 'YH01', name: '沈梅', account: 'shen' },
      { staffNo: 'YH02', name: '王石', account: 'wang' },
      { staffNo: 'YH03', name: '李云', account: 'station' },
    ])
    await insertRows(tx, staffPost, [
      post('YH01', '沈梅', '92'),
      post('YH02', '王石', '92'),
      post('YH03', '李云', '01'),
    ])
  })
  await t.db.write(countyScope, async (q) => {
    for (const [username, name] of [
      ['shen', '登记许可股 沈梅'],
      ['wang', '登记许可股 王石'],
    ] as const)
      await putAccount(q, { username, password: passwordOf(username), name, role: 'registrar' }, t.clock)
  })
  parties = await putParties(t, [
    someParty('玉衡县兰芳小吃店', '92459923000000300A', { category: 'INDIVIDUAL', typeCode: '9500' }),
    someParty('玉衡县远山木业有限公司', '91459923000000100A', { station: '02' }),
  ])
  await t.write(async (tx) => {
    const application = (no: string, set: object) => ({
      kind: 'FOOD_OP' as const,
      action: 'NEW' as const,
      applicationNo: no,
      partyId: parties[0]!,
      stationCode: '01',
      applicantName: '兰芳小吃店',
      submittedOn: day('2021-11-01'),
      acceptedOn: day('2021-11-01'),
      ...set,
    })
    permits = await insertRows(tx, permitApplication, [
      application('P-red', { handler: '沈梅', dueOn: day('2021-12-03') }),
      application('P-amber', { handler: '沈梅', dueOn: day('2021-12-08') }),
      application('P-green', { handler: null, dueOn: day('2021-12-20') }),
      application('P-grey', {
        handler: '沈梅',
        dueOn: day('2021-11-29'),
        pauses: [{ from: '2021-11-25', reason: '听证' }],
      }),
      application('P-wang', { handler: '王石', dueOn: day('2021-12-02'), extendedTo: day('2021-12-09') }),
      application('P-done', { handler: '沈梅', dueOn: day('2021-12-03'), concludedOn: day('2021-12-03') }),
      // Handed in on Monday the 29th: an answer is due within five working days, today.
      application('P-new', { handler: '沈梅', submittedOn: day('2021-11-29'), acceptedOn: null }),
      application('P-back', {
        handler: '沈梅',
        submittedOn: day('2021-11-29'),
        acceptedOn: null,
        returnedOn: day('2021-11-30'),
      }),
    ])
    const [task] = await insertRows(tx, inspectionTask, [
      {
        taskNo: 'C1',
        name: '年报抽查',
        kind: 'DOUBLE_RANDOM',
        source: 'PLAN',
        origin: 'INITIATED',
        joint: false,
        ownLead: true,
        openedOn: day('2021-11-01'),
        drawnOn: day('2021-11-02'),
        periodTo: day('2021-12-10'),
      },
    ])
    await insertRows(tx, inspectionObject, [
      { taskId: task!, partyId: parties[0]!, stationCode: '01', drawnOn: day('2021-11-02'), inspectors: '李云、沈梅' },
      { taskId: task!, partyId: parties[1]!, stationCode: '02', drawnOn: day('2021-11-02'), inspectors: '赵安；钱宁' },
    ])
    await insertRows(tx, publicationNotice, [
      {
        kind: 'PENALTY',
        subjectName: '远山木业',
        partyId: parties[1]!,
        stationCode: '02',
        documentNo: '玉市监罚〔2021〕1号',
        documentOn: day('2021-11-05'),
        dueOn: day('2021-12-03'),
      },
    ])
    await insertRows(tx, abnormalListing, [
      {
        partyId: parties[1]!,
        stationCode: '02',
        kind: 'LISTING',
        reason: 'R4',
        listedOn: day('2021-03-01'),
        removalAppliedOn: day('2021-12-01'),
      },
    ])
    await insertRows(tx, startupCase, [
      {
        caseNo: 'A1',
        partyId: parties[1]!,
        stationCode: '02',
        channel: 'WINDOW',
        acceptedOn: day('2021-12-03'),
        dueOn: day('2021-12-06'),
        assisted: false,
      },
    ])
  })
})

describe('the home of an officer', () => {
  it('lists what stands on him and what waits for whoever may do it, by clock, with the form of the next step', async () => {
    const h = await homeOf(await s.as('shen'))
    expect(h.tasks.map((x) => [x.text.split('，')[0], x.light, x.dueOn, x.left])).toEqual([
      ['食品经营许可新办申请 P-red', 'red', '2021-12-03', '逾期1个工作日'],
      ['企业开办 A1', 'amber', '2021-12-06', '今天到期'],
      ['食品经营许可新办申请 P-new', 'amber', '2021-12-06', '今天到期'],
      ['食品经营许可新办申请 P-amber', 'amber', '2021-12-08', '剩2个工作日'],
      ['食品经营许可新办申请 P-green', 'green', '2021-12-20', '剩10个工作日'],
      ['食品经营许可新办申请 P-grey', 'grey', '2021-11-29', '中止：听证'],
    ])
    expect(h.tasks[0]!.page).toBe(`/permits/${permits[0]}?act=concludeApplication`)
    expect(h.tasks[2]!.page).toBe(`/permits/${permits[6]}`)
    expect(h.taskTotal).toBe(6)
    expect(h.groups[0]).toEqual({
      kind: 'permit.decide',
      title: '待办结的许可申请',
      red: 1,
      amber: 1,
      green: 1,
      grey: 1,
    })
    // The check is hers too, but her role enters no results: nobody has on his list what he may not do.
    expect(texts(h).some((x) => x.startsWith('抽查'))).toBe(false)
  })

  it('counts as many as the list behind each number shows, and pages through it', async () => {
    const shen = await s.as('shen')
    const h = await homeOf(shen)
    for (const g of h.groups) {
      for (const light of ['red', 'amber', 'green', 'grey'] as const) {
        const list = (await shen.get(`/api/to-do?kind=${g.kind}&light=${light}`)).json<Output<typeof listToDo>>()
        expect([g.kind, light, list.total, list.rows.length]).toEqual([g.kind, light, g[light], g[light]])
      }
    }
    const seen: string[] = []
    let after = ''
    do {
      const list = (await shen.get(`/api/to-do?limit=2${after}`)).json<Output<typeof listToDo>>()
      expect(list.total).toBe(6)
      seen.push(...list.rows.map((r) => r.text))
      after = list.next === null ? '' : `&after=${encodeURIComponent(list.next)}`
    } while (after)
    expect(seen).toEqual(texts(h))
    expect((await shen.get('/api/to-do?sort=dueOn')).error().message).toContain('不能改排序')
    expect((await shen.get('/api/to-do?q=x')).status).toBe(400)
  })

  it('is without what was done', async () => {
    const wang = await s.as('wang')
    expect(texts(await homeOf(wang))).toContain('食品经营许可新办申请 P-wang，兰芳小吃店')
    const done = await wang.post(`/api/permits/${permits[4]}/conclude`, {
      version: 1,
      outcome: 'REFUSED',
      on: today,
      reason: '场所不合要求',
    })
    expect(done.status, done.body).toBe(200)
    expect(texts(await homeOf(wang)).join()).not.toContain('P-wang')
  })

  it('of a station sees its own checks, of the credit section the whole county', async () => {
    const station = await homeOf(await s.as('station'))
    expect(station.tasks.map((x) => [x.text, x.light, x.dueOn])).toEqual([
      ['抽查 年报抽查：玉衡县兰芳小吃店', 'amber', '2021-12-10'],
    ])
    expect(station.tasks[0]!.page).toContain('?act=enterResult')
    const credit = await homeOf(await s.as('credit'))
    expect(credit.tasks.map((x) => [x.kind, x.text, x.light])).toEqual([
      ['publicity.publish', '行政处罚 玉市监罚〔2021〕1号，远山木业', 'red'],
      ['credit-list.remove', '玉衡县远山木业有限公司申请移出（通过登记的住所（经营场所）无法联系）', 'amber'],
    ])
    expect(credit.tasks[1]!.dueOn).toBe(nationalCalendar().addWorkingDays(day('2021-12-01'), 5).due)
    expect((await homeOf(await s.as('no-station'))).tasks).toEqual([])
  })

  it('tells of certificates that run out, and of drafts', async () => {
    await t.write((tx) =>
      insertRows(tx, staffCredential, [
        { staffNo: 'YH01', kind: 'ENFORCEMENT', number: '1', validTo: day('2021-12-20') },
        { staffNo: 'YH02', kind: 'ENFORCEMENT', number: '2', validTo: day('2021-10-20') },
        { staffNo: 'YH02', kind: 'ENFORCEMENT', number: '3', validTo: day('2027-10-20') },
      ]),
    )
    const shen = await s.as('shen')
    const draft = { operation: 'acceptApplication', title: '受理申请', path: '/permits?new=1', values: {} }
    await shen.post('/api/desk/drafts', draft)
    const h = await homeOf(shen)
    expect(h.credentials).toMatchObject([{ number: '1', validTo: '2021-12-20', light: 'red', left: '剩14日' }])
    expect(h.drafts).toMatchObject([{ title: '受理申请', path: '/permits?new=1' }])
    expect((await homeOf(await s.as('wang'))).credentials).toEqual([])
  })
})

describe('approvals on the home', () => {
  it('wait for the leader, come back to whoever asked, and are gone when done', async () => {
    const [shen, director] = [await s.as('shen'), await s.as('director')]
    const ask = async (n: number): Promise<string> => {
      const input = { id: permits[n], version: 1, outcome: 'WITHDRAWN', on: today, reason: '申请人撤回' }
      const asked = await shen.post('/api/approvals', { operation: 'concludeApplication', input })
      expect(asked.status, asked.body).toBe(200)
      return asked.json<{ id: string }>().id
    }
    const [given, refused] = [await ask(0), await ask(1)]
    expect((await homeOf(director)).approvals).toMatchObject({
      waiting: [{ id: given, who: '登记许可股 沈梅' }, { id: refused }],
      waitingTotal: 2,
    })
    expect((await homeOf(shen)).approvals).toEqual({ waiting: [], waitingTotal: 0, given: [], returned: [] })
    await director.post(`/api/approvals/${given}/decide`, { version: 1, decision: 'APPROVED' })
    await director.post(`/api/approvals/${refused}/decide`, { version: 1, decision: 'REFUSED', opinion: '再核实' })
    expect((await homeOf(director)).approvals.waiting).toEqual([])
    expect((await homeOf(shen)).approvals).toMatchObject({ given: [{ id: given }], returned: [{ id: refused }] })
    expect((await homeOf(await s.as('wang'))).approvals.returned).toEqual([])
    // Sent again, the refusal has done its work.
    await ask(1)
    expect((await homeOf(shen)).approvals.returned).toEqual([])
  })
})

describe('whoever acts for an absent colleague', () => {
  it('sees his tasks, marked, and only those handed on', async () => {
    const [before] = [await homeOf(await s.as('complaint-handler'))]
    expect(before.tasks).toEqual([])
    await t.write(async (tx) => {
      await insertRows(tx, staff, [{ staffNo: 'YH09', name: '唐悦', account: 'complaint-handler' }])
      await insertRows(tx, staffDelegation, [
        {
          staffNo: 'YH01',
          delegateNo: 'YH09',
          fromDay: day(today),
          lastDay: day('2021-12-10'),
          permissions: ['permit.decide'],
        },
      ])
    })
    t.clock.advance(6_000)
    const h = await homeOf(await s.as('complaint-handler'))
    expect(h.actsFor).toEqual(['沈梅'])
    expect(h.tasks.map((x) => [x.text.split(' ')[1]!.split('，')[0], x.behalf])).toEqual([
      ['P-red', '沈梅'],
      ['P-amber', '沈梅'],
      ['P-green', '沈梅'],
      ['P-grey', '沈梅'],
    ])
  })
})

describe('leaders', () => {
  it('see what is overdue where and how much stands with whom, each number opening its list', async () => {
    const director = await s.as('director')
    const o = (await director.get('/api/work-overview')).json<Output<typeof workOverview>>()
    expect(o.units.map((u) => [u.unitName, u.open, u.overdue])).toEqual([
      ['许可股', 5, 1],
      ['青溪所', 3, 1],
      ['不在人员名册上的人', 2, 0],
      ['城关所', 2, 0],
    ])
    expect(o.people.map((p) => [p.name, p.unitName, p.open, p.overdue])).toEqual([
      ['沈梅', '许可股', 5, 1],
      ['李云', '城关所', 1, 0],
      ['赵安', null, 1, 0],
      ['钱宁', null, 1, 0],
    ])
    for (const [query, total] of [
      ['unit=02', 3],
      ['unit=92', 5],
      ['unit=02&light=red', 1],
      [`holder=${encodeURIComponent('沈梅')}`, 5],
      ['light=red', 2],
    ] as const) {
      const list = (await director.get(`/api/open-work?${query}`)).json<Output<typeof listToDo>>()
      expect([query, list.total, list.rows.length]).toEqual([query, total, total])
    }
    const registrar = await s.as('registrar')
    for (const path of ['/api/work-overview', '/api/open-work', '/api/moved-figures'])
      expect((await registrar.get(path)).status).toBe(403)
  })

  it('watch figures against what was known a week ago', async () => {
    const director = await s.as('director')
    interface Moved {
      chosen: boolean
      since: string
      figures: { id: string; now: string | null; before: string | null; moved: boolean }[]
    }
    expect((await director.post('/api/moved-figures', { ids: ['nothing.at.all'] })).error().code).toBe('home.figure')
    expect((await director.get('/api/moved-figures')).json<Moved>().chosen).toBe(false)
    await director.post('/api/moved-figures', { ids: ['permits.food.completed.count'] })
    const moved = (await director.get('/api/moved-figures')).json<Moved>()
    expect(moved).toMatchObject({
      chosen: true,
      since: '2021-11-29',
      figures: [{ id: 'permits.food.completed.count' }],
    })
    expect((await (await s.as('office')).get('/api/moved-figures')).json<Moved>().chosen).toBe(false)
    await director.post('/api/moved-figures', { ids: [] })
    expect((await director.get('/api/moved-figures')).json<Moved>().chosen).toBe(false)
  })

  it('have no tasks of the line on their own list', async () => {
    for (const who of ['director', 'office', 'auditor', 'legal-reviewer'])
      expect((await homeOf(await s.as(who))).tasks, who).toEqual([])
  })
})

describe('the three administrators', () => {
  it('see what is theirs and nothing of the business', async () => {
    const audit = await homeOf(await s.as('audit-admin'))
    expect(audit.tasks).toEqual([])
    expect(audit.counts).toEqual([])
    expect(audit.log!.entries).toBeGreaterThan(3)
    expect(audit.log!.unsealed).toBe(audit.log!.entries)
    expect(audit.log!.newest).toHaveLength(8)
    expect(audit.log!.newest[0]).toMatchObject({ operation: expect.any(String), actor: expect.any(String) })
    const system = await homeOf(await s.as('system-admin'))
    expect([system.log, system.tasks]).toEqual([null, []])
    await s.signIn('equipment', 'wrong')
    await t.db.write(countyScope, (q) =>
      q.execute(sql`insert into sign_in_guard (subject, failed_count, failed_at, locks, locked_until)
        values ('x', 6, ${t.clock.now()}, 1, '2021-12-07T00:00:00Z')`),
    )
    expect((await homeOf(await s.as('system-admin'))).counts).toMatchObject([{ count: 1, link: '/accounts' }])
    const security = await homeOf(await s.as('security-admin'))
    expect(security.counts.map((c) => [c.title, c.count])).toEqual([['正在代理的人', 1]])
    expect(security.log).toBeNull()
  })

  it('says who may look at nothing when nobody is signed in', async () => {
    expect((await s.nobody.get('/api/home')).status).toBe(401)
    expect((await s.nobody.get('/api/to-do')).status).toBe(401)
  })
})
