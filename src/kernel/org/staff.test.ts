import { beforeAll, describe, expect, it } from 'vitest'
import { putAccount } from '#platform/auth/accounts.ts'
import { day } from '#platform/clock/day.ts'
import { field } from '#platform/contract/field.ts'
import { operation } from '#platform/contract/operation.ts'
import { sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { business, handle } from '#kernel/manifest/business.ts'
import { insertRows } from '#kernel/record/write.ts'
import { type Caller, cookieOf, houseOf, passwordOf, served, withCookie } from '#app/server/served.fixture.ts'
import { countyScope, testDatabase } from '#test/harness/database.ts'
import { z } from 'zod'
import { ageOn, ageStructure } from './age.ts'
import { orgUnit, townStation } from './tables.ts'
import { stationsSince } from './towns.ts'

const mark = operation({
  name: 'mark',
  title: '记一笔',
  method: 'POST',
  path: '/api/toy/mark',
  permission: 'toy.mark',
  input: z.object({ townCode: field.text('代码') }),
  output: z.object({ id: z.string() }),
})
/** Open matters of the toy: what stands on whom. */
let matters: { id: string; holder: string }[] = []
const toy = business({
  id: 'toy',
  title: '玩具业务',
  group: '综合',
  summary: '',
  systems: [],
  permissions: { 'toy.mark': '记一笔', 'toy.read': '看一看' },
  operations: [
    handle(mark, (call, { townCode }) =>
      call.write(async (tx) => {
        const row = { townCode, townName: townCode, unitCode: '01', fromDay: call.today }
        const [id] = await insertRows(tx, townStation, [row])
        return { id: id! }
      }),
    ),
  ],
  openTasks: [
    {
      id: 'toy.do',
      title: '玩具',
      permission: 'toy.mark',
      reading: 'toy.read',
      page: '/toys',
      warn: 1,
      open: () => ({
        id: sql`(m ->> 'id')::uuid`,
        holders: sql`array[m ->> 'holder']`,
        station: sql`null`,
        dueOn: sql`'2021-12-10'::date`,
        said: [sql`null`],
        from: sql`from jsonb_array_elements(${JSON.stringify(matters)}::jsonb) m where true`,
      }),
      text: () => '玩具一件',
      reassign: (_, ids, from, to) => {
        if (matters.some((m) => ids.includes(m.id) && m.holder !== from)) throw new Refusal('toy.gone', '不在名下。')
        matters = matters.map((m) => (ids.includes(m.id) ? { ...m, holder: to } : m))
        return Promise.resolve()
      },
    },
  ],
})

const t = testDatabase()
const s = served(t, () => houseOf([toy]))
let admin: Caller
/** A session of today: one of another day has rested too long. */
const signedIn = async (username: string): Promise<Caller> => withCookie(s.nobody, cookieOf(await s.signIn(username)))
/** Moves to a day, on which the administrator signs in anew. */
const onDay = async (text: string): Promise<void> => {
  t.clock.set(`${text}T01:00:00Z`)
  admin = await signedIn('admin')
}
const person = { unitCode: '01', post: '执法人员', fromDay: '2019-01-01' }
const idOf = async (staffNo: string): Promise<string> =>
  (await admin.get(`/api/org/staff?q=${staffNo}`)).json<{ rows: { id: string }[] }>().rows[0]!.id
const detail = async (id: string) =>
  (await admin.get(`/api/org/staff/${id}`)).json<{ version: number } & Record<string, never>>()
const post = async (path: string, body: object) => {
  const answer = await admin.post(`/api/org/${path}`, body)
  return {
    status: answer.status,
    body: answer.json<Record<string, unknown>>(),
    code: answer.status === 200 ? '' : answer.error().code,
  }
}

beforeAll(async () => {
  await t.write((tx) =>
    insertRows(
      tx,
      orgUnit,
      [
        ['00', '玉衡县市场监督管理局', 'bureau'],
        ['91', '登记许可股', 'section'],
        ['01', '城关所', 'station'],
      ].map(([code, name, kind]) => ({
        code: code!,
        name: name!,
        shortName: name!,
        kind: kind as 'station',
        fromDay: day('2019-01-01'),
      })),
    ),
  )
  await t.db.write(countyScope, async (q) => {
    for (const [username, name, role] of [
      ['head', '韩宁', 'admin'],
      ['clerk', '许诚', 'credit'],
    ] as const)
      await putAccount(q, { username, password: passwordOf(username), name, role }, t.clock)
  })
  await onDay('2021-12-05')
})

describe('people', () => {
  it('are entered once, with a month of birth that nobody reads in passing', async () => {
    const made = await post('staff', {
      ...person,
      staffNo: 'YH01',
      name: '王石',
      account: 'head',
      birthMonth: '1970-11',
      sex: 'MALE',
      education: 'BACHELOR',
    })
    expect(made.status).toBe(200)
    expect((await post('staff', { ...person, staffNo: 'YH01', name: '王石' })).code).toBe('org.appoint.staffNo')
    expect((await post('staff', { ...person, staffNo: 'YH02', name: '李云', account: 'nobody-here' })).code).toBe(
      'org.staff.account',
    )
    expect((await post('staff', { ...person, staffNo: 'YH02', name: '李云', unitCode: '77' })).code).toBe(
      'org.post.unit',
    )
    expect((await post('staff', { ...person, staffNo: 'YH02', name: '李云', birthMonth: '1990-13' })).status).toBe(400)
    await post('staff', {
      ...person,
      staffNo: 'YH02',
      name: '李云',
      account: 'clerk',
      birthMonth: '1990-12',
      sex: 'FEMALE',
    })
    const everything = JSON.stringify([
      await detail(await idOf('YH01')),
      (await admin.get(`/api/records/staff/${await idOf('YH01')}/trail`)).body,
      await t.asOwner(`select to_jsonb(s) from staff s`),
      await t.asOwner(`select changes from journal_entry where subject = 'staff'`),
    ])
    expect(everything).not.toContain('1970-11')
    const structure = (await admin.get('/api/org/staff-structure')).json<{ average: string; people: number }>()
    expect(structure).toMatchObject({ people: 2, average: '41.0', fiftyAndOver: 1 })
    // Everybody may see who works where, nobody but the administrator the age structure.
    const credit = await s.as('credit')
    expect((await credit.get('/api/org/staff')).status).toBe(200)
    expect((await credit.get('/api/org/staff-structure')).status).toBe(403)
    expect((await credit.post('/api/org/staff', { ...person, staffNo: 'YH09', name: '钱宁' })).status).toBe(403)
    // The office keeps the staff, but does not say whose account is whose, nor who acts for whom: both give rights.
    const office = await s.as('office')
    const enter = (more: object) => office.post('/api/org/staff', { ...person, staffNo: 'YH09', name: '钱宁', ...more })
    expect((await enter({ account: 'office' })).status).toBe(403)
    expect((await enter({})).status).toBe(200)
    expect((await office.post(`/api/org/staff/${await idOf('YH09')}/delegations`, {})).status).toBe(403)
    const gone = await office.post(`/api/org/staff/${await idOf('YH09')}/depart`, {
      version: 1,
      leftOn: '2021-12-01',
      departure: 'TRANSFERRED',
    })
    expect(gone.status).toBe(200)
  })

  it('carry certificates that warn before they end', async () => {
    const id = await idOf('YH01')
    const enter = (more: object) =>
      post(`staff/${id}/credentials`, { kind: 'ENFORCEMENT', number: '45992300001', ...more })
    expect((await enter({ number: undefined })).code).toBe('org.credential.number')
    expect((await enter({ issuedOn: '2021-12-06' })).code).toBe('org.credential.issuedOn')
    expect((await enter({ issuedOn: '2021-01-01', validTo: '2020-01-01' })).code).toBe('org.credential.validTo')
    // Today is 2021-12-05; 90 days later is 2022-03-05.
    for (const [number, validTo, state] of [
      ['1', '2022-03-06', 'VALID'],
      ['2', '2022-03-05', 'EXPIRING'],
      ['3', '2021-12-05', 'EXPIRING'],
      ['4', '2021-12-04', 'EXPIRED'],
    ]) {
      const made = await enter({ number, validTo })
      const [row] = (await admin.get('/api/org/staff?q=YH01')).json<{ rows: { certificateState: string }[] }>().rows
      expect(row!.certificateState, validTo).toBe(state)
      const gone = await post(`staff-records/staff_credential/${String(made.body.id)}/void`, {
        version: 1,
        reason: '试',
      })
      expect(gone.status).toBe(200)
    }
    expect((await enter({ number: '5', validTo: '2021-12-31' })).status).toBe(200)
    expect((await enter({ number: '5' })).code).toBe('org.credential.number')
    expect((await admin.get('/api/org/staff?expiring=true')).json<{ total: number }>().total).toBe(1)
    const counts = (await admin.get('/api/home')).json<{ counts: { title: string; count: number }[] }>().counts
    expect(counts).toContainEqual(expect.objectContaining({ title: '执法证 90 日内到期', count: 1 }))
  })

  it('are away for days that do not overlap, and shown so on each of them', async () => {
    const id = await idOf('YH02')
    const leave = (fromDay: string, lastDay: string) => post(`staff/${id}/leaves`, { kind: 'ANNUAL', fromDay, lastDay })
    expect((await leave('2021-12-05', '2021-12-04')).code).toBe('org.leave.order')
    expect((await leave('2021-12-04', '2021-12-05')).status).toBe(200)
    expect((await leave('2021-12-05', '2021-12-08')).code).toBe('org.leave.overlap')
    expect((await leave('2021-12-06', '2021-12-08')).status).toBe(200)
    expect((await admin.get('/api/org/staff?away=true')).json<{ rows: object[] }>().rows).toMatchObject([
      { name: '李云', away: '年休假' },
    ])
    expect((await admin.get('/api/org/absences')).json<{ leaves: object[] }>().leaves).toHaveLength(2)
    await onDay('2021-12-09')
    expect((await admin.get('/api/org/staff?away=true')).json<{ total: number }>().total).toBe(0)
    await onDay('2021-12-05')
  })
})

describe('somebody who acts for an absent colleague', () => {
  const delegate = async (more: object = {}) =>
    post(`staff/${await idOf('YH01')}/delegations`, {
      delegateNo: 'YH02',
      fromDay: '2021-12-06',
      lastDay: '2021-12-07',
      permissions: ['toy.mark'],
      ...more,
    })
  const acts = async (on: string, code: string) => {
    await onDay(on)
    return (await (await signedIn('clerk')).post('/api/toy/mark', { townCode: code })).status
  }

  it('needs a delegation for business, between two people with accounts', async () => {
    expect((await delegate({ permissions: ['account.manage'] })).code).toBe('org.delegate.permissions')
    expect((await delegate({ delegateNo: 'YH01' })).code).toBe('org.delegate.delegateNo')
    expect((await delegate({ delegateNo: 'YH77' })).code).toBe('org.delegate.delegateNo')
    expect((await delegate()).status).toBe(200)
    expect((await delegate({ fromDay: '2021-12-07' })).code).toBe('org.delegate.overlap')
  })

  it('may do it on those days only, and the act is kept with both names', async () => {
    expect([await acts('2021-12-05', 'A'), await acts('2021-12-06', 'B'), await acts('2021-12-07', 'C')]).toEqual([
      403, 200, 200,
    ])
    expect(await acts('2021-12-08', 'D')).toBe(403)
    const absences = async () =>
      (await admin.get('/api/org/absences?from=2021-12-06')).json<{ delegations: { id: string }[] }>().delegations
    const [given] = await absences()
    expect((await post(`delegations/${given!.id}/void`, { version: 1, reason: '误' })).status).toBe(200)
    expect(await acts('2021-12-06', 'F')).toBe(403)
    expect(await absences()).toEqual([])
    await onDay('2021-12-05')
    expect((await delegate()).status).toBe(200)
    const entries = await t.asOwner<{ actor: string; actor_id: string }>(
      `select actor, actor_id from journal_entry where operation = 'mark' order by seq`,
    )
    expect(entries).toEqual([1, 2].map(() => ({ actor: '许诚（代王石）', actor_id: 'clerk' })))
    await onDay('2021-12-05')
  })

  it('hands on nothing that the absent colleague does not hold himself', async () => {
    await t.db.write(countyScope, (q) =>
      putAccount(q, { username: 'head', password: passwordOf('head'), name: '韩宁', role: 'auditor' }, t.clock),
    )
    expect(await acts('2021-12-06', 'E')).toBe(403)
    await onDay('2021-12-05')
  })
})

describe('somebody who leaves', () => {
  it('keeps the open matters on one list until they are handed over', async () => {
    const [wang, li] = [await idOf('YH01'), await idOf('YH02')]
    const ids = ['0190a000-0000-7000-8000-000000000001', '0190a000-0000-7000-8000-000000000002']
    matters = ids.map((id) => ({ id, holder: '王石' }))
    const left = await post(`staff/${wang}/depart`, {
      version: (await detail(wang)).version,
      leftOn: '2021-12-01',
      departure: 'RETIRED',
    })
    expect(left.body).toMatchObject({ openTasks: 2 })
    expect((await admin.get('/api/org/staff')).json<{ rows: { name: string }[] }>().rows.map((r) => r.name)).toEqual([
      '李云',
    ])
    expect((await admin.get('/api/org/hand-overs')).json<{ people: object[] }>().people).toMatchObject([
      { name: '王石', what: '退休', day: '2021-12-01', open: 2, overdue: 0 },
    ])
    const hand = (toNo: string, id: string) =>
      post(`staff/${wang}/hand-over`, { toNo, tasks: [{ business: 'toy', id }] })
    expect((await hand('YH01', ids[0]!)).code).toBe('org.hand-over.toNo')
    expect((await hand('YH02', li)).code).toBe('org.hand-over.gone')
    expect((await hand('YH02', ids[0]!)).body).toEqual({ handed: 1 })
    expect((await hand('YH02', ids[0]!)).code).toBe('org.hand-over.gone')
    expect(matters).toEqual([
      { id: ids[0], holder: '李云' },
      { id: ids[1], holder: '王石' },
    ])
    // His account is still there and gives no rights any more.
    const me = async () => (await (await signedIn('head')).get('/api/me')).json<{ permissions: string[] }>()
    expect((await me()).permissions).toEqual([])
    const again = await post(`staff/${wang}/transfer`, {
      version: (await detail(wang)).version,
      unitCode: '91',
      fromDay: '2021-12-03',
    })
    expect(again.code).toBe('org.post.left')
    // Back at work under the old number.
    expect((await post('staff', { ...person, staffNo: 'YH01', name: '王石', fromDay: '2021-11-30' })).code).toBe(
      'org.appoint.fromDay',
    )
    expect((await post('staff', { ...person, staffNo: 'YH01', name: '王石', fromDay: '2021-12-04' })).status).toBe(200)
  })
})

describe('age', () => {
  it('is counted in full years by the month of birth', () => {
    expect([ageOn('1970-12', day('2021-12-05')), ageOn('1970-12', day('2021-11-30'))]).toEqual([51, 50])
  })

  it('falls into bands on both sides of their borders, and leaves contract staff apart', () => {
    const born = (birthMonth: string | null, establishment: 'CIVIL_SERVANT' | 'CONTRACT' = 'CIVIL_SERVANT') => ({
      birthMonth,
      sex: 'MALE' as const,
      education: null,
      establishment,
    })
    const made = ageStructure(
      [born('1991-12'), born('1990-12'), born('1966-12'), born('1965-12'), born(null), born('1991-12', 'CONTRACT')],
      day('2021-12-05'),
    )
    expect(made).toMatchObject({ people: 5, contract: 1, unknown: 1, average: '43.0', fiftyAndOver: 2 })
    expect(made.bands.map((b) => b.count)).toEqual([1, 1, 0, 0, 0, 1, 1])
    expect(ageStructure([], day('2021-12-05')).average).toBeNull()
  })
})

describe('somebody entered late', () => {
  const town = {
    code: '459923103',
    name: '云岭镇',
    unitCode: '02',
    periods: [
      { unitCode: '03', fromDay: day('2019-01-01'), toDay: day('2021-07-01') },
      { unitCode: '02', fromDay: day('2021-07-01'), toDay: null },
    ],
  }
  it('belongs, before the map changed, to the station that had the town then', () => {
    const of = (from: string, unit = '02') =>
      stationsSince(unit, town, day(from)).map((p) => [p.unitCode, p.fromDay, p.toDay])
    expect(of('2018-05-06')).toEqual([
      ['03', '2018-05-06', '2021-07-01'],
      ['02', '2021-07-01', null],
    ])
    expect(of('2021-07-01')).toEqual([['02', '2021-07-01', null]])
    expect(of('2021-06-30')).toHaveLength(2)
    // A file that names another station is believed.
    expect(of('2018-05-06', '01')).toEqual([['01', '2018-05-06', null]])
  })
})
