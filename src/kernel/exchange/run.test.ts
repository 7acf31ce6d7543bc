import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#platform/db/database.ts'
import { LawBook } from '#kernel/law/law-book.ts'
import type { LawValue } from '#kernel/law/law-value.ts'
import { townStation } from '#kernel/org/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { updateRows } from '#kernel/record/write.ts'
import { countyScope, testDatabase } from '#test/harness/database.ts'
import type { Layout } from './layout.ts'
import { runImport } from './run.ts'
import { undoBatch } from './undo.ts'
import { existingBy, upsert } from './upsert.ts'

// A toy business on a kernel ledger: which station looks after which town.
const towns: Layout = {
  id: 'toy.towns',
  title: '乡镇名册',
  business: 'toy',
  tables: [townStation],
  columns: [
    { field: 'code', label: '乡镇代码', kind: 'code', required: true },
    { field: 'name', label: '乡镇名称', synonyms: ['名称'], kind: 'text', required: true },
    { field: 'unit', label: '管辖所', kind: 'code', required: true },
    { field: 'from', label: '起始日期', kind: 'day', required: true },
  ],
  async plan(rows, c) {
    const known = await existingBy(
      c.tx,
      townStation,
      townStation.townCode,
      rows.map((r) => r.values.code as string),
    )
    return rows.map((r) =>
      r.values.unit === '99'
        ? { outcome: 'refused', reason: '没有 99 这个所。' }
        : upsert(
            c.tx,
            townStation,
            known.get(r.values.code as string),
            {
              townCode: r.values.code as string,
              townName: r.values.name as string,
              unitCode: r.values.unit as string,
              fromDay: r.values.from as never,
            },
            r.line,
          ),
    )
  },
  async missing(c, seen) {
    const rows = await c.tx.select(
      { recordId: townStation.id, text: townStation.townName },
      sql`from ${asKnownNow.at(townStation)}`,
    )
    return rows.filter((r) => !seen.has(r.recordId))
  },
}

const t = testDatabase()
let folder = ''
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'quanheng-import-'))))
afterAll(() => rm(folder, { recursive: true, force: true }))

const header = '乡镇代码,乡镇名称,管辖所,起始日期'
async function importing(lines: string[], options: { preview?: boolean; full?: boolean; title?: string } = {}) {
  const path = join(folder, `f${Math.round(performance.now() * 1000)}.csv`)
  await writeFile(path, [...(options.title ? [options.title] : []), header, ...lines].join('\n'))
  return await runImport({
    db: t.db,
    scope: countyScope,
    actor: 'test',
    clock: t.clock,
    law: new LawBook<LawValue>([]),
    layouts: [towns],
    files: [{ name: '乡镇.csv', path }],
    preview: options.preview ?? false,
    full: options.full ?? false,
  })
}
const stations = () =>
  t.db.read(countyScope, (q) =>
    q.select(
      { code: townStation.townCode, name: townStation.townName, unit: townStation.unitCode },
      sql`from ${asKnownNow.at(townStation)} order by 1`,
    ),
  )

describe('import', () => {
  it('previews without a trace, then takes good rows in and gives bad rows back', async () => {
    const lines = [
      '101,甲镇,01,2021-01-01',
      '102,乙镇,99,2021-01-01',
      '103,丙镇,02,2021年2月30日',
      ',,,',
      '104,丁镇,03,20210105',
    ]
    const preview = await importing(lines, { preview: true, title: '乡镇名册（2021年）' })
    expect(preview).toMatchObject({
      state: 'previewed',
      counts: { rows: 4, created: 2, updated: 0, unchanged: 0, warned: 0, refused: 2 },
    })
    expect(await stations()).toEqual([])
    const done = await importing(lines, { title: '乡镇名册（2021年）' })
    expect(done).toMatchObject({ state: 'done', counts: preview.counts })
    expect((await stations()).map((s) => s.code)).toEqual(['101', '104'])
    const refused = await t.db.read(countyScope, (q) =>
      q.rows<{ line: number; reason: string; cells: string[] }>(
        sql`select line, reason, cells from import_remark where batch_id = ${done.batchId} and refused order by line`,
      ),
    )
    // Title, header, then data: the lines are those of the file.
    expect(refused.map((r) => r.line)).toEqual([4, 5])
    expect(refused[0]!.reason).toContain('99')
    expect(refused[1]!.cells).toEqual(['103', '丙镇', '02', '2021年2月30日'])
  })

  it('counts unchanged and changed rows, and lets a duplicate inside the file become a change, not a failure', async () => {
    const again = await importing([
      '101,甲镇,01,2021-01-01',
      '104,丁镇,02,2021-01-05',
      '105,戊镇,01,2021-01-01',
      '105,戊镇（更名）,01,2021-01-01',
    ])
    expect(again.counts).toEqual({ rows: 4, created: 1, updated: 2, unchanged: 1, warned: 0, refused: 0 })
    expect((await stations()).find((s) => s.code === '105')!.name).toBe('戊镇（更名）')
  })

  it('lists what a full export no longer names, and changes nothing', async () => {
    const full = await importing(['101,甲镇,01,2021-01-01'], { full: true })
    expect(full.missing).toBe(2)
    expect(await stations()).toHaveLength(3)
  })

  it('undoes a batch: voids the created, restores the changed, lists what was touched since', async () => {
    const batch = await importing([
      '101,甲镇（新）,01,2021-01-01',
      '104,丁镇（新）,02,2021-01-05',
      '106,己镇,01,2021-01-01',
      '107,庚镇,01,2021-01-01',
    ])
    const rows = await t.db.read(countyScope, (q) =>
      q.select(
        { id: townStation.id, code: townStation.townCode, version: townStation.version },
        sql`from ${asKnownNow.at(townStation)}`,
      ),
    )
    const seventh = rows.find((r) => r.code === '107')!
    await t.write((tx) =>
      updateRows(tx, townStation, [{ id: seventh.id, version: seventh.version, set: { unitCode: '05' } }]),
    )
    const undone = await t.write((tx) => undoBatch(tx, [towns], batch.batchId))
    expect(undone).toEqual({ voided: 1, restored: 2, touched: [{ ledger: 'town_station', recordId: seventh.id }] })
    expect((await stations()).map((s) => [s.code, s.name])).toEqual([
      ['101', '甲镇'],
      ['104', '丁镇'],
      ['105', '戊镇（更名）'],
      ['107', '庚镇'],
    ])
    await expect(t.write((tx) => undoBatch(tx, [towns], batch.batchId))).rejects.toMatchObject({
      code: 'exchange.undo.state',
    })
  })

  it('writes nothing at all when the file is no table of ours', async () => {
    const before = await stations()
    const path = join(folder, 'other.csv')
    await writeFile(path, '姓名,年龄\n张三,20\n')
    await expect(
      runImport({
        db: t.db,
        scope: countyScope,
        actor: 'test',
        clock: t.clock,
        law: new LawBook<LawValue>([]),
        layouts: [towns],
        files: [{ name: 'other.csv', path }],
        preview: false,
        full: false,
      }),
    ).rejects.toMatchObject({ name: 'Refusal' })
    expect(await stations()).toEqual(before)
  })
})
