import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { gathering, gatheringAttendee } from '#kernel/gathering/tables.ts'
import { insertRows, updateRows, voidRows } from '#kernel/record/write.ts'
import { tallyEntry } from '#kernel/tally/tables.ts'
import { testDatabase } from '#test/harness/database.ts'
import { figuresOf } from '#test/harness/figures.ts'
import staffDuty from './domain.ts'
import { dutyTask, screenedPerson, screening, selfCheck, studyMaterial, villagePosting } from './tables.ts'
import { talkTheme, theoryTheme } from './themes.ts'

const t = testDatabase()
const f = figuresOf(t, [staffDuty])
const asOf = '2021-12-05'
let openTask = ''
let find = ''

const task = (title: string, more: object = {}) => ({
  duty: 'RELIEF' as const,
  title,
  assignedOn: day('2021-03-01'),
  dueOn: day('2021-06-01'),
  unitCode: '91',
  doneOn: day('2021-05-01'),
  ...more,
})

beforeAll(async () => {
  t.clock.set('2021-12-20T01:00:00Z')
  await f.covered(['staff-duty'])
  await t.write(async (tx) => {
    const material = (handedOutOn: string, copies: number) => ({
      title: '学习读本',
      handedOutOn: day(handedOutOn),
      copies,
      branch: '机关第一党支部',
    })
    const handed = await insertRows(tx, studyMaterial, [
      material('2021-01-01', 60),
      material('2021-12-05', 57),
      material('2021-12-06', 500),
      material('2020-12-31', 300),
      material('2021-06-01', 9),
    ])
    await voidRows(tx, studyMaterial, [{ id: handed[4]!, version: 1 }], '重复')
    await insertRows(tx, tallyEntry, [
      {
        subject: 'staff-duty.textbooks',
        what: '指定教材发放',
        counted: '册',
        happenedOn: day('2021-07-01'),
        quantity: 10,
        personName: '赵安',
        declared: true,
      },
    ])
    const meeting = (gatheringNo: string, heldOn: string, theme = theoryTheme) => ({
      gatheringNo,
      theme,
      kind: theme === talkTheme ? ('TALK' as const) : ('STUDY' as const),
      title: '学习',
      heldOn: day(heldOn),
      level: 'OWN' as const,
    })
    const held = await insertRows(tx, gathering, [
      meeting('1', '2021-01-01'),
      meeting('2', '2021-12-05'),
      meeting('3', '2021-12-06'),
      meeting('4', '2020-12-31'),
      meeting('5', '2021-06-01', 'staff-duty.branch'),
      meeting('6', '2021-06-01', talkTheme),
    ])
    const talked = (personName: string, attendance: 'PRESENT' | 'ABSENT') => ({
      gatheringId: held[5]!,
      personName,
      attendance,
    })
    await insertRows(tx, gatheringAttendee, [
      talked('赵安', 'PRESENT'),
      talked('钱宁', 'PRESENT'),
      talked('孙悦', 'ABSENT'),
    ])
    const posting = (staffNo: string, fromDay: string, toDay: string | null, released = true) => ({
      staffNo,
      name: '赵安',
      town: '青溪镇',
      village: '北坡村',
      post: '工作队员',
      released,
      fromDay: day(fromDay),
      toDay: toDay === null ? null : day(toDay),
    })
    await insertRows(tx, villagePosting, [
      // One person in two villages one after the other, on both sides of the cut-off.
      posting('A', '2019-03-01', '2021-12-05'),
      posting('A', '2021-12-05', null),
      posting('B', '2021-05-01', '2021-12-06'),
      posting('C', '2021-05-01', '2021-12-05'),
      posting('D', '2021-12-06', null),
      posting('E', '2021-05-01', null, false),
    ])
    const [justice, own] = await insertRows(tx, screening, [
      { screeningNo: 'HC-1', kind: 'JUSTICE', requestedBy: '县委政法委', requestedOn: day('2021-04-01') },
      { screeningNo: 'HC-2', kind: 'OWN', requestedBy: '局党组', requestedOn: day('2021-04-01') },
    ])
    const person = (screeningId: string, personName: string, screenedOn: string, idKey: string | null) => ({
      screeningId,
      personName,
      relation: 'SELF' as const,
      workUnit: '县公安局',
      screenedOn: day(screenedOn),
      idKey,
    })
    await insertRows(tx, screenedPerson, [
      person(justice!, '李宁', '2021-04-02', 'key-1'),
      // The same number again, and the same name and unit without one.
      person(justice!, '李宁', '2021-05-02', 'key-1'),
      person(justice!, '周文', '2021-12-05', null),
      person(justice!, '周文', '2021-06-05', null),
      person(justice!, '吴越', '2021-12-06', 'key-2'),
      person(justice!, '吴越', '2020-12-31', 'key-2'),
      person(own!, '郑安', '2021-04-02', 'key-3'),
    ])
    const tasks = await insertRows(tx, dutyTask, [
      task('走访联系户'),
      task('产业帮扶', { doneOn: day('2021-12-05') }),
      task('取消的', { doneOn: null, cancelledOn: day('2021-12-05'), cancelReason: '县里撤回' }),
      task('以后下达的', { doneOn: null, assignedOn: day('2021-12-06') }),
      task('别的工作', { duty: 'SAFETY', doneOn: null }),
      task('禁毒排查', { duty: 'DRUGS', doneOn: day('2021-12-06') }),
      task('创卫整治', { duty: 'HYGIENE' }),
      task('取消的创城', { duty: 'CIVILITY', doneOn: null, cancelledOn: day('2021-05-01') }),
      task('发放物资'),
    ])
    openTask = tasks[8]!
    const check = (checkedOn: string, finding: string | null) => ({
      checkedOn: day(checkedOn),
      unitCode: '91',
      checkedBy: '赵安',
      subject: '作风',
      finding,
    })
    const checks = await insertRows(tx, selfCheck, [
      check('2021-01-01', null),
      check('2021-12-05', null),
      check('2021-12-06', '次日发现'),
      check('2020-12-31', '上年发现'),
    ])
    find = checks[1]!
  })
})

describe('figures of the party office as of 2021-12-05', () => {
  it('add textbooks that were handed out, counted entries shown', async () => {
    expect(await f.figure('party.study.textbooks.count', asOf)).toMatchObject({ printed: '127', declaredPart: '10' })
    expect((await f.rows('party.study.textbooks.count', { asOf })).map((r) => r.amount).toSorted()).toEqual([
      '10',
      '57',
      '60',
    ])
  })

  it('count sessions of the study group, not of branches, and talks by whoever came', async () => {
    expect((await f.figure('party.study.sessions.count', asOf)).printed).toBe('2')
    expect((await f.figure('integrity.talks.count', asOf)).printed).toBe('2')
  })

  it('count released cadres in villages on the day, each once', async () => {
    expect((await f.figure('party.village.cadres.count', asOf)).printed).toBe('2')
    expect((await f.figure('party.village.cadres.count', '2021-12-04')).printed).toBe('3')
    expect((await f.figure('party.village.cadres.count', '2021-12-06')).printed).toBe('2')
  })

  it('count screened persons once, by number or by name and unit, and show no name', async () => {
    expect((await f.figure('integrity.screening.persons.count', asOf)).printed).toBe('2')
    expect((await f.figure('integrity.screening.persons.count', '2021-12-06')).printed).toBe('3')
    expect((await f.figure('integrity.screening.own.persons.count', asOf)).printed).toBe('1')
    const rows = await f.rows('integrity.screening.persons.count', { asOf })
    expect(JSON.stringify(rows)).not.toMatch(/李宁|周文/)
    expect(rows.map((r) => [r.text, r.records])).toEqual([
      ['HC-1，本人', 2],
      ['HC-1，本人', 2],
    ])
  })

  it('count tasks of the county and those done by the day', async () => {
    expect((await f.figure('staffduty.county.tasks.count', asOf)).printed).toBe('3')
    expect((await f.figure('staffduty.county.tasks.done.count', asOf)).printed).toBe('1')
    expect((await f.figure('staffduty.county.tasks.done.count', '2021-12-06')).printed).toBe('2')
    expect((await f.figure('integrity.selfchecks.count', asOf)).printed).toBe('2')
  })
})

describe('claims', () => {
  it('C17 holds while no relief task is open, and names the one that is', async () => {
    expect(await f.rule('C17', asOf)).toMatchObject({ holds: true, faults: [] })
    const before = await f.rule('C17', '2021-12-04')
    expect(before.holds).toBe(false)
    expect(before.faults.map((x) => x.text)).toEqual(['产业帮扶，期限 2021-06-01', '取消的，期限 2021-06-01'])
    expect((await f.rule('C17', '2021-12-06')).faults.map((x) => x.text)).toEqual(['以后下达的，期限 2021-06-01'])
    await t.write((tx) => updateRows(tx, dutyTask, [{ id: openTask, version: 1, set: { doneOn: null } }]))
    expect((await f.rule('C17', asOf)).faults).toMatchObject([{ recordId: openTask, page: '/duty-tasks' }])
  })

  it('C18 holds while the self-checks of the year found nothing, and needs one', async () => {
    expect(await f.rule('C18', asOf)).toMatchObject({ holds: true })
    expect((await f.rule('C18', '2021-12-06')).faults.map((x) => x.text)).toEqual(['2021-12-06：次日发现'])
    const none = await f.rule('C18', '2019-12-05')
    expect([none.holds, none.text]).toEqual([false, '今年还没有自查记录，不能说自查没有发现问题。'])
    await t.write((tx) => updateRows(tx, selfCheck, [{ id: find, version: 1, set: { finding: '补签名字' } }]))
    expect((await f.rule('C18', asOf)).faults).toMatchObject([{ recordId: find, page: '/self-checks' }])
  })
})
