import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { gathering, gatheringAttendee } from '#kernel/gathering/tables.ts'
import { insertRows } from '#kernel/record/write.ts'
import { callIn } from '#test/harness/call.ts'
import { countyScope, testDatabase } from '#test/harness/database.ts'
import { figuresOf, putParties, someParty } from '#test/harness/figures.ts'
import * as contract from './contract.ts'
import quality from './domain.ts'
import { brandState } from './rules.ts'
import * as service from './service.ts'
import { brandGuidance } from './tables.ts'
import { awardDetail, brandDetail } from './views.ts'

const t = testDatabase()
const f = figuresOf(t, [quality])
const asOf = '2021-12-05'
const today = day('2021-12-20')
let parties: string[] = []
const refused = (c: string) => ({ code: `quality.${c}` })
const call = () => callIn(t, quality)

beforeAll(async () => {
  t.clock.set('2020-01-04T01:00:00Z')
  await f.covered(['quality'])
  parties = await putParties(
    t,
    Array.from({ length: 4 }, (_, i) => someParty(`玉衡县第${i + 1}木业有限公司`, `TEST${i}`)),
  )
  t.clock.set('2021-12-20T01:00:00Z')
})

describe('figures as of 2021-12-05', () => {
  it('firms that were at a course count each time, wood makers that were led count once', async () => {
    const course = (gatheringNo: string, heldOn: string, theme = 'quality.certification') => ({
      gatheringNo,
      theme,
      kind: 'TRAINING' as const,
      title: '培训班',
      heldOn: day(heldOn),
      level: 'UPPER' as const,
    })
    const [a, b, after, other] = await t.write((tx) =>
      insertRows(tx, gathering, [
        course('1', '2021-01-01'),
        course('2', asOf),
        course('3', '2021-12-06'),
        course('4', '2021-05-01', 'general.training'),
      ]),
    )
    const there = (gatheringId: string | undefined, n: number, attendance: 'PRESENT' | 'ABSENT' = 'PRESENT') => ({
      gatheringId: gatheringId!,
      partyId: parties[n]!,
      attendance,
    })
    await t.write((tx) =>
      insertRows(tx, gatheringAttendee, [
        there(a, 0),
        there(a, 1),
        there(a, 2, 'ABSENT'),
        there(b, 0),
        there(after, 3),
        there(other, 3),
      ]),
    )
    expect((await f.figure('quality.certification.training.attendances', asOf)).printed).toBe('3')
    expect((await f.figure('quality.certification.training.attendances', '2021-12-06')).printed).toBe('4')
    const led = (n: number, guidedOn: string, trade: 'WOOD' | 'FOOD' = 'WOOD') => ({
      partyId: parties[n]!,
      brand: '玉衡优质',
      trade,
      guidedOn: day(guidedOn),
      guidedBy: '赵安',
    })
    await t.write((tx) =>
      insertRows(tx, brandGuidance, [
        led(0, '2021-01-01'),
        led(0, '2021-06-01'),
        led(1, asOf),
        led(2, '2021-12-06'),
        led(3, '2020-12-31'),
        led(3, '2021-05-01', 'FOOD'),
      ]),
    )
    expect((await f.figure('quality.brand.guided.count', asOf)).printed).toBe('2')
    expect((await f.figure('quality.brand.guided.count', '2021-12-06')).printed).toBe('3')
    expect((await f.figure('quality.brand.guided.all.count', asOf)).printed).toBe('3')
  })
})

describe('steps', () => {
  it('a brand goes from guidance to its certificate', async () => {
    const said = contract.guideBrand.input.parse({
      partyCode: 'TEST0',
      brand: '桂字优质',
      trade: 'WOOD',
      guidedOn: '2021-03-01',
    })
    const { id } = await service.guide(call(), said)
    await expect(service.guide(call(), said)).rejects.toMatchObject(refused('brand.twice'))
    const further = (version: number, set: object) => contract.advanceBrand.input.parse({ id, version, ...set })
    await expect(service.advance(call(), further(1, { appliedOn: '2021-02-01' }))).rejects.toMatchObject(
      refused('order'),
    )
    await expect(service.advance(call(), further(1, { certifiedOn: '2021-09-01' }))).rejects.toMatchObject(
      refused('brand.certificate'),
    )
    await service.advance(
      call(),
      further(1, { appliedOn: '2021-04-01', certifiedOn: '2021-09-01', certificateNo: 'Z1', validTo: '2024-08-31' }),
    )
    await expect(service.advance(call(), further(2, { endedOn: '2021-12-01' }))).rejects.toMatchObject(
      refused('brand.reason'),
    )
    expect(await t.db.read(countyScope, (q) => brandDetail(q, id, today))).toMatchObject({
      state: 'CERTIFIED',
      guidedBy: '赵安',
    })
    const dates = {
      appliedOn: null,
      testedOn: null,
      auditedOn: null,
      certifiedOn: day('2021-09-01'),
      validTo: day('2024-08-31'),
      endedOn: null,
    }
    expect(brandState(dates, day('2024-08-31'))).toBe('CERTIFIED')
    expect(brandState(dates, day('2024-09-01'))).toBe('EXPIRED')
  })

  it('an award is scored by three, stands in public notice, and is decided', async () => {
    const said = contract.applyAward.input.parse({
      edition: 2021,
      ruleVersion: '2021修订',
      partyCode: 'TEST1',
      appliedOn: '2021-06-01',
    })
    const { id } = await service.apply(call(), said)
    await expect(service.apply(call(), said)).rejects.toMatchObject(refused('award.twice'))
    const further = (version: number, set: object) => contract.advanceAward.input.parse({ id, version, ...set })
    await expect(
      service.judge(call(), further(1, { scoredOn: '2021-07-01', reviewers: '甲、乙' })),
    ).rejects.toMatchObject(refused('award.reviewers'))
    await expect(
      service.judge(call(), further(1, { scoredOn: '2021-07-01', reviewers: '甲、乙、丙', siteScore: '1001' })),
    ).rejects.toMatchObject(refused('award.score'))
    await service.judge(call(), further(1, { scoredOn: '2021-07-01', reviewers: '甲、乙、丙', documentScore: '520.5' }))
    await expect(service.judge(call(), further(2, { decidedOn: '2021-09-01' }))).rejects.toMatchObject(
      refused('award.decision'),
    )
    await expect(service.judge(call(), further(2, { decidedOn: '2021-09-01', awarded: true }))).rejects.toMatchObject(
      refused('award.notice'),
    )
    await service.judge(call(), further(2, { noticedOn: '2021-08-01', decidedOn: '2021-09-01', awarded: true }))
    expect(await t.db.read(countyScope, (q) => awardDetail(q, id, today))).toMatchObject({
      state: 'AWARDED',
      documentScore: '520.5',
    })
  })
})
