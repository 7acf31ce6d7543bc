import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { putAccount } from '#platform/auth/accounts.ts'
import { day } from '#platform/clock/day.ts'
import { metaOf } from '#platform/db/table.ts'
import permit from '#domains/permit/domain.ts'
import { orgUnit } from '#kernel/org/tables.ts'
import { party } from '#kernel/party/tables.ts'
import { declaredLedgers } from '#kernel/record/ledger.ts'
import { type LedgerTx, insertRows } from '#kernel/record/write.ts'
import { permitApplication } from '#domains/permit/tables.ts'
import { countyScope, testCounty, testDatabase } from '#test/harness/database.ts'
import { putParties, someParty } from '#test/harness/figures.ts'
import { type Caller, cookieOf, houseOf, passwordOf, served, withCookie } from './served.fixture.ts'

const t = testDatabase()
const s = served(t, () => houseOf([permit]))
/** Sessions do not outlive a day: whoever travels in time signs in again. */
const callers = new Map<string, Caller>()
const as = async (username: string): Promise<Caller> => {
  const caller = callers.get(username) ?? withCookie(s.nobody, cookieOf(await s.signIn(username)))
  callers.set(username, caller)
  return caller
}
const travel = (moment: string): void => {
  t.clock.set(moment)
  callers.clear()
}
const neighbour = '459921'
const abroad = '450000'
const ids: Record<string, string> = {}
const from = day('2019-01-01')

const application = (partyId: string, no: string, station: string, handler: string) => ({
  kind: 'FOOD_OP' as const,
  action: 'NEW' as const,
  applicationNo: no,
  partyId,
  stationCode: station,
  submittedOn: day('2021-11-01'),
  acceptedOn: day('2021-11-01'),
  handler,
})
const applications = (tx: LedgerTx, rows: ReturnType<typeof application>[]) => insertRows(tx, permitApplication, rows)

beforeAll(async () => {
  const unit = (code: string, name: string, kind: 'section' | 'station', parentCode = '00') => ({
    code,
    name,
    shortName: name,
    kind,
    parentCode,
    fromDay: from,
  })
  await t.write((tx) =>
    insertRows(tx, orgUnit, [
      unit('01', '城关所', 'station'),
      unit('02', '青溪所', 'station', '90'),
      unit('03', '石门所', 'station', '90'),
      unit('90', '北片分局', 'section'),
      unit('91', '登记许可股', 'section'),
    ]),
  )
  await t.db.write(countyScope, (q) =>
    putAccount(q, { username: 'north', password: passwordOf('north'), name: '北片', role: 'station' }, t.clock),
  )
  const [one, two] = await putParties(t, [
    someParty('玉衡县东门食品有限公司', '91459923000000001A', { station: '01' }),
    someParty('玉衡县西门食品有限公司', '91459923000000002A', { station: '02' }),
  ])
  const made = await t.write((tx) =>
    applications(tx, [
      application(one!, 'P1', '01', '登记许可'),
      application(two!, 'P2', '02', '沈梅'),
      application(two!, 'P3', '03', '城关所'),
    ]),
  )
  ;[ids.P1, ids.P2, ids.P3] = made as [string, string, string]
  for (const county of [neighbour, abroad]) {
    await t.asOwner(
      `insert into installation (county_code, kind, county_name, bureau_name, made_at) values ($1, 'demo', $2, $3, now())`,
      [county, `县 ${county}`, `${county} 局`],
    )
    await t.write(
      async (tx) => {
        const [id] = await insertRows(tx, party, [
          { kind: 'entity', name: '邻县主体', code: 'N1', codeKind: 'internal', codeValid: true, stationCode: '01' },
        ])
        await applications(tx, [application(id!, `N-${county}`, '01', '邻县')])
      },
      { scope: { county, stations: '*' } },
    )
  }
})

const seen = async (username: string, headers?: Record<string, string>): Promise<string[]> => {
  const answer = await (await as(username)).get('/api/permits?limit=500', headers)
  expect(answer.status, answer.body).toBe(200)
  return answer
    .json<{ rows: { applicationNo: string }[] }>()
    .rows.map((r) => r.applicationNo)
    .toSorted()
}
const grant = async (set: object, by = 'admin') =>
  (await as(by)).post('/api/access-grants', { fromDay: '2021-12-05', reason: '局发〔2021〕3号', ...set })

describe('reach', () => {
  it('is the bureau, one station, or nothing', async () => {
    expect(await seen('registrar')).toEqual(['P1', 'P2', 'P3'])
    expect(await seen('station')).toEqual(['P1'])
    expect(await seen('other-station')).toEqual(['P2'])
    expect(await seen('no-station')).toEqual([])
    expect(await seen('north')).toEqual([])
  })

  it('follows the tree of departments down', async () => {
    expect((await grant({ username: 'north', role: 'case-officer', reach: 'section', unitCode: '90' })).status).toBe(
      200,
    )
    expect(await seen('north')).toEqual(['P2', 'P3'])
  })

  it('may be one’s own matters: those that one handles', async () => {
    expect((await grant({ username: 'no-station', role: 'station', reach: 'own', unitCode: '90' })).status).toBe(200)
    expect(await seen('no-station')).toEqual([])
    await t.asOwner(`update permit_application set handler = '未划片' where application_no = 'P3'`)
    // The role that the account was made with is tied to no station: it adds no rows, and does not lift the bar of "own".
    expect(await seen('no-station')).toEqual(['P3'])
    const nobody = await as('no-station')
    expect((await nobody.get(`/api/permits/${ids.P3}`)).status).toBe(200)
    expect((await nobody.get(`/api/permits/${ids.P2}`)).status).toBe(404)
  })

  it('belongs to the role that allows the act, not to the person', async () => {
    // Licenses for the bureau, inspects for one station: accepting is the bureau's, an inspection's result the station's.
    expect((await grant({ username: 'station', role: 'registrar' })).status).toBe(200)
    expect(await seen('station')).toEqual(['P1'])
    const me = (await (await as('station')).get('/api/me')).json<{ roleTitle: string; permissions: string[] }>()
    expect(me.roleTitle).toBe('市场监管所、登记许可')
    expect(me.permissions).toEqual(expect.arrayContaining(['permit.*', 'annual-filing.*']))
  })

  it('of the city looks into its counties, acts in none, and sees no other city', async () => {
    const there = { 'x-quanheng-county': neighbour }
    expect((await (await as('director')).get('/api/permits', there)).status).toBe(404)
    expect((await grant({ username: 'director', role: 'director', reach: 'city' })).status).toBe(200)
    expect(await seen('director', there)).toEqual([`N-${neighbour}`])
    expect(await seen('director')).toEqual(['P1', 'P2', 'P3'])
    const director = await as('director')
    expect((await director.get('/api/permits', { 'x-quanheng-county': abroad })).status).toBe(404)
    expect((await director.get('/api/permits', { 'x-quanheng-county': '459999' })).status).toBe(404)
    const act = await director.post('/api/approval-rules/x', {}, { 'x-quanheng': '1', ...there })
    expect([act.status, act.error().code]).toEqual([403, 'auth.city-reads'])
  })

  it('makes what lies outside answer like what is not there, to the letter', async () => {
    const other = await as('other-station')
    const none = '018f0000-0000-7000-8000-000000000000'
    for (const path of ['/api/permits/', '/api/parties/', '/api/permit-certificates/']) {
      const [outside] = path.includes('parties')
        ? await t.asOwner<{ id: string }>(`select id from party where station_code = '01' and county_code = $1`, [
            testCounty,
          ])
        : [{ id: ids.P1! }]
      const [a, b] = [await other.get(path + outside!.id), await other.get(path + none)]
      expect([a.status, a.body], path).toEqual([404, b.body])
    }
    const trail = (id: string) => other.get(`/api/records/permit_application/${id}/trail`)
    expect([(await trail(ids.P1!)).status, (await trail(ids.P1!)).body]).toEqual([404, (await trail(none)).body])
    const conclude = (id: string) =>
      s
        .as('registrar')
        .then((c) =>
          c.post(`/api/permits/${id}/conclude`, { version: 1, outcome: 'WITHDRAWN', on: '2021-12-01', reason: '撤回' }),
        )
    expect((await conclude(none)).status).toBe(404)
  })
})

describe('roles given by dated rows', () => {
  it('count from their first day to the day before their last, and every change is journalled', async () => {
    const made = await grant({ username: 'metrology', role: 'credit', fromDay: '2021-12-06', toDay: '2021-12-08' })
    const { id } = made.json<{ id: string }>()
    const may = async (): Promise<boolean> =>
      (await (await as('metrology')).get('/api/me'))
        .json<{ permissions: string[] }>()
        .permissions.includes('credit-list.*')
    expect(await may()).toBe(false)
    travel('2021-12-06T01:00:00Z')
    expect(await may()).toBe(true)
    travel('2021-12-08T01:00:00Z')
    expect(await may()).toBe(false)
    travel('2021-12-07T01:00:00Z')
    expect(await may()).toBe(true)
    const admin = await as('admin')
    expect((await admin.post(`/api/access-grants/${id}/end`, { version: 1, onDay: '2021-12-06' })).error().code).toBe(
      'access.past',
    )
    expect((await admin.post(`/api/access-grants/${id}/end`, { version: 1, onDay: '2021-12-07' })).status).toBe(200)
    // At once, on a session that is open.
    expect(await may()).toBe(false)
    travel('2021-12-05T01:00:00Z')
    expect(
      await t.asOwner(
        `select operation, actor_id, note from journal_entry where subject = 'access_grant' and operation = 'grantRole' order by seq desc limit 1`,
      ),
    ).toEqual([{ operation: 'grantRole', actor_id: 'admin', note: '局发〔2021〕3号' }])
  })

  it('are refused where they make no sense', async () => {
    const code = async (set: object) => (await grant(set)).error().code
    expect(await code({ username: 'nobody', role: 'credit' })).toBe('access.grant.account')
    expect(await code({ username: 'food', role: 'emperor' })).toBe('access.grant.role')
    expect(await code({ username: 'food', role: 'credit', fromDay: '2021-12-04' })).toBe('access.past')
    expect(await code({ username: 'food', role: 'credit', toDay: '2021-12-05' })).toBe('access.grant.period')
    expect(await code({ username: 'food', role: 'station' })).toBe('access.grant.unit')
    expect(await code({ username: 'food', role: 'station', unitCode: '77' })).toBe('access.grant.unit')
    expect(await code({ username: 'food', role: 'credit', unitCode: '01' })).toBe('access.grant.unit')
    expect(await code({ username: 'food', role: 'audit-admin', reach: 'city' })).toBe('access.grant.reach')
    expect((await grant({ username: 'food', role: 'credit' }, 'registrar')).status).toBe(403)
  })
})

describe('roles of the bureau', () => {
  const set = async (code: string, may: string[], more: object = {}, by = 'admin') =>
    (await as(by)).post(`/api/roles/${code}`, {
      title: '窗口',
      may,
      reach: 'bureau',
      fromDay: '2021-12-05',
      reason: '分工',
      ...more,
    })
  const mayAccept = async (): Promise<boolean> => (await (await as('office')).post('/api/permits', {})).status !== 403

  it('change a shipped one from a day on, and are given back', async () => {
    expect(await mayAccept()).toBe(false)
    expect((await set('office', ['*.read', 'permit.accept'], { fromDay: '2021-12-06' })).status).toBe(200)
    expect(await mayAccept()).toBe(false)
    expect((await set('office', ['*.read', 'permit.accept'])).status).toBe(200)
    expect(await mayAccept()).toBe(true)
    const shown = (await (await as('admin')).get('/api/roles')).json<{
      roles: { code: string; origin: string; may: string[]; accounts: number }[]
      operations: { name: string; roles: string[] }[]
    }>()
    expect(shown.roles.find((r) => r.code === 'office')).toMatchObject({ origin: 'changed', accounts: 1 })
    expect(shown.operations.find((o) => o.name === 'acceptApplication')!.roles).toEqual([
      'office',
      'registrar',
      'admin',
    ])
    expect((await (await as('admin')).post('/api/roles/office/restore', { onDay: '2021-12-05' })).status).toBe(200)
    expect(await mayAccept()).toBe(false)
    expect((await (await as('admin')).post('/api/roles/office/restore', { onDay: '2021-12-05' })).status).toBe(404)
  })

  it('may be new ones', async () => {
    expect((await set('window', ['permit.*'])).status).toBe(200)
    expect((await grant({ username: 'office', role: 'window' })).status).toBe(200)
    expect(await mayAccept()).toBe(true)
  })

  it('never hold everything, what runs the system, or what is not there; administrators are as the standard has them', async () => {
    const code = async (role: string, may: string[]) => (await set(role, may)).error().code
    expect(await code('window', ['*'])).toBe('access.role.everything')
    expect(await code('window', ['journal.view'])).toBe('access.role.administrative')
    expect(await code('window', ['access.*'])).toBe('access.role.administrative')
    expect(await code('window', ['permit.fly'])).toBe('access.role.unknown')
    expect(await code('window', [])).toBe('input')
    expect(await code('audit-admin', ['permit.*'])).toBe('access.role.administrator')
    expect((await set('window', ['permit.*'], {}, 'office')).status).toBe(403)
  })
})

describe('the three administrators', () => {
  const separate = async (on: boolean, by = 'admin') =>
    (await as(by)).post('/api/administrators', { separate: on, reason: '等级保护三级' })

  it('are kept apart only when each is somebody, and nobody is two', async () => {
    expect((await grant({ username: 'food', role: 'audit-admin' })).status).toBe(200)
    const both = await separate(true)
    expect(both.error().code).toBe('access.separate.conflict')
    expect(both.error().message).toContain('food')
    const admin = await as('admin')
    const { grants } = (await admin.get('/api/access-grants')).json<{
      grants: { id: string; username: string; role: string }[]
    }>()
    const wrong = grants.find((g) => g.username === 'food' && g.role === 'audit-admin')!
    expect((await admin.post(`/api/access-grants/${wrong.id}/end`, { version: 1, onDay: '2021-12-05' })).status).toBe(
      200,
    )
    await t.asOwner(`update account set disabled = true where username = 'audit-admin'`)
    expect((await separate(true)).error().code).toBe('access.separate.missing')
    await t.asOwner(`update account set disabled = false where username = 'audit-admin'`)
    expect((await separate(true, 'security-admin')).status).toBe(200)
    expect((await separate(true, 'security-admin')).error().code).toBe('access.separate.same')
  })

  it('then cannot act in business, and nobody is all of them', async () => {
    for (const who of ['system-admin', 'security-admin', 'audit-admin', 'admin'])
      for (const url of ['/api/permits', '/api/parties', '/api/figures'])
        expect((await (await as(who)).get(url)).status, `${who} ${url}`).toBe(403)
    const can = async (who: string, url: string) => (await (await as(who)).get(url)).status
    expect(await can('system-admin', '/api/accounts')).toBe(200)
    expect(await can('system-admin', '/api/journal')).toBe(403)
    expect(await can('system-admin', '/api/roles')).toBe(403)
    expect(await can('security-admin', '/api/roles')).toBe(200)
    expect(await can('security-admin', '/api/accounts')).toBe(403)
    expect(await can('audit-admin', '/api/journal')).toBe(200)
    expect(await can('audit-admin', '/api/accounts')).toBe(403)
    expect(await can('admin', '/api/roles')).toBe(403)
    // Business goes on: what accounts were made with was written down as rows.
    expect(await seen('registrar')).toEqual(['P1', 'P2', 'P3'])
    expect(await seen('other-station')).toEqual(['P2'])
  })

  it('cannot be joined by a grant, and a new account has no rights until security gives some', async () => {
    const code = async (set: object) => (await grant(set, 'security-admin')).error().code
    expect(await code({ username: 'security-admin', role: 'registrar' })).toBe('access.grant.apart')
    expect(await code({ username: 'registrar', role: 'system-admin' })).toBe('access.grant.apart')
    expect(await code({ username: 'audit-admin', role: 'security-admin' })).toBe('access.grant.apart')
    expect(await code({ username: 'registrar', role: 'admin' })).toBe('access.grant.apart')
    const system = await as('system-admin')
    const made = await system.post('/api/accounts', {
      username: 'new-clerk',
      name: '新人',
      role: 'registrar',
      stations: null,
    })
    expect(made.status, made.body).toBe(200)
    await t.asOwner(
      `update account set must_change = false, password_hash = (select password_hash from account where username = 'food') where username = 'new-clerk'`,
    )
    const clerk = await s.signIn('new-clerk', 'pass-food')
    expect(clerk.status, clerk.body).toBe(200)
    const cookie = String(clerk.headers['set-cookie']).split(';')[0]!
    expect((await s.nobody.get('/api/permits', { cookie })).status).toBe(403)
    expect((await grant({ username: 'new-clerk', role: 'registrar' }, 'security-admin')).status).toBe(200)
    expect((await s.nobody.get('/api/permits', { cookie })).status).toBe(200)
  })

  it('never leave rights in nobody’s hands, and may be put together again', async () => {
    const security = await as('security-admin')
    const { grants } = (await security.get('/api/access-grants')).json<{
      grants: { id: string | null; username: string; version: number }[]
    }>()
    const own = grants.find((g) => g.username === 'security-admin' && g.id !== null)!
    const last = await security.post(`/api/access-grants/${own.id}/end`, { version: own.version, onDay: '2021-12-05' })
    expect([last.status, last.error().code]).toEqual([409, 'access.last'])
    expect((await separate(false, 'security-admin')).status).toBe(200)
    expect((await (await as('admin')).get('/api/permits')).status).toBe(200)
  })
})

describe('the database itself', () => {
  let client: pg.Client
  beforeAll(async () => {
    client = new pg.Client({ connectionString: t.appUrl })
    await client.connect()
  })
  afterAll(() => client.end())
  const numbers = async (): Promise<string[]> =>
    (await client.query<{ n: string }>('select application_no as n from permit_application order by 1')).rows.map(
      (r) => r.n,
    )
  const scope = (county: string, stations: string) =>
    client.query(`select set_config('app.county', $1, false), set_config('app.stations', $2, false)`, [
      county,
      stations,
    ])

  it('shows hand-written SQL of the application’s role its scope and no more', async () => {
    expect(await numbers()).toEqual([])
    await scope(testCounty, '01')
    expect(await numbers()).toEqual(['P1'])
    await scope(testCounty, '02,03')
    expect(await numbers()).toEqual(['P2', 'P3'])
    await scope(testCounty, '')
    expect(await numbers()).toEqual([])
    await scope(neighbour, '*')
    expect(await numbers()).toEqual([`N-${neighbour}`])
    await scope(`${testCounty}' or true --`, '*')
    expect(await numbers()).toEqual([])
  })

  it('lets it write nowhere else', async () => {
    await scope(testCounty, '01')
    expect(
      (await client.query(`update permit_application set handler = 'x' where application_no = 'P2'`)).rowCount,
    ).toBe(0)
    await expect(
      client.query(`update permit_application set station_code = '02' where application_no = 'P1'`),
    ).rejects.toThrow(/row-level security/)
    await expect(
      client.query(`update permit_application set county_code = $1 where application_no = 'P1'`, [neighbour]),
    ).rejects.toThrow(/row-level security/)
    for (const statement of [
      'delete from permit_application',
      'truncate permit_application',
      'delete from journal_entry',
      'truncate journal_entry',
      `update journal_entry set actor = 'x'`,
      'delete from journal_seal',
      'truncate journal_seal',
      'alter table permit_application disable row level security',
      'drop policy scope on permit_application',
      'alter table journal_entry owner to quanheng_app',
      'set role postgres',
    ])
      await expect(client.query(statement), statement).rejects.toThrow(/permission denied|must be owner|does not exist/)
  })

  it('guards every ledger and its history so', async () => {
    const ledgers = declaredLedgers().flatMap((l) => [l.name, `${l.name}_history`])
    expect(ledgers.length).toBeGreaterThan(40)
    const rows = await t.asOwner<{ name: string; guarded: boolean; using: string; check: string }>(
      `select c.relname as name, c.relrowsecurity as guarded, p.qual as using, p.with_check as check
       from pg_class c left join pg_policies p on p.tablename = c.relname where c.relname = any ($1)`,
      [ledgers],
    )
    const bare = rows.filter((r) => {
      const station = metaOf(r.name).policy === 'station'
      const fits = (text: string | null) =>
        !!text?.includes('app.county') && (!station || text.includes('app.stations'))
      return !r.guarded || !fits(r.using) || !fits(r.check)
    })
    expect(rows.length).toBe(ledgers.length)
    expect(bare.map((r) => r.name)).toEqual([])
  })
})
