import { beforeAll, describe, expect, it } from 'vitest'
import { putAccount } from '#platform/auth/accounts.ts'
import { day } from '#platform/clock/day.ts'
import { makeUnifiedCode } from '#kernel/codelist/unified-code.ts'
import { coverage } from '#kernel/indicator/tables.ts'
import { inspectionObject, inspectionTask } from '#kernel/inspection/tables.ts'
import { orgUnit, townStation } from '#kernel/org/tables.ts'
import { registerParties } from '#kernel/party/register.ts'
import { insertRows } from '#kernel/record/write.ts'
import { openHouse } from '#app/house.ts'
import { type Caller, passwordOf, served } from '#app/server/served.fixture.ts'
import { annualFiling } from '#domains/annual-filing/tables.ts'
import { entity } from '#domains/entity/tables.ts'
import { permitApplication } from '#domains/permit/tables.ts'
import { countyScope, testDatabase } from '#test/harness/database.ts'
import { someParty } from '#test/harness/figures.ts'

// In the middle of 2021 two stations become one, a town goes to another station and an officer is transferred: last year's
// table by station stays as it was, this year's adds up to the county, and his open matters stand on one list.
const t = testDatabase()
const s = served(t, () => openHouse())
let admin: Caller

const opened = day('2019-01-01')
const unit = (code: string, name: string, kind: 'bureau' | 'section' | 'station') => ({
  code,
  name,
  shortName: name,
  kind,
  parentCode: code === '00' ? null : '00',
  fromDay: opened,
})
const towns = [
  ['459923100', '城关镇', '01'],
  ['459923102', '青溪镇', '02'],
  ['459923103', '云岭镇', '03'],
  ['459923202', '兰坪乡', '01'],
] as const
/** Parties in each town: 5, 3, 4, 2. */
const inTown = [5, 3, 4, 2]
const people = { wang: '王石', li: '李云', zhao: '赵安' }
let parties: { id: string; town: string }[] = []

interface Line {
  unitCode: string | null
  unitName: string
  exact: string
}
const figures = ['entities.active.count', 'annualreports.enterprise.filed.count']
const tables = async (asOf: string): Promise<Record<string, Line[]>> =>
  Object.fromEntries(
    await Promise.all(
      figures.map(async (id) => [
        id,
        (await admin.get(`/api/figures/${id}/split?asOf=${asOf}`)).json<{ lines: Line[] }>().lines,
      ]),
    ),
  )
const figure = async (id: string, asOf: string): Promise<string | null> =>
  (await admin.get(`/api/figures?ids=${id}&asOf=${asOf}`)).json<{ figures: { printed: string | null }[] }>().figures[0]!
    .printed
const numbers = (lines: readonly Line[]): Record<string, number> =>
  Object.fromEntries(lines.map((l) => [l.unitName, Number(l.exact)]))
const staffIdOf = async (name: string): Promise<{ id: string; version: number }> =>
  (await admin.get(`/api/org/staff?q=${encodeURIComponent(name)}`)).json<{ rows: { id: string }[] }>().rows[0] as never
const versionOf = async (id: string): Promise<number> =>
  (await admin.get(`/api/org/staff/${id}`)).json<{ version: number }>().version

beforeAll(async () => {
  t.clock.set('2019-01-02T01:00:00Z')
  await t.write(async (tx) => {
    await insertRows(tx, orgUnit, [
      unit('00', '玉衡县市场监督管理局', 'bureau'),
      unit('91', '登记许可股', 'section'),
      unit('01', '城关市场监督管理所', 'station'),
      unit('02', '青溪市场监督管理所', 'station'),
      unit('03', '云岭市场监督管理所', 'station'),
    ])
    await insertRows(
      tx,
      townStation,
      towns.map(([townCode, townName, unitCode]) => ({ townCode, townName, unitCode, fromDay: opened })),
    )
    await insertRows(
      tx,
      coverage,
      ['entity', 'annual-filing', 'permit', 'random-inspection'].map((business) => ({
        business,
        completeFrom: day('2019-01-01'),
      })),
    )
    let n = 0
    const made = towns.flatMap(([townCode, townName, unitCode], i) =>
      Array.from({ length: inTown[i]! }, () => {
        const body8 = `MA9Y${String(++n).padStart(4, '0')}`
        const p = someParty(
          `玉衡县第${n}家木业有限公司`,
          makeUnifiedCode({ department: '9', kind: '1', division: '459923', body8 }),
          {
            from: '2019-05-06',
            station: unitCode,
          },
        )
        // Of every other party only the address says in which town it is, as in a register taken in long ago.
        return {
          ...p,
          row: { ...p.row, address: `玉衡县${townName}人民路${n}号` },
          station: { ...p.station!, townCode: n % 2 === 0 ? townCode : null },
        }
      }),
    )
    const ids = await registerParties(tx, made)
    parties = ids.map((id, i) => ({ id, town: made[i]!.row.address.slice(3, 6) }))
    const stationOf = (i: number): string => made[i]!.station.unitCode
    await insertRows(
      tx,
      entity,
      ids.map((partyId, i) => ({
        partyId,
        stationCode: stationOf(i),
        establishmentKind: 'NEW' as const,
        establishedOn: day('2019-05-06'),
        enteredOn: day('2019-05-06'),
        typeCode: '1130',
        category: 'ENT_DOMESTIC' as const,
      })),
    )
    await insertRows(
      tx,
      annualFiling,
      [2019, 2020].flatMap((reportYear) =>
        ids.map((partyId, i) => ({
          partyId,
          stationCode: stationOf(i),
          reportYear,
          firstFiledOn: day(`${reportYear + 1}-0${1 + (i % 6)}-15`),
          channel: 'ELECTRONIC' as const,
        })),
      ),
    )
    await insertRows(
      tx,
      permitApplication,
      [0, 1, 2].map((i) => ({
        kind: 'FOOD_OP' as const,
        action: 'NEW' as const,
        applicationNo: `YHXK2021000${i}`,
        partyId: ids[8 + i]!,
        stationCode: stationOf(8 + i),
        submittedOn: day('2021-06-01'),
        acceptedOn: day('2021-06-02'),
        dueOn: day('2021-06-30'),
        handler: i < 2 ? people.wang : people.li,
      })),
    )
    const [taskId] = await insertRows(tx, inspectionTask, [
      {
        taskNo: 'T2021-01',
        name: '食品销售抽查',
        kind: 'DOUBLE_RANDOM' as const,
        source: 'PLAN' as const,
        origin: 'INITIATED' as const,
        joint: false,
        ownLead: true,
        openedOn: day('2021-06-01'),
      },
    ])
    await insertRows(tx, inspectionObject, [
      {
        taskId: taskId!,
        partyId: ids[9]!,
        stationCode: '03',
        drawnOn: day('2021-06-10'),
        unitCode: '03',
        inspectors: `${people.wang}、${people.li}`,
      },
    ])
  })
  t.clock.set('2021-07-20T01:00:00Z')
  await t.db.write(countyScope, (q) =>
    putAccount(
      q,
      { username: 'wangshi', password: passwordOf('wangshi'), name: people.wang, role: 'station', stations: ['03'] },
      t.clock,
    ),
  )
  admin = await s.as('admin')
  for (const [i, [name, unitCode, account]] of (
    [
      [people.wang, '03', 'wangshi'],
      [people.li, '03', undefined],
      [people.zhao, '01', undefined],
    ] as const
  ).entries()) {
    const made = await admin.post('/api/org/staff', {
      staffNo: `YH000${i}`,
      name,
      unitCode,
      post: '执法人员',
      fromDay: '2019-01-01',
      account,
    })
    expect(made.status, made.body).toBe(200)
  }
})

describe('two stations merged, a town moved, an officer transferred in mid-year', () => {
  let before: Record<string, Line[]>
  const merge = { unitCodes: ['03'], intoCode: '02', effectiveOn: '2021-07-01', documentNo: '玉市监〔2021〕15号' }
  const move = { townCode: '459923202', intoCode: '02', effectiveOn: '2021-07-01' }

  it('starts from a table that adds up', async () => {
    before = await tables('2020-12-31')
    expect(numbers(before['entities.active.count']!)).toEqual({
      城关市场监督管理所: 7,
      青溪市场监督管理所: 3,
      云岭市场监督管理所: 4,
    })
  })

  it('shows the numbers first and writes nothing for it', async () => {
    const preview = await admin.post('/api/org/units/merge', { ...merge, preview: true })
    expect(preview.json()).toMatchObject({
      changeId: null,
      summary: '云岭市场监督管理所并入青溪市场监督管理所',
      moved: expect.arrayContaining([
        { what: '主体（户）', count: 4 },
        { what: '其中存续', count: 4 },
        { what: '乡镇（个）', count: 1 },
        { what: '人员（名）', count: 2 },
      ]) as unknown,
    })
    expect(await tables('2021-07-20')).toMatchObject({ 'entities.active.count': before['entities.active.count']! })
    const done = await admin.post('/api/org/units/merge', merge)
    expect(done.status, done.body).toBe(200)
    expect(done.json<{ moved: object[] }>().moved).toEqual(preview.json<{ moved: object[] }>().moved)
    const moving = await admin.post('/api/org/towns/move', { ...move, preview: true })
    const moved = await admin.post('/api/org/towns/move', move)
    expect(moved.status, moved.body).toBe(200)
    expect(moved.json<{ moved: object[] }>().moved).toEqual(moving.json<{ moved: object[] }>().moved)
    expect(moved.json()).toMatchObject({
      summary: '兰坪乡由城关市场监督管理所划归青溪市场监督管理所',
      moved: expect.arrayContaining([{ what: '主体（户）', count: 2 }]) as unknown,
      notes: ['其中 1 户没有登记所在乡镇，按住所文字里有“兰坪乡”认定，请抽查核对。'],
    })
  })

  it('leaves last year’s table as it was, and every day before the change', async () => {
    expect(await tables('2020-12-31')).toEqual(before)
    expect(numbers((await tables('2021-06-30'))['entities.active.count']!)).toEqual(
      numbers(before['entities.active.count']!),
    )
  })

  it('adds up to the county this year, under the new map', async () => {
    const now = await tables('2021-07-20')
    expect(numbers(now['entities.active.count']!)).toEqual({ 城关市场监督管理所: 5, 青溪市场监督管理所: 9 })
    for (const id of figures) {
      const sum = now[id]!.reduce((n, l) => n + Number(l.exact), 0)
      expect(String(sum), id).toBe(await figure(id, '2021-07-20'))
      expect(now[id]!.every((l) => l.unitCode !== null)).toBe(true)
    }
  })

  it('lets the station that answers now see the records, and nobody else', async () => {
    const [moved, stayed] = ['兰坪乡', '城关镇'].map((town) => parties.find((p) => p.town === town)!)
    const [old, next] = [await s.as('station'), await s.as('other-station')]
    expect((await next.get(`/api/parties/${moved!.id}`)).status).toBe(200)
    expect((await old.get(`/api/parties/${moved!.id}`)).status).toBe(404)
    expect((await old.get(`/api/parties/${stayed!.id}`)).status).toBe(200)
    const filings = async (c: Caller): Promise<number> =>
      (await c.get('/api/annual-filings?limit=1')).json<{ total: number }>().total
    expect([await filings(old), await filings(next)]).toEqual([10, 18])
    // His account still names the closed station: it stands for the one that took it over.
    expect(await filings(await s.as('wangshi'))).toBe(18)
    const left = await t.asOwner<{ n: number }>(
      `select count(*)::int as n from permit_application where station_code = '03'`,
    )
    expect(left[0]!.n).toBe(0)
  })

  it('puts everything that stands on the transferred officer on one list, and hands it over at once', async () => {
    const { id } = await staffIdOf(people.wang)
    const answer = await admin.post(`/api/org/staff/${id}/transfer`, {
      version: await versionOf(id),
      unitCode: '91',
      post: '科员',
      fromDay: '2021-07-15',
    })
    expect(answer.json()).toMatchObject({
      openTasks: 3,
      notes: [`${people.wang}名下还有 3 件未办结的事，请到“离任交接”移交。`],
    })
    const pending = (await admin.get('/api/org/hand-overs')).json<{ people: object[] }>().people
    expect(pending).toEqual([
      expect.objectContaining({ name: people.wang, what: '调往登记许可股', day: '2021-07-15', open: 3, overdue: 2 }),
    ])
    const list = (await admin.get(`/api/org/staff/${id}/tasks`)).json<{
      tasks: { business: string; id: string; text: string }[]
    }>()
    expect(list.tasks.map((x) => x.business).toSorted()).toEqual(['permit', 'permit', 'random-inspection'])
    const hand = { toNo: 'YH0002', tasks: list.tasks.map(({ business, id: taskId }) => ({ business, id: taskId })) }
    const handed = await admin.post(`/api/org/staff/${id}/hand-over`, hand)
    expect(handed.json()).toEqual({ handed: 3 })
    const names = await t.asOwner<{ who: string }>(
      `select handler as who from permit_application union all select inspectors from inspection_object`,
    )
    expect(names.map((r) => r.who).toSorted()).toEqual(
      [people.li, people.zhao, people.zhao, `${people.zhao}、${people.li}`].toSorted(),
    )
    const after = (await admin.get(`/api/org/staff/${id}/tasks`)).json<{ tasks: []; handedOver: { to: string }[] }>()
    expect(after.tasks).toEqual([])
    expect(after.handedOver.map((h) => h.to)).toEqual([people.zhao, people.zhao, people.zhao])
    expect((await admin.get('/api/org/hand-overs')).json<{ people: [] }>().people).toEqual([])
    const again = await admin.post(`/api/org/staff/${id}/hand-over`, hand)
    expect([again.status, again.error().code]).toEqual([409, 'org.hand-over.gone'])
  })
})
