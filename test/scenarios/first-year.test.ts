import { writeFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { systemClock, today } from '#platform/clock/clock.ts'
import { addDays } from '#platform/clock/day.ts'
import { makeUnifiedCode } from '#kernel/codelist/unified-code.ts'
import { windowAt, yearBefore } from '#kernel/indicator/window.ts'
import { commandLine } from '#test/harness/command-line.ts'
import { testDatabase } from '#test/harness/database.ts'

// A bureau in its first year: one snapshot of the register, taken in today, and the printed figures of last year's report.
const t = testDatabase()
const quanheng = commandLine(t)
const now = today(systemClock)
const yesterday = addDays(now, -1)
const lastYear = yearBefore(windowAt(now)).asOf

interface Printed {
  status: string
  printed: string | null
  notes: string[]
  base?: { value: string; from: string; asOf: string }
}
interface Rule {
  id: string
  holds: boolean | 'unknown'
  text: string
}
const stock = 'entities.active.count'
const e20 = async (): Promise<Rule> =>
  (await quanheng.json<{ rules: Rule[] }>('rules')).rules.find((r) => r.id === 'E20')!

beforeAll(async () => {
  const row = (i: number, establishedOn: string): string =>
    `玉衡县第${i}家木业有限公司,${makeUnifiedCode({ department: '9', kind: '1', division: '459923', body8: `MA9Y000${i}` })},有限责任公司(自然人投资或控股),100万元,${establishedOn},存续`
  const old = [1, 2, 3, 4, 5].map((i) => row(i, '2015-03-01'))
  const lines = ['企业名称,统一社会信用代码,企业类型,注册资本,成立日期,登记状态', ...old, row(6, now)]
  await writeFile(quanheng.file('登记册.csv'), lines.join('\n'))
})

describe('a bureau in its first year', () => {
  it('prints nothing until somebody says from which day the ledger is complete', async () => {
    const taken = await quanheng.json<{ counts: object }>('import', '登记册.csv')
    expect(taken.counts).toEqual({ rows: 6, created: 6, updated: 0, unchanged: 0, warned: 0, refused: 0 })
    const before = await quanheng.json<Printed>('figure', stock)
    expect(before).toMatchObject({ status: 'not-covered', printed: null })
    expect(before.notes.join()).toContain('还没有登记台账起点')
    const set = await quanheng.run('coverage', 'set', 'entity', now, '--statement', '登记股：今日导出的登记册')
    expect(set).toMatchObject({ code: 0, out: `已登记：“市场主体登记”的台账从 ${now} 起完整\n` })
    expect(await quanheng.json<Printed>('figure', stock)).toMatchObject({ status: 'ok', printed: '6' })
    const listed = await quanheng.json<object[]>('coverage')
    expect(listed).toContainEqual({
      business: 'entity',
      title: '市场主体登记',
      completeFrom: now,
      statement: '登记股：今日导出的登记册',
    })
  })

  it('grows against the printed figure of last year once that is declared, and says so', async () => {
    const without = await quanheng.json<Printed>('figure', 'entities.active.yoy')
    expect(without).toMatchObject({ printed: null })
    expect(without.notes.join()).toContain('可以登记上年报告的印数作为申报基数')
    expect((await e20()).text).toContain('没有登记上年报告的印数')
    const add = ['baseline', 'add', stock, lastYear, '--source', '上年工作总结']
    await quanheng.json(...add, '5')
    // Typed wrong and typed again: the later stands.
    await quanheng.json(...add, '4')
    expect(await quanheng.json('baseline')).toMatchObject([{ indicator: stock, asOf: lastYear, value: '4' }])
    const grown = await quanheng.json<Printed>('figure', 'entities.active.yoy')
    expect(grown).toMatchObject({ printed: '50', base: { value: '4', from: 'declared', asOf: lastYear } })
    expect(grown.notes.join()).toContain('取自上年报告（上年工作总结）')
  })

  it('shows what the roll-forward does not explain instead of failing', async () => {
    const rule = await e20()
    expect(rule.holds).toBe('unknown')
    expect(rule.text).toContain('4 户，加设立 1 户，减退出 0 户，应为 5 户，实有 6 户，差 1 户没有解释')
  })

  it('knew nothing on the day before', async () => {
    const known = await quanheng.json<Printed>('figure', stock, '--known-on', yesterday)
    expect(known).toMatchObject({ status: 'nothing-known', printed: null })
    expect(known.notes.join()).toContain('账上还没有任何记录')
    const early = await quanheng.run('figure', stock, '--as-of', yesterday)
    expect(early).toMatchObject({ code: 2, out: '' })
    expect(early.err).toContain('台账最早从')
  })

  it('can say another day later, and keeps what was known before', async () => {
    const again = await quanheng.run('coverage', 'set', 'entity', now, '--statement', '登记股：今日导出的登记册')
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining('没有要改的') })
    await quanheng.json('coverage', 'set', 'entity', yesterday)
    expect(await quanheng.json<Printed>('figure', stock, '--as-of', yesterday)).toMatchObject({ printed: '5' })
  })

  it.each([
    [['coverage', 'set', 'entity', addDays(now, 1)], '还没有到'],
    [['coverage', 'set', 'no-such', now], '没有业务“no-such”'],
    [['coverage', 'set', 'entity', '2021-02-30'], '日期“2021-02-30”不对'],
    [['baseline', 'add', 'entities.active.yoy', lastYear, '4', '--source', '总结'], '是算出来的'],
    [['baseline', 'add', 'no.such', lastYear, '4', '--source', '总结'], '没有指标“no.such”'],
    [['baseline', 'add', stock, now, '4', '--source', '总结'], '要在今天以前'],
    [['baseline', 'add', stock, lastYear, '四户', '--source', '总结'], '数值要写成数字'],
    [['baseline', 'add', stock, lastYear, '4'], '缺少选项“--source”'],
    [['baseline', 'add', stock, lastYear, '4', '--source', '总结', '--file', '没有.docx'], '读不了来源文件'],
  ])('refuses %j with one sentence', async (args, says) => {
    const answer = await quanheng.run(...args)
    expect(answer).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^[^\n]*。\n$/) })
    expect(answer.err).toContain(says)
  })
})
