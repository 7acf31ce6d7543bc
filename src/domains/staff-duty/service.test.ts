import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { citizenIdCheckCharacter } from '#kernel/codelist/citizen-id.ts'
import { runImport } from '#kernel/exchange/run.ts'
import { orgUnit, staff } from '#kernel/org/tables.ts'
import { partyContact } from '#kernel/party/tables.ts'
import { insertRows } from '#kernel/record/write.ts'
import { houseOf, served } from '#app/server/served.fixture.ts'
import { countyScope, testDatabase } from '#test/harness/database.ts'
import { putParties, someParty } from '#test/harness/figures.ts'
import { openIn } from '#test/harness/tasks.ts'
import staffDuty from './domain.ts'

const t = testDatabase()
const house = houseOf([staffDuty])
const s = served(t, () => house)
const numberOf = (first17: string): string => first17 + citizenIdCheckCharacter(first17)
const known = numberOf('45992319800101001')
const other = numberOf('45992319800101003')

beforeAll(async () => {
  t.clock.set('2021-06-10T01:00:00Z')
  const [wood, tea] = await putParties(t, [
    someParty('玉衡县恒川木业有限公司', '91459923MA5X000141'),
    {
      ...someParty('玉衡县青溪茶叶合作社', '93459923MA5X000341'),
      row: { ...someParty('玉衡县青溪茶叶合作社', '93459923MA5X000341').row, legalRepName: '孙悦' },
    },
  ])
  await t.write(async (tx) => {
    await insertRows(tx, partyContact, [
      { partyId: wood!, stationCode: '01', role: '财务', personName: '钱宁', idKey: s.keys.lookup(known) },
    ])
    await insertRows(tx, staff, [{ staffNo: 'YH0101', name: '赵安' }])
    await insertRows(tx, orgUnit, [
      { code: '91', name: '办公室', shortName: '办公室', kind: 'section', fromDay: day('2019-01-01') },
    ])
  })
  expect(tea).toBeDefined()
})

const post = async (path: string, body: object, who = 'office') => await (await s.as(who)).post(`/api/${path}`, body)
const made = async (path: string, body: object): Promise<string> => (await post(path, body)).json<{ id: string }>().id

describe('a task of a duty', () => {
  const task = {
    duty: 'SAFETY',
    title: '冬季用气检查',
    assignedOn: '2021-05-01',
    dueOn: '2021-06-01',
    unitCode: '91',
    holder: '赵安',
  }
  it('is late after its last day, waits for its holder, takes progress and ends once', async () => {
    expect((await post('duty-tasks', { ...task, dueOn: '2021-04-30' })).error().fields).toHaveProperty('dueOn')
    expect(
      (await post('duty-tasks', { ...task, assignedOn: '2021-06-11', dueOn: '2021-07-01' })).error().fields,
    ).toHaveProperty('assignedOn')
    const id = await made('duty-tasks', task)
    const open = (await openIn(t, [staffDuty], '2021-06-10')).filter((x) => x.id === id)
    expect(open).toMatchObject([{ text: '安全生产：冬季用气检查', dueOn: '2021-06-01', light: 'red' }])
    expect(
      (await post(`duty-tasks/${id}/progress`, { id, reportedOn: '2021-04-30', progress: '开始' })).error().fields,
    ).toHaveProperty('reportedOn')
    expect(
      (await post(`duty-tasks/${id}/progress`, { id, reportedOn: '2021-05-20', progress: '排查一半' })).status,
    ).toBe(200)
    expect(
      (await post(`duty-tasks/${id}/finish`, { id, version: 1, doneOn: '2021-06-10', proof: '归档' }, 'station'))
        .status,
    ).toBe(403)
    expect(
      (await post(`duty-tasks/${id}/finish`, { id, version: 1, doneOn: '2021-06-10', proof: '归档' })).status,
    ).toBe(200)
    expect(
      (
        await post(`duty-tasks/${id}/cancel`, { id, version: 2, cancelledOn: '2021-06-10', cancelReason: '撤回' })
      ).error().code,
    ).toBe('staff-duty.ended')
    const page = (await (await s.as('station')).get(`/api/duty-tasks/${id}`)).json<{
      state: string
      progress: { progress: string }[]
    }>()
    expect([page.state, page.progress.map((p) => p.progress)]).toEqual(['DONE', ['排查一半']])
    expect((await openIn(t, [staffDuty], '2021-06-10')).filter((x) => x.id === id)).toEqual([])
  })

  it('comes by the ledger of a party office too; the same sheet again changes nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'quanheng-duties-'))
    afterAll(() => rm(folder, { recursive: true, force: true }))
    const path = join(folder, '台账.csv')
    await writeFile(
      path,
      [
        '整改类别,反馈问题,整改措施,交办日期,整改时限,责任股室,责任人,整改完成时间,整改成效',
        '巡察整改,档案不全,补齐档案,2021-03-01,2021-05-01,办公室,赵安,2021-04-20,已补齐',
        '创卫,市场门前脏乱,每周清理,2021-03-01,2021-05-01,没有的股,赵安,,',
        '创卫,市场门前脏乱,每周清理,2021-03-01,2021-02-01,办公室,赵安,,',
      ].join('\n'),
    )
    const run = () =>
      runImport({
        db: t.db,
        scope: countyScope,
        actor: 'test',
        clock: t.clock,
        law: house.law,
        layouts: house.layouts,
        files: [{ name: '台账.csv', path }],
        preview: false,
        full: false,
      })
    expect(await run()).toMatchObject({ layout: 'staff-duty.tasks', counts: { created: 1, refused: 2 } })
    expect((await run()).counts).toMatchObject({ created: 0, unchanged: 1, refused: 2 })
  })
})

describe('a posting to a village', () => {
  it('is of somebody on the staff list, in one village at a time, and stands on the list before its term ends', async () => {
    const posting = { staffNo: 'YH0101', town: '青溪镇', village: '北坡村', post: '工作队员', fromDay: '2019-07-01' }
    expect((await post('village-postings', { ...posting, staffNo: 'YH9999' })).error().fields).toHaveProperty('staffNo')
    const id = await made('village-postings', posting)
    expect(
      (await post('village-postings', { ...posting, village: '石桥村', fromDay: '2021-01-01' })).error().message,
    ).toContain('北坡村驻村')
    const due = async (on: string) => (await openIn(t, [staffDuty], on)).filter((x) => x.id === id).map((x) => x.dueOn)
    expect(await due('2021-05-31')).toEqual([])
    expect(await due('2021-06-01')).toEqual(['2021-07-01'])
    expect(
      (await post(`village-postings/${id}/end`, { id, version: 1, toDay: '2019-07-01', endReason: '轮换' })).error()
        .fields,
    ).toHaveProperty('toDay')
    expect(
      (await post(`village-postings/${id}/end`, { id, version: 1, toDay: '2021-06-10', endReason: '轮换' })).status,
    ).toBe(200)
    expect((await post('village-postings', { ...posting, village: '石桥村', fromDay: '2021-06-10' })).status).toBe(200)
  })
})

describe('a screening', () => {
  it('finds people in the register by number or name, seals numbers, and is answered when every match is looked into', async () => {
    const id = await made('screenings', {
      screeningNo: 'HC-1',
      kind: 'JUSTICE',
      requestedBy: '县委政法委',
      requestedOn: '2021-06-01',
      dueOn: '2021-06-20',
    })
    const list = async (text: string) =>
      await post(`screenings/${id}/persons`, { id, screenedOn: '2021-06-02', list: text })
    const wrong = await list(`姓名,身份\n周文,本人,县公安局,${known.slice(0, 17)}0\n钱宁,配偶\n1`)
    expect(wrong.error().fields.list).toMatch(/第 2 行：校验位不符.*第 3 行：.*所属干部.*第 4 行：姓名/s)
    expect(wrong.body).not.toContain(known.slice(6, 14))
    // By number under another name; same name, other number; same name without a number.
    const added = await list(
      `钱英\t配偶\t周文\t县公安局\t${known}\n钱宁,本人,县公安局,${other}\n孙悦,本人,县法院\n吴越,本人,县法院`,
    )
    expect(added.json()).toEqual({ added: 4, matches: 2 })
    expect((await list(`钱英,配偶,周文,县公安局,${known}`)).json()).toEqual({ added: 0, matches: 0 })
    const page = await (await s.as('office')).get(`/api/screenings/${id}`)
    expect(page.body).not.toContain(known)
    expect(page.json()).toMatchObject({ persons: 4, pending: 2 })
    const early = await post(`screenings/${id}/answer`, { id, version: 1, answeredOn: '2021-06-10', signedBy: '韩宁' })
    expect(early.error().message).toContain('还有 2 条比中没有核实')
    const matches = (await (await s.as('office')).get(`/api/screening-matches?screening=${id}`)).json<{
      rows: { id: string; way: string; party: { name: string } }[]
    }>().rows
    expect(matches.map((m) => [m.party.name, m.way]).toSorted()).toEqual([
      ['玉衡县恒川木业有限公司', 'NUMBER'],
      ['玉衡县青溪茶叶合作社', 'NAME'],
    ])
    for (const m of matches)
      await post(`screening-matches/${m.id}/settle`, {
        id: m.id,
        version: 1,
        verdict: 'EXCLUDED',
        settledOn: '2021-06-09',
        note: '重名',
      })
    expect(
      (await post(`screenings/${id}/answer`, { id, version: 1, answeredOn: '2021-06-10', signedBy: '韩宁' })).status,
    ).toBe(200)
    expect((await list('周文,本人,县公安局')).error().code).toBe('staff-duty.screening.answered')
  })

  it('is seen by nobody but whoever screens', async () => {
    for (const who of ['director', 'station', 'auditor'])
      expect((await (await s.as(who)).get('/api/screenings')).status, who).toBe(403)
    const answered = await made('screenings', {
      screeningNo: 'HC-2',
      kind: 'OWN',
      requestedBy: '局党组',
      requestedOn: '2021-06-01',
    })
    const none = await post(`screenings/${answered}/answer`, {
      id: answered,
      version: 1,
      answeredOn: '2021-06-10',
      signedBy: '韩宁',
    })
    expect(none.error().code).toBe('staff-duty.screening.empty')
  })
})

describe('textbooks and self-checks', () => {
  it('are of a day that has come; a find is put right after it was made', async () => {
    const book = { title: '读本', handedOutOn: '2021-06-10', copies: 20, branch: '第一支部' }
    expect((await post('study-materials', { ...book, handedOutOn: '2021-06-11' })).error().fields).toHaveProperty(
      'handedOutOn',
    )
    expect((await post('study-materials', { ...book, copies: 0 })).error().fields).toHaveProperty('copies')
    expect((await post('study-materials', book)).status).toBe(200)
    const check = { checkedOn: '2021-06-01', unitCode: '91', checkedBy: '赵安', subject: '作风' }
    const clean = await made('self-checks', check)
    const fix = (id: string, correctedOn: string) =>
      post(`self-checks/${id}/correct`, { id, version: 1, correctedOn, measure: '改' })
    expect((await fix(clean, '2021-06-05')).error().code).toBe('staff-duty.no-finding')
    const found = await made('self-checks', { ...check, finding: '补签名字' })
    expect((await fix(found, '2021-05-31')).error().fields).toHaveProperty('correctedOn')
    expect((await fix(found, '2021-06-05')).status).toBe(200)
    const list = (await (await s.as('office')).get('/api/self-checks?found=true')).json<{ total: number }>()
    expect(list.total).toBe(1)
  })
})
