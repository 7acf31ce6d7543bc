import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { insertRows, updateRows } from '#kernel/record/write.ts'
import { makeUnifiedCode } from '#kernel/codelist/unified-code.ts'
import { openHouse } from '#app/house.ts'
import { abnormalListing } from '#domains/credit-list/tables.ts'
import { publicationNotice } from '#domains/publicity/tables.ts'
import { testDatabase } from '#test/harness/database.ts'
import { putParties, someParty } from '#test/harness/figures.ts'
import { type Answer, served } from './served.fixture.ts'

const t = testDatabase()
const s = served(t, openHouse)
let ids: string[] = []

interface Outcome {
  results: { ok: boolean; message: string | null; version: number | null }[]
  done: number
}
const bulk = async (body: object, who = 'credit'): Promise<Answer> =>
  (await s.as(who)).post('/api/bulk/removeFromAbnormal', body)
const shared = { reason: 'MADE_UP', removedOn: '2021-12-06', decisionNo: '玉市监异出〔2021〕8号' }
const standing = async (): Promise<number> =>
  (await t.asOwner('select 1 from abnormal_listing where removed_on is null')).length

beforeAll(async () => {
  t.clock.set('2021-12-06T01:00:00Z')
  const parties = await putParties(
    t,
    [1, 2, 3, 4].map((n) => someParty(`玉衡县恒川${n}号木业有限公司`, `91459923MA5X000${n}41`)),
  )
  ids = await t.write((tx) =>
    insertRows(
      tx,
      abnormalListing,
      parties.map((partyId, i) => ({
        partyId,
        stationCode: '01',
        kind: 'LISTING' as const,
        reason: 'R1' as const,
        reportYear: 2020,
        listedOn: day('2021-07-05'),
        // The third one has left already.
        removedOn: i === 2 ? day('2021-08-01') : null,
      })),
    ),
  )
})

describe('an act on many records', () => {
  it('is looked at first: each row says whether it goes or why not, and nothing is written', async () => {
    const answer = await bulk({ rows: ids.map((id) => ({ id })), shared })
    const { results, done } = answer.json<Outcome>()
    expect(results.map((r) => [r.ok, r.version])).toEqual([
      [true, 1],
      [true, 1],
      [false, 1],
      [true, 1],
    ])
    expect(results[2]!.message).toMatch(/移出/)
    expect(done).toBe(0)
    expect(await standing()).toBe(3)
    expect(await t.asOwner(`select 1 from journal_entry where operation = 'removeFromAbnormalBulk'`)).toEqual([])
  })

  it('says of what is typed once what is wrong with it, for every row', async () => {
    const { results } = (
      await bulk({ rows: [{ id: ids[0] }], shared: { ...shared, removedOn: '2021-13-01' } })
    ).json<Outcome>()
    expect(results[0]).toMatchObject({ ok: false, message: expect.stringContaining('填写有误') })
    const row = (await bulk({ rows: [{ id: 'x' }], shared })).json<Outcome>()
    expect(row.results[0]!.ok).toBe(false)
  })

  it('does what goes and leaves the rest, also what somebody changed since the look', async () => {
    await t.write((tx) => updateRows(tx, abnormalListing, [{ id: ids[1]!, version: 1, set: { facts: '补充' } }]))
    const rows = ids.map((id) => ({ id, version: 1 }))
    const { results, done } = (await bulk({ rows, shared, dry: false })).json<Outcome>()
    expect(results.map((r) => r.ok)).toEqual([true, false, false, true])
    expect(results[1]!.message).toContain('刚刚被别人改过')
    expect(done).toBe(2)
    expect(await standing()).toBe(1)
    const entries = await t.asOwner(
      `select 1 from journal_entry where operation = 'removeFromAbnormalBulk' and action = 'update' and actor = '信用监管'`,
    )
    expect(entries).toHaveLength(2)
    // Sent again, because the answer was lost: nothing is done twice.
    expect((await bulk({ rows, shared, dry: false })).json<Outcome>().done).toBe(0)
  })

  it('is for whoever may do it to one, for 500 at most, and for what says that it may be done so', async () => {
    expect((await bulk({ rows: [{ id: ids[0] }], shared }, 'food')).status).toBe(403)
    expect((await bulk({ rows: [], shared })).status).toBe(400)
    const many = await bulk({ rows: Array.from({ length: 501 }, () => ({ id: ids[0] })), shared })
    expect([many.status, many.error().message]).toEqual([400, expect.stringContaining('一次最多 500 条')])
    expect((await (await s.as('credit')).post('/api/bulk/barPerson', { rows: [{}], shared: {} })).status).toBe(404)
  })
})

describe('acts that are done in bulk', () => {
  const outcome = async (operation: string, rows: object[], given: object, dry = false): Promise<Outcome> =>
    (await (await s.as('credit')).post(`/api/bulk/${operation}`, { rows, shared: given, dry })).json<Outcome>()

  it('lists who did not file, with what the list of them says of each', async () => {
    const late = [1, 2].map((n) =>
      makeUnifiedCode({ department: '9', kind: '1', division: '459923', body8: `MA9Y100${n}` }),
    )
    await putParties(
      t,
      late.map((code, i) => someParty(`玉衡县迟报${i}号木业有限公司`, code)),
    )
    const rows = [...late, late[0]].map((partyCode) => ({ partyCode, reason: 'R1', reportYear: 2020 }))
    const looked = await outcome('listAsAbnormal', rows, { listedOn: '2021-07-12' }, true)
    expect(looked.results.map((r) => r.ok)).toEqual([true, true, true])
    const { results } = await outcome('listAsAbnormal', rows, { listedOn: '2021-07-12' })
    expect(results.map((r) => r.ok)).toEqual([true, true, false])
    expect(results[2]!.message).toContain('已因未报 2020 年度报告列入')
  })

  it('enters that notices are public, not those that never will be', async () => {
    const notice = (n: number, weight: 'MINOR' | 'WARNING') => ({
      kind: 'PENALTY' as const,
      subjectName: `玉衡县公示${n}号木业有限公司`,
      documentNo: `玉市监罚〔2021〕${n}号`,
      documentOn: day('2021-11-29'),
      weight,
    })
    const notices = await t.write((tx) =>
      insertRows(tx, publicationNotice, [notice(1, 'MINOR'), notice(2, 'MINOR'), notice(3, 'WARNING')]),
    )
    const rows = notices.map((id) => ({ id, version: 1 }))
    const given = { publishedOn: '2021-12-06', channel: 'GSXT' }
    const { results, done } = await outcome('enterPublication', rows, given)
    expect(results.map((r) => r.ok)).toEqual([true, true, false])
    expect(results[2]!.message).toContain('仅受警告')
    expect(done).toBe(2)
    const found = await t.asOwner<{ on: string; until: string }>(
      `select published_on::text as on, public_until::text as until from publication_notice where published_on is not null`,
    )
    expect(found).toEqual([0, 1].map(() => ({ on: '2021-12-06', until: '2022-03-06' })))
    const [again] = (await outcome('enterPublication', [{ id: notices[0], version: 2 }], given)).results
    expect(again!.message).toContain('已于 2021-12-06 公示')
  })
})
