import { beforeAll, describe, expect, it } from 'vitest'
import { addDays, day } from '#platform/clock/day.ts'
import { today } from '#platform/clock/clock.ts'
import { business } from '#kernel/manifest/business.ts'
import { verifyJournal } from '#kernel/journal/verify.ts'
import { orgUnit, townStation } from '#kernel/org/tables.ts'
import { registerParties } from '#kernel/party/register.ts'
import { inspectionObject, inspectionTask, inspectionVisit } from '#kernel/inspection/tables.ts'
import { declaredLedgers } from '#kernel/record/ledger.ts'
import { attachment } from '#kernel/attachment/tables.ts'
import { insertRows } from '#kernel/record/write.ts'
import { callIn } from '#test/harness/call.ts'
import { testDatabase } from '#test/harness/database.ts'
import { someParty } from '#test/harness/figures.ts'
import { close, establish, merge, moveTownTo, registerTown, rename, undo } from './service.ts'
import { changeList, townList, unitList } from './views.ts'

const t = testDatabase()
const nothing = business({
  id: 'nothing',
  title: '',
  group: '综合',
  summary: '',
  systems: [],
  permissions: {},
  operations: [],
})
const call = () => callIn(t, nothing)
const on = (text: string) => day(text)
const refused = (code: string) => expect.objectContaining({ code }) as unknown
const station = (code: string, name: string) => ({
  code,
  name,
  shortName: name,
  kind: 'station' as const,
  parentCode: '00',
  fromDay: on('2019-01-01'),
})
let ids: string[] = []

/** Every party with its station period, as the ledger holds them now. */
const periods = (id: string) =>
  t.asOwner<{ unit: string; from: string; to: string | null; station: string; grid: string | null }>(
    `select unit_code as unit, from_day::text as from, to_day::text as to, station_code as station, grid from party_station
      where party_id = $1 and void_reason is null order by from_day`,
    [id],
  )
const rowsOf = (table: string, code: string) =>
  t
    .asOwner<{ n: number }>(`select count(*)::int as n from ${table} where station_code = $1 and void_reason is null`, [
      code,
    ])
    .then((r) => r[0]!.n)

beforeAll(async () => {
  t.clock.set('2021-01-04T01:00:00Z')
  await t.write(async (tx) => {
    await insertRows(tx, orgUnit, [
      { ...station('00', '玉衡县市场监督管理局'), kind: 'bureau' as const, parentCode: null },
      station('01', '城关所'),
      station('02', '青溪所'),
      station('03', '云岭所'),
      station('04', '石桥所'),
    ])
    await insertRows(tx, townStation, [
      { townCode: '459923100', townName: '城关镇', unitCode: '01', fromDay: on('2019-01-01') },
      { townCode: '459923103', townName: '云岭镇', unitCode: '03', fromDay: on('2019-01-01') },
      { townCode: '459923104', townName: '石桥镇', unitCode: '04', fromDay: on('2019-01-01') },
    ])
    const party = (i: number, unit: string, townCode: string | null, address: string, from = '2019-05-06') => {
      const p = someParty(`玉衡县第${i}家茶业有限公司`, `91459923MA5X00${String(i).padStart(2, '0')}41`, {
        from,
        station: unit,
      })
      return { ...p, row: { ...p.row, address }, station: { ...p.station!, townCode, grid: `G${i}` } }
    }
    ids = await registerParties(tx, [
      party(1, '01', '459923100', '玉衡县城关镇人民路1号'),
      party(2, '03', '459923103', '玉衡县云岭镇人民路2号'),
      party(3, '03', null, '玉衡县云岭镇人民路3号', '2021-08-01'),
      party(4, '04', null, '玉衡县石桥镇人民路4号'),
      // Its address names no town: it stays with the station that it has.
      party(5, '04', null, '工业园区5号'),
    ])
    const [taskId] = await insertRows(tx, inspectionTask, [
      {
        taskNo: 'T1',
        name: '抽查',
        kind: 'DOUBLE_RANDOM' as const,
        source: 'PLAN' as const,
        origin: 'INITIATED' as const,
        joint: false,
        ownLead: true,
        openedOn: on('2021-01-04'),
      },
    ])
    const [objectId] = await insertRows(tx, inspectionObject, [
      { taskId: taskId!, partyId: ids[3]!, stationCode: '04', unitCode: '04', drawnOn: on('2021-01-04') },
    ])
    await insertRows(tx, inspectionVisit, [
      { objectId: objectId!, stationCode: '04', visitedOn: on('2021-01-05'), result: '1' as const },
    ])
    await insertRows(tx, attachment, [
      {
        ledger: 'inspection_object',
        recordId: objectId!,
        stationCode: '04',
        name: '现场.png',
        digest: '0'.repeat(64),
        kind: 'png' as const,
        size: 1n,
        addedBy: '赵安',
        addedAt: tx.at,
      },
    ])
  })
  t.clock.set('2021-10-08T01:00:00Z')
})

describe('a town that goes to another station', () => {
  const move = () => ({ townCode: '459923104', intoCode: '02', effectiveOn: on('2021-07-01'), preview: false })

  it('takes its parties and everything that hangs on them along, and leaves the rest', async () => {
    const done = await moveTownTo(call(), move())
    expect(done.moved).toEqual([
      { what: '主体（户）', count: 1 },
      { what: '其中存续', count: 1 },
      // party, state, class, the drawn object, its visit and its photograph; the two periods are counted as the party.
      { what: '随迁的记录（条）', count: 6 },
    ])
    expect(await periods(ids[3]!)).toEqual([
      { unit: '04', from: '2019-05-06', to: '2021-07-01', station: '02', grid: 'G4' },
      { unit: '02', from: '2021-07-01', to: null, station: '02', grid: 'G4' },
    ])
    expect(await periods(ids[4]!)).toEqual([{ unit: '04', from: '2019-05-06', to: null, station: '04', grid: 'G5' }])
    // The visit names no party: it follows by way of the object.
    expect([await rowsOf('inspection_visit', '02'), await rowsOf('inspection_visit', '04')]).toEqual([1, 0])
    expect([await rowsOf('attachment', '02'), await rowsOf('attachment', '04')]).toEqual([1, 0])
    const towns = (q: string) => t.db.read(call().scope, (x) => townList(x, { on: on(q) }, call().today))
    const unitOf = async (q: string) => (await towns(q)).towns.find((x) => x.name === '石桥镇')?.unitName
    expect([await unitOf('2021-06-30'), await unitOf('2021-07-01')]).toEqual(['石桥所', '青溪所'])
  })

  it('cannot go where it is, nor on a day that has not come', async () => {
    await expect(moveTownTo(call(), move())).rejects.toEqual(refused('org.move-town.same'))
    const tomorrow = addDays(today(t.clock), 1)
    await expect(moveTownTo(call(), { ...move(), intoCode: '01', effectiveOn: tomorrow })).rejects.toEqual(
      refused('org.move-town.future'),
    )
    await expect(moveTownTo(call(), { ...move(), intoCode: '01', effectiveOn: on('2021-07-01') })).rejects.toEqual(
      refused('org.move-town.order'),
    )
    await expect(moveTownTo(call(), { ...move(), townCode: '459923999' })).rejects.toEqual(
      refused('org.move-town.town'),
    )
    await expect(moveTownTo(call(), { ...move(), intoCode: '00' })).rejects.toEqual(refused('org.move-town.into'))
  })

  it('comes back whole when the act is taken back', async () => {
    const { changes } = await t.db.read(call().scope, (q) => changeList(q))
    expect(await undo(call(), { id: changes[0]!.id, reason: '文件撤回' })).toMatchObject({ voided: 3 })
    expect(await periods(ids[3]!)).toEqual([{ unit: '04', from: '2019-05-06', to: null, station: '04', grid: 'G4' }])
    expect([await rowsOf('inspection_visit', '02'), await rowsOf('inspection_visit', '04')]).toEqual([0, 1])
    expect((await t.db.read(call().scope, (q) => changeList(q))).changes).toEqual([])
    await expect(undo(call(), { id: changes[0]!.id, reason: '再撤' })).rejects.toEqual(refused('not-found'))
  })
})

describe('stations that become one', () => {
  const into = (unitCodes: string[], intoCode = '01') => ({
    unitCodes,
    intoCode,
    effectiveOn: on('2021-07-01'),
    preview: false,
  })

  it('refuses what is no station, itself, one named twice, and an unknown one', async () => {
    const codes = { '00': 'source', '01': 'same', '77': 'source' }
    for (const [code, fault] of Object.entries(codes))
      await expect(merge(call(), into([code])), code).rejects.toEqual(refused(`org.merge.${fault}`))
    await expect(merge(call(), into(['03', '03']))).rejects.toEqual(refused('org.merge.twice'))
    await expect(merge(call(), into(['03'], '00'))).rejects.toEqual(refused('org.merge.into'))
  })

  it('turn over from the day on whoever came after it, and cut the periods of the others', async () => {
    const done = await merge(call(), into(['03']))
    expect(done.moved).toContainEqual({ what: '主体（户）', count: 2 })
    expect((await periods(ids[1]!)).map((p) => [p.unit, p.from, p.to])).toEqual([
      ['03', '2019-05-06', '2021-07-01'],
      ['01', '2021-07-01', null],
    ])
    expect((await periods(ids[2]!)).map((p) => [p.unit, p.from, p.to])).toEqual([['01', '2021-08-01', null]])
    expect(await rowsOf('party', '03')).toBe(0)
    const list = (q: string) => t.db.read(call().scope, (x) => unitList(x, { on: on(q) }, call().today))
    const now = await list('2021-10-08')
    expect(now.units.map((u) => u.name)).not.toContain('云岭所')
    expect(now.closed).toMatchObject([{ name: '云岭所', toDay: '2021-07-01', successor: '城关所' }])
    expect(now.units.find((u) => u.code === '01')).toMatchObject({ towns: 2, parties: 3 })
    expect((await list('2021-06-30')).units.find((u) => u.code === '03')).toMatchObject({ towns: 1, parties: 1 })
  })

  it('cannot be parted again once something stands on it', async () => {
    const [change] = (await t.db.read(call().scope, (q) => changeList(q))).changes
    const moved = await moveTownTo(call(), {
      townCode: '459923103',
      intoCode: '02',
      effectiveOn: on('2021-09-01'),
      preview: false,
    })
    await expect(undo(call(), { id: change!.id, reason: '误' })).rejects.toEqual(refused('org.undo.used'))
    // The refusal left everything as it was.
    expect((await periods(ids[1]!)).map((p) => p.unit)).toEqual(['03', '01', '02'])
    await undo(call(), { id: moved.changeId!, reason: '误' })
    await undo(call(), { id: change!.id, reason: '误' })
    expect((await periods(ids[1]!)).map((p) => [p.unit, p.to])).toEqual([['03', null]])
  })

  it('is the whole bureau’s to decide', async () => {
    const narrow = { ...call(), scope: { ...call().scope, stations: ['01'] } }
    await expect(merge(narrow, into(['03']))).rejects.toEqual(refused('org.scope'))
  })
})

describe('a unit', () => {
  const made = () => ({
    kind: 'station' as const,
    code: '05',
    name: '长坪所',
    shortName: '长坪所',
    parentCode: '00',
    effectiveOn: on('2021-09-01'),
  })

  it('begins under a code of its own, can be unmade while nothing uses it', async () => {
    await expect(establish(call(), { ...made(), code: '01' })).rejects.toEqual(refused('org.establish.code'))
    await expect(establish(call(), { ...made(), name: '城关所' })).rejects.toEqual(refused('org.establish.name'))
    await expect(establish(call(), { ...made(), parentCode: '88' })).rejects.toEqual(refused('org.establish.parent'))
    const first = await establish(call(), made())
    await undo(call(), { id: first.changeId!, reason: '误' })
    const again = await establish(call(), made())
    await registerTown(call(), {
      townCode: '459923105',
      townName: '长坪镇',
      unitCode: '05',
      effectiveOn: on('2021-09-01'),
    })
    await expect(undo(call(), { id: again.changeId!, reason: '误' })).rejects.toEqual(refused('org.undo.used'))
  })

  it('keeps its old name for the days before it got a new one', async () => {
    const input = { unitCode: '02', name: '清溪所', shortName: '清溪所', effectiveOn: on('2021-09-01') }
    await rename(call(), input)
    const nameOn = async (q: string) =>
      (await t.db.read(call().scope, (x) => unitList(x, { on: on(q) }, call().today))).units.find(
        (u) => u.code === '02',
      )?.name
    expect([await nameOn('2021-08-31'), await nameOn('2021-09-01')]).toEqual(['青溪所', '清溪所'])
    await expect(rename(call(), { ...input, effectiveOn: on('2021-09-02') })).rejects.toEqual(
      refused('org.rename.name'),
    )
  })

  it('ends only when nothing stands on it', async () => {
    const end = (unitCode: string) => close(call(), { unitCode, effectiveOn: on('2021-10-01') })
    await expect(end('04')).rejects.toMatchObject({
      code: 'org.close.standing',
      message: '石桥所名下还有2 户主体、1 个乡镇，请先合并到别的所，或者逐项划转、调离。',
    })
    await expect(end('00')).rejects.toEqual(refused('org.close.bureau'))
    await end('02')
    await expect(end('02')).rejects.toEqual(refused('org.close.none'))
  })
})

describe('the log', () => {
  it('agrees with every row after merges, moves and acts taken back', async () => {
    const ledgers = declaredLedgers().map((l) => l.name)
    const report = await t.db.snapshot(call().scope, (q) => verifyJournal(q, ledgers))
    expect(report.findings).toEqual([])
  })
})
