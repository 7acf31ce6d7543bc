import { beforeAll, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { gathering, gatheringAttendee } from '#kernel/gathering/tables.ts'
import { checksIn } from '#kernel/inspection/checks.fixture.ts'
import { insertRows } from '#kernel/record/write.ts'
import { testDatabase } from '#test/harness/database.ts'
import { figuresOf, putParties, someParty } from '#test/harness/figures.ts'
import price from './domain.ts'

const t = testDatabase()
const f = figuresOf(t, [price])
const { task, check } = checksIn(t)
const asOf = '2021-12-05'
const printed = async (id: string, on = asOf): Promise<string | null> => (await f.figure(id, on)).printed
let parties: string[] = []

beforeAll(async () => {
  t.clock.set('2020-01-04T01:00:00Z')
  await f.covered(['price'])
  parties = await putParties(
    t,
    Array.from({ length: 6 }, (_, i) => someParty(`玉衡县第${i + 1}单位`, `TEST${i}`)),
  )
  t.clock.set('2021-12-20T01:00:00Z')
})

it('visits count by kind of place, the rest together', async () => {
  const round = await task('J1', 'price', '2020-12-01', { kind: 'ROUTINE' })
  await check(round, parties[0]!, 'FARMERS_MARKET', '2021-01-01')
  await check(round, parties[0]!, 'FARMERS_MARKET', asOf)
  await check(round, parties[0]!, 'FARMERS_MARKET', '2021-12-06')
  await check(round, parties[1]!, 'SUPERMARKET', '2020-12-31')
  await check(round, parties[1]!, 'SUPERMARKET', '2021-05-01')
  await check(round, parties[2]!, 'PHARMACY', '2021-05-01')
  await check(round, parties[3]!, 'LODGING', '2021-05-01')
  await check(round, parties[4]!, 'OTHER', '2021-05-01')
  expect(await printed('price.checks.farmers_market.visits')).toBe('2')
  expect(await printed('price.checks.farmers_market.visits', '2021-12-06')).toBe('3')
  expect(await printed('price.checks.supermarket.visits')).toBe('1')
  expect(await printed('price.checks.pharmacy.visits')).toBe('1')
  expect(await printed('price.checks.other.visits')).toBe('2')
})

it('firms that were there count once, those that stayed away do not, and letters count by signature', async () => {
  const held = (gatheringNo: string, heldOn: string, theme: string) => ({
    gatheringNo,
    theme,
    kind: 'INTERVIEW' as const,
    title: '约谈',
    heldOn: day(heldOn),
    level: 'OWN' as const,
  })
  const [first, second, after, other] = await t.write((tx) =>
    insertRows(tx, gathering, [
      held('1', '2021-04-25', 'price.lodging'),
      held('2', asOf, 'price.lodging'),
      held('3', '2021-12-06', 'price.lodging'),
      held('4', '2021-05-01', 'price.interview'),
    ]),
  )
  const there = (gatheringId: string | undefined, party: number, set: object = {}) => ({
    gatheringId: gatheringId!,
    partyId: parties[party]!,
    attendance: 'PRESENT' as const,
    ...set,
  })
  await t.write((tx) =>
    insertRows(tx, gatheringAttendee, [
      there(first, 0, { paperNo: '1' }),
      there(first, 1, { paperNo: '2' }),
      there(first, 2, { attendance: 'ABSENT' as const }),
      there(second, 0),
      there(after, 3),
      there(other, 4),
      there(first, 5, { partyId: null, personName: '赵安' }),
    ]),
  )
  expect(await printed('price.interviews.lodging.count')).toBe('2')
  expect(await printed('price.interviews.lodging.count', '2021-12-06')).toBe('3')
  expect(await printed('price.letters.count')).toBe('2')
  expect((await f.rows('price.interviews.lodging.count', { asOf })).length).toBe(2)
})
