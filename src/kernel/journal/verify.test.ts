import { describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { countyScope, testDatabase } from '#test/harness/database.ts'
import { orgUnit } from '#kernel/org/tables.ts'
import { insertRows, updateRows, voidRows } from '#kernel/record/write.ts'
import { appendJournal } from './append.ts'
import { sealJournal } from './seal.ts'
import { type Finding, type JournalReport, verifyJournal } from './verify.ts'

const t = testDatabase()
let next = 0
const station = (name: string) => ({
  code: String(++next),
  name,
  shortName: name,
  kind: 'station' as const,
  fromDay: day('2019-01-01'),
})
const put = async (name: string): Promise<string> => {
  const [id] = await t.write((tx) => insertRows(tx, orgUnit, [station(name)]))
  return id!
}
const rename = (id: string, version: number, name: string) =>
  t.write((tx) => updateRows(tx, orgUnit, [{ id, version, set: { name } }]))
const seal = () => t.db.write(countyScope, (q) => sealJournal(q, t.clock.now()))
const verify = (head?: string): Promise<JournalReport> =>
  t.db.snapshot(countyScope, (q) => verifyJournal(q, ['org_unit', 'town_station'], head))
const kinds = (report: JournalReport): Pick<Finding, 'kind' | 'id' | 'version'>[] =>
  report.findings.map(({ kind, id, version }) => ({ kind, id, version }))
/** What `verify` finds once the owner has done something, which is then undone. */
async function tampered(statement: string, ...values: unknown[]): Promise<JournalReport> {
  const tables = ['org_unit', 'org_unit_history', 'journal_entry', 'journal_seal']
  for (const table of tables) await t.asOwner(`create table kept_${table} as table ${table}`)
  const changed = await t.asOwner(`with c as (${statement} returning 1) select count(*)::int as n from c`, values)
  expect(changed[0]).toEqual({ n: 1 })
  const report = await verify()
  for (const table of tables) {
    await t.asOwner(`delete from ${table}`)
    const serial = table === 'journal_entry' ? 'overriding system value' : ''
    await t.asOwner(`insert into ${table} ${serial} select * from kept_${table}`)
    await t.asOwner(`drop table kept_${table}`)
  }
  return report
}

describe('sealing', () => {
  it('chains everything that rests, and nothing twice', async () => {
    expect(await seal()).toEqual({ seals: 0, entries: 0, head: null })
    const id = await put('玉泉所')
    expect((await seal()).entries).toBe(0)
    t.clock.advance(10_000)
    const first = await seal()
    expect(first).toMatchObject({ seals: 1, entries: 1, head: expect.stringMatching(/^[0-9a-f]{64}$/) })
    await rename(id, 1, '玉泉中心所')
    t.clock.advance(10_000)
    const second = await seal()
    expect(second).toMatchObject({ seals: 1, entries: 1 })
    expect(second.head).not.toBe(first.head)
    expect(await seal()).toEqual({ seals: 0, entries: 0, head: second.head })
    expect(await verify(first.head!)).toMatchObject({ clean: true, head: second.head, unsealed: 0, seals: 2 })
  })

  it('seals an entry that was committed after a later one, and passes over rolled-back numbers', async () => {
    let release = (): void => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    let wrote = (): void => {}
    const written = new Promise<void>((resolve) => (wrote = resolve))
    const late = t.write(async (tx) => {
      await insertRows(tx, orgUnit, [station('迟到所')])
      wrote()
      await held
    })
    await written
    await expect(
      t.write(async (tx) => {
        await insertRows(tx, orgUnit, [station('撤回所')])
        throw new Error('changed my mind')
      }),
    ).rejects.toThrow('changed my mind')
    await put('准时所')
    t.clock.advance(10_000)
    expect((await seal()).entries).toBe(1)
    release()
    await late
    expect(await verify()).toMatchObject({ clean: true, unsealed: 1 })
    expect((await seal()).entries).toBe(1)
    expect(await verify()).toMatchObject({ clean: true, unsealed: 0 })
  })

  it('grows one chain when two seal at once, in seals of a thousand at most', async () => {
    await t.db.write(countyScope, async (q) => {
      for (let i = 0; i < 1_050; i++)
        await appendJournal(
          q,
          t.clock.now(),
          { operation: 'look', actor: 'test' },
          {
            subject: 'party',
            action: 'read-personal',
            recordIds: [],
            versions: [],
            digests: [],
          },
        )
    })
    t.clock.advance(10_000)
    const made = await Promise.all([seal(), seal()])
    expect(made.map((m) => m.seals).sort()).toEqual([0, 2])
    expect(await verify()).toMatchObject({ clean: true, unsealed: 0, head: made[0]!.head })
  })
})

describe('verifying', () => {
  it('names what the owner of the database changed behind our back', async () => {
    const a = await put('甲所')
    await rename(a, 1, '甲一所')
    await rename(a, 2, '甲二所')
    const b = await put('乙所')
    const c = await put('丙所')
    await t.write((tx) => voidRows(tx, orgUnit, [{ id: c, version: 1 }], '重复'))
    t.clock.advance(10_000)
    await seal()
    expect(await verify()).toMatchObject({ clean: true, findings: [] })

    const changed = await tampered(`update org_unit set name = '假所' where id = $1`, b)
    expect(kinds(changed)).toEqual([{ kind: 'row-changed', id: b, version: 1 }])
    expect(changed.findings[0]!.text).toMatch(
      /^“机构”记录 [0-9a-f-]{36} 第 1 版内容与操作日志记下的摘要不符：有人绕过系统改动过。$/,
    )
    expect(kinds(await tampered(`update org_unit set void_reason = null where id = $1`, c))).toEqual([
      { kind: 'row-changed', id: c, version: 2 },
    ])
    expect(kinds(await tampered(`update org_unit_history set name = '假所' where id = $1 and version = 2`, a))).toEqual(
      [{ kind: 'row-changed', id: a, version: 2 }],
    )
    expect(
      kinds(
        await tampered(
          `update org_unit_history set superseded_at = superseded_at - interval '1 day' where id = $1 and version = 1`,
          a,
        ),
      ),
    ).toEqual([{ kind: 'period-changed', id: a, version: 1 }])
    expect(kinds(await tampered(`delete from org_unit where id = $1`, b))).toEqual([
      { kind: 'row-gone', id: b, version: 1 },
    ])
    expect(kinds(await tampered(`delete from org_unit where id = $1`, a))).toEqual([
      { kind: 'row-gone', id: a, version: 3 },
    ])
    expect(kinds(await tampered(`delete from org_unit_history where id = $1 and version = 1`, a))).toEqual([
      { kind: 'row-gone', id: a, version: 1 },
    ])
    expect(kinds(await tampered(`update org_unit set county_code = '459924' where id = $1`, b))).toEqual([
      { kind: 'row-gone', id: b, version: 1 },
    ])
    const [forged] = await t.asOwner<{ id: string }>('select gen_random_uuid() as id')
    expect(
      kinds(
        await tampered(
          `insert into org_unit select (jsonb_populate_record(o, jsonb_build_object('id', $2::text, 'code', '999'))).* from org_unit o where id = $1`,
          b,
          forged!.id,
        ),
      ),
    ).toEqual([{ kind: 'row-unjournalled', id: forged!.id, version: 1 }])
    expect(
      kinds(
        await tampered(
          `insert into org_unit_history (county_code, id, version, recorded_at, superseded_at, code, name, short_name, kind, from_day)
            select county_code, id, version, recorded_at, recorded_at, code, name, short_name, kind, from_day from org_unit where id = $1`,
          b,
        ),
      ),
    ).toEqual([{ kind: 'row-misplaced', id: b, version: 1 }])
    expect(await verify()).toMatchObject({ clean: true })
  })

  it('names journal entries that were changed or removed', async () => {
    const id = await put('丁所')
    t.clock.advance(10_000)
    await seal()
    const [entry] = await t.asOwner<{ seq: bigint }>(
      `select seq from journal_entry where record_ids @> array[$1::uuid]`,
      [id],
    )
    const seq = String(entry!.seq)
    expect(kinds(await tampered(`update journal_entry set actor = '别人' where seq = $1`, seq))).toEqual([
      { kind: 'entry-changed', id: seq, version: null },
    ])
    expect(kinds(await tampered(`update journal_entry set changes = '[{}]' where seq = $1`, seq))).toEqual([
      { kind: 'entry-changed', id: seq, version: null },
    ])
    expect(kinds(await tampered(`delete from journal_entry where seq = $1`, seq))).toEqual([
      { kind: 'entry-missing', id: seq, version: null },
      { kind: 'row-unjournalled', id, version: 1 },
    ])
    // The row and the journal changed to agree: the seal still tells.
    const forged = await tampered(
      `insert into journal_entry (county_code, at, operation, actor, subject, action, record_ids, versions, digests)
        select county_code, at, operation, actor, subject, action, record_ids, versions, digests from journal_entry where seq = $1`,
      seq,
    )
    expect(kinds(forged)).toEqual([{ kind: 'row-journalled-twice', id, version: 1 }])
    expect(forged.unsealed).toBe(1)
  })

  it('names seals that were rewritten, removed or cut off', async () => {
    const before = (await verify()).head!
    for (const name of ['戊所', '己所']) {
      await put(name)
      t.clock.advance(10_000)
      await seal()
    }
    const head = (await verify()).head!
    const seals = await t.asOwner<{ seq_from: bigint; hash: Buffer }>(
      'select seq_from, hash from journal_seal order by at, seq_from',
    )
    const [middle, last] = seals.slice(-2)
    const digest = `update journal_seal set entry_digests[1] = sha256('x') where seq_from = $1`
    expect(kinds(await tampered(digest, middle!.seq_from))).toEqual([
      { kind: 'seal-changed', id: String(middle!.seq_from), version: null },
      { kind: 'entry-changed', id: String(middle!.seq_from), version: null },
    ])
    const rewritten = await tampered(`update journal_seal set hash = sha256('x') where seq_from = $1`, middle!.seq_from)
    expect(kinds(rewritten)).toEqual([
      { kind: 'seal-changed', id: String(middle!.seq_from), version: null },
      { kind: 'chain-broken', id: String(last!.seq_from), version: null },
    ])
    expect(kinds(await tampered(`delete from journal_seal where seq_from = $1`, middle!.seq_from))).toEqual([
      { kind: 'chain-broken', id: String(last!.seq_from), version: null },
    ])
    // Cut at the end, the chain is whole: only a head that was printed tells.
    await t.asOwner('create table kept as table journal_seal')
    await t.asOwner('delete from journal_seal where seq_from = $1', [last!.seq_from])
    expect(await verify()).toMatchObject({ clean: true, unsealed: 1 })
    expect(kinds(await verify(head))).toEqual([{ kind: 'head-unknown', id: head, version: null }])
    expect((await verify(before)).clean).toBe(true)
    await t.asOwner('delete from journal_seal')
    await t.asOwner('insert into journal_seal select * from kept')
  })

  it('names a ledger that was removed as a whole', async () => {
    await t.asOwner('alter table org_unit rename to org_unit_away')
    const report = await verify()
    expect(kinds(report)).toEqual([{ kind: 'ledger-missing', id: 'org_unit', version: null }])
    expect(report.findings[0]!.text).toMatch(
      /^账表“机构”（org_unit）不在数据库里，操作日志里却有它的 \d+ 条：整张账表被删除。$/,
    )
    await t.asOwner('alter table org_unit_away rename to org_unit')
  })

  it('keeps a county to itself', async () => {
    const other = await t.db.snapshot({ county: '459924', stations: '*' }, (q) => verifyJournal(q, ['org_unit']))
    expect(other).toMatchObject({ clean: true, entries: 0, seals: 0 })
    expect(await t.db.read(countyScope, (q) => q.rows(sql`select 1 from journal_seal`))).not.toEqual([])
  })
})
