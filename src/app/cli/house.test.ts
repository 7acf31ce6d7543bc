import { randomBytes } from 'node:crypto'
import { copyFile, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openKeys } from '#platform/crypto/keys.ts'
import { FileStore } from '#platform/files/store.ts'
import { day } from '#platform/clock/day.ts'
import { testCounty, testDatabase } from '#test/harness/database.ts'
import { putParties, someParty } from '#test/harness/figures.ts'
import { coverage } from '#kernel/indicator/tables.ts'
import { orgUnit, staffPost } from '#kernel/org/tables.ts'
import { insertRows, updateRows } from '#kernel/record/write.ts'
import { approvalRule } from '#kernel/workflow/tables.ts'
import equityPledgeBusiness from '#domains/equity-pledge/domain.ts'
import { equityPledge } from '#domains/equity-pledge/tables.ts'
import { withHouse } from './open.ts'
import { operate } from './operate.ts'
import { type ExitCode, runCli } from './run-cli.ts'

const t = testDatabase()
let folder: string
let pledgeId: string

/** Runs a command in this process on the test's database. */
async function quanheng(
  args: string[],
  env: Record<string, string> = { DATABASE_URL: t.ownerUrl },
): Promise<{ code: ExitCode; out: string; err: string }> {
  const out: string[] = []
  const err: string[] = []
  const code = await runCli(args, {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    lines: async function* () {},
    cwd: folder,
    env,
  })
  return { code, out: out.join(''), err: err.join('') }
}
async function json<T>(args: string[]): Promise<T> {
  const answer = await quanheng([...args, '--json'])
  expect(answer.err).toBe('')
  expect(answer.code).toBe(0)
  return JSON.parse(answer.out) as T
}
const oneSentence = /^[^\n]*[\u4e00-\u9fff][^\n]*。\n$/

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'quanheng-cli-'))
  await t.asOwner(
    `insert into installation (county_code, kind, county_name, bureau_name, made_at) values ($1, 'demo', '玉衡县', '玉衡县市场监督管理局', now())`,
    [testCounty],
  )
  t.clock.set('2021-01-04T01:00:00Z')
  await t.write((tx) =>
    insertRows(tx, orgUnit, [
      { code: '01', name: '城关市场监督管理所', shortName: '城关所', kind: 'station', fromDay: day('2019-01-01') },
    ]),
  )
  await t.write((tx) =>
    insertRows(tx, coverage, [{ business: equityPledgeBusiness.id, completeFrom: day('2019-01-01') }]),
  )
  const [companyId] = await putParties(t, [someParty('玉衡县恒川木业有限公司', '91459923MA5X000141')])
  const pledge = (regNo: string, registeredOn: string) => ({
    regNo,
    companyId: companyId!,
    equityKind: 'CONTRIBUTION' as const,
    pledgors: '赵安',
    pledgees: '北斗村镇银行',
    pledgedFen: 123_456_789n,
    securedFen: 80_000_000n,
    contractNo: regNo,
    registeredOn: day(registeredOn),
  })
  await t.write((tx) => insertRows(tx, equityPledge, [pledge('001', '2021-04-01'), pledge('002', '2021-05-01')]))
  t.clock.set('2021-12-04T01:00:00Z')
  ;[pledgeId] = (await t.write((tx) => insertRows(tx, equityPledge, [pledge('003', '2021-06-01')]))) as [string]
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const count = ['figure', 'equity.pledges.count', '--as-of', '2021-12-05']

describe('figure', () => {
  it('gives the figure with its rows and its split, all of one scope', async () => {
    const answer = await json<{ printed: string; rows: { recordId: string }[]; by: object[] }>([
      ...count,
      '--rows',
      '--by',
      'station',
    ])
    expect(answer).toMatchObject({
      id: 'equity.pledges.count',
      printed: '3',
      asOf: '2021-12-05',
      knownOn: null,
      county: testCounty,
      by: [{ unitCode: '01', unitName: '城关市场监督管理所', exact: '3' }],
    })
    expect(answer).toMatchObject({ side: 'rows', rows: [{}, {}, {}] })
    expect(await json([...count, '--known-on', '2021-12-03'])).toMatchObject({ printed: '2', knownOn: '2021-12-03' })
  })

  it('prints them for people, money to the fen and the scope beside it', async () => {
    const { out } = await quanheng(['figure', 'equity.pledges.amount', '--as-of', '2021-12-05', '--rows'])
    expect(out).toContain('0.04亿元')
    expect(out).toContain('范围：玉衡县市场监督管理局全局；截止2021年12月5日，以现在所知为准')
    expect(out.match(/ 1234567\.89 /g)).toHaveLength(3)
    expect(out).toContain('共 3 条')
    const dash = await quanheng(['figure', 'entities.active.count', '--as-of', '2021-12-05'])
    expect(dash.out).toMatch(/（entities\.active\.count） {2}—\n/)
    expect(dash.out).toMatch(/注：.*还没有登记台账起点/)
  })

  it('lists exactly the record that two standpoints differ by, whichever is named first', async () => {
    const expected = {
      before: { knownOn: '2021-12-03', figure: { printed: '2' } },
      after: { knownOn: '2021-12-05', figure: { printed: '3' } },
      lines: [{ change: 'added', recordId: pledgeId, partyName: '玉衡县恒川木业有限公司' }],
    }
    const diff = ['figure', 'diff', 'equity.pledges.count', '--as-of', '2021-12-05']
    expect(await json([...diff, '--known-on', '2021-12-03', '--against', '2021-12-05'])).toMatchObject(expected)
    expect(await json([...diff, '--known-on', '2021-12-05', '--against', '2021-12-03'])).toMatchObject(expected)
    expect(await json([...diff, '--as-of-against', '2021-04-30'])).toMatchObject({
      before: { asOf: '2021-04-30', knownOn: null, figure: { printed: '1' } },
      after: { asOf: '2021-12-05' },
      lines: [{ change: 'added' }, { change: 'added' }],
    })
    expect((await quanheng([...diff, '--against', '2021-12-03'])).out).toContain('2件 → 3件')
  })

  it.each([
    [['figure', 'no.such.figure'], '没有指标“no.such.figure”'],
    [[...count.slice(0, 3), '2021-02-30'], '--as-of 的日期“2021-02-30”不对'],
    [[...count.slice(0, 3), '2999-01-01'], '还没有到'],
    [[...count.slice(0, 3), '2018-01-01'], '台账最早从2019年1月1日起'],
    [[...count, '--known-on', '2999-01-01'], '还没有到'],
    [[...count, '--side', 'left'], '没有“left”这一侧'],
    [[...count, '--side', 'numerator'], '只有一张清单'],
    [[...count, '--by', 'month'], '不能按“month”拆分'],
    [[...count, '--county', '459924'], '没有局代码 459924 的账，有的是 459923'],
    [[...count, '--county', 'x'], '局代码是六位行政区划代码'],
    [['figure', 'diff', 'equity.pledges.count'], '没有说和哪一天比'],
    [['journal', 'verify', '--head', 'abc'], '链头应是 64 位十六进制数'],
  ])('refuses %j with one sentence', async (args, says) => {
    const answer = await quanheng(args)
    expect(answer).toMatchObject({ code: 2, out: '' })
    expect(answer.err).toMatch(oneSentence)
    expect(answer.err).toContain(says)
  })

  it('says where there is no installation', async () => {
    const nowhere = await quanheng(count, {})
    expect(nowhere).toMatchObject({ code: 2, out: '' })
    expect(nowhere.err).toContain('当前目录下没有 data/demo')
    expect((await quanheng([...count, '--data', 'typo'], {})).err).toContain(
      `${path.join(folder, 'typo')} 里没有权衡的数据库`,
    )
    expect(await readdir(folder)).toEqual([])
    const unreachable = await quanheng(count, { DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/nothing' })
    expect(unreachable).toMatchObject({ code: 2, err: expect.stringMatching(oneSentence) })
    expect(unreachable.err).not.toContain('secret')
  })
})

describe('start', () => {
  it('asks at first which bureau it is for, and makes nothing until it knows', async () => {
    const answer = await quanheng(['start', '--data', 'fresh', '--county', '459923'], {})
    expect(answer).toMatchObject({ code: 2, out: '', err: expect.stringMatching(oneSentence) })
    expect(answer.err).toContain('--bureau-name')
    expect((await quanheng(['start'], {})).err).toContain('请加 --data 文件夹')
    expect((await quanheng(['demo', '--port', 'x'], {})).err).toContain('端口要是数字')
    expect(await readdir(folder)).toEqual([])
  })
})

describe('reads of the whole house', () => {
  it('gives dictionary, rules, wiring and documents', async () => {
    const entries = await json<{ id: string }[]>(['indicators'])
    expect(entries.find((e) => e.id === 'equity.pledges.count')).toMatchObject({ unit: '件', system: 'S07' })
    const { rules } = await json<{ rules: { id: string }[] }>(['rules', '--as-of', '2021-12-05'])
    expect(rules.length).toBeGreaterThan(0)
    const { businesses, kernelLedgers } = await json<{
      businesses: { id: string; ledgers: object[]; operations: object[] }[]
      kernelLedgers: { table: string }[]
    }>(['domains'])
    expect(businesses.find((b) => b.id === 'equity-pledge')).toMatchObject({
      folder: 'src/domains/equity-pledge',
      ledgers: expect.arrayContaining([{ table: 'equity_pledge', title: '股权出质登记' }]),
      operations: expect.arrayContaining([expect.objectContaining({ name: 'registerEquityPledge', method: 'POST' })]),
    })
    expect(kernelLedgers.map((l) => l.table)).toContain('party')
    expect(await json(['documents'])).toMatchObject([{ id: 'annual-report', formats: ['docx'] }])
    for (const command of ['indicators', 'rules', 'domains', 'documents'])
      expect(await quanheng([command]), command).toMatchObject({ code: 0, err: '' })
  })

  it('finds nothing to migrate, and says when there is', async () => {
    expect(await json(['migrate'])).toEqual({ applied: [] })
    const [last] = await t.asOwner<{ name: string }>(
      'delete from schema_migration where name = (select max(name) from schema_migration) returning *',
    )
    expect((await quanheng(count)).err).toContain('还有 1 个迁移没有执行，请先运行 quanheng migrate')
    await t.asOwner('insert into schema_migration select * from json_populate_record(null::schema_migration, $1)', [
      JSON.stringify(last),
    ])
  })
})

describe('journal', () => {
  it('seals, verifies, and names a row that was changed behind our back', async () => {
    const sealed = await json<{ head: string; entries: number }>(['journal', 'seal'])
    expect(sealed.entries).toBeGreaterThan(5)
    const clean = await quanheng(['journal', 'verify', '--head', sealed.head])
    expect(clean).toMatchObject({ code: 0, err: '' })
    expect(clean.out).toContain(`链头 ${sealed.head}`)
    expect(clean.out).toContain('全部相符')
    await t.asOwner(`update equity_pledge set secured_fen = 1 where id = $1`, [pledgeId])
    const found = await quanheng(['journal', 'verify'])
    expect(found).toMatchObject({ code: 2, err: expect.stringMatching(oneSentence) })
    expect(found.out).toContain(`记录 ${pledgeId} 第 1 版内容与操作日志记下的摘要不符`)
    await t.asOwner(`update equity_pledge set secured_fen = 80000000 where id = $1`, [pledgeId])
  })
})

describe('backup and restore', () => {
  it('brings an installation back on an embedded server of its own, figures, journal and all', async () => {
    t.clock.set('2021-12-06T01:00:00Z')
    await t.write((tx) => updateRows(tx, equityPledge, [{ id: pledgeId, version: 1, set: { pledgors: '赵平' } }]))
    await quanheng(['journal', 'seal'])
    const before = await json<{ head: string; ledgers: object[] }>(['journal', 'verify'])
    const scan = randomBytes(100_000)
    const storeIn = async (name: string): Promise<FileStore> => {
      const at = path.join(folder, name)
      const keys = await openKeys(path.join(at, 'keys'))
      return new FileStore({ files: path.join(at, 'files'), incoming: path.join(at, 'incoming') }, keys)
    }
    const incoming = await (await storeIn('old')).receive(Readable.from([scan]), scan.length)
    await incoming.keep()
    const saved = await quanheng(['backup', 'one.zip', '--data', 'old'])
    expect(saved).toMatchObject({ code: 0, out: expect.stringContaining('文件 1 个') })
    expect(saved.out).toContain('备份里没有密钥')
    const restored = await quanheng(['restore', 'one.zip', '--data', 'new'], {})
    expect(restored).toMatchObject({ code: 0, out: expect.stringContaining('已恢复') })
    // The key is no part of a backup: without it the files are only noise.
    await expect((await storeIn('new')).read(incoming.digest).then(buffer)).rejects.toMatchObject({
      code: 'crypto.key',
    })
    await copyFile(path.join(folder, 'old/keys'), path.join(folder, 'new/keys'))
    expect((await buffer(await (await storeIn('new')).read(incoming.digest))).equals(scan)).toBe(true)
    const there = (args: string[]) => quanheng([...args, '--data', 'new', '--json'], {})
    expect(JSON.parse((await there(['journal', 'verify'])).out)).toEqual(before)
    expect(JSON.parse((await there(count)).out)).toMatchObject({ printed: '3' })
    expect(JSON.parse((await there([...count, '--known-on', '2021-12-03'])).out)).toMatchObject({ printed: '2' })
    const again = await quanheng(['restore', 'one.zip', '--data', 'new'], {})
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining('恢复只写入空') })
    expect(JSON.parse((await there(count)).out)).toMatchObject({ printed: '3' })
  }, 120_000)

  it('leaves no folder behind when the backup is cut off', async () => {
    const whole = await readFile(path.join(folder, 'one.zip'))
    await writeFile(path.join(folder, 'half.zip'), whole.subarray(0, whole.length / 2))
    const answer = await quanheng(['restore', 'half.zip', '--data', 'never'], {})
    expect(answer).toMatchObject({ code: 2, out: '', err: expect.stringMatching(oneSentence) })
    expect(await readdir(folder)).not.toContain('never')
  })
})

describe('who acted and who approved', () => {
  it('stand in the journal as the options name them', async () => {
    await t.write((tx) =>
      insertRows(tx, staffPost, [
        { staffNo: 'YH0101', name: '韩宁', unitCode: '01', fromDay: day('2019-01-01') },
        { staffNo: 'YH0102', name: '周文', unitCode: '01', fromDay: day('2019-01-01') },
      ]),
    )
    const set = ['coverage', 'set', 'entity', '2020-01-01', '--statement', '局务会']
    const people = ['--acted-by', '周文', '--approved-by', '韩宁', '--approved-on', '2020-12-30', '--paper', '批1号']
    expect((await quanheng([...set, '--approved-by', '韩宁'])).err).toContain('要写审批单号')
    expect((await quanheng([...set, '--acted-by', '没有的人'])).err).toContain('没有“没有的人”')
    expect((await quanheng([...set, ...people])).code).toBe(0)
    const [entry] = await t.asOwner(
      `select actor, approver, approved_on::text, paper, typist from journal_entry where operation = 'declareCoverage' order by seq desc limit 1`,
    )
    expect(entry).toEqual({
      actor: '周文',
      approver: '韩宁',
      approved_on: '2020-12-30',
      paper: '批1号',
      typist: '命令行',
    })
  })

  it('are asked for where the bureau wants an approval first, on the command line as on the page', async () => {
    await t.write((tx) =>
      insertRows(tx, approvalRule, [
        { operation: 'concludeApplication', required: true, fromDay: day('2020-01-01'), reason: '局务会' },
      ]),
    )
    const terminal = {
      out: () => undefined,
      err: () => undefined,
      lines: async function* () {},
      cwd: folder,
      env: { DATABASE_URL: t.ownerUrl },
    }
    const input = { id: pledgeId, version: 1, outcome: 'WITHDRAWN', on: '2021-01-04', reason: '申请人撤回' }
    await withHouse(terminal, {}, async (o) => {
      await expect(operate(o, 'concludeApplication', input)).rejects.toMatchObject({
        code: 'workflow.approval.missing',
      })
      const acting = { approvedBy: '韩宁', approvedOn: day('2021-01-04'), paper: '批2号' }
      // With the paper it goes on to the record, which is none.
      await expect(operate(o, 'concludeApplication', input, acting)).rejects.toMatchObject({ status: 404 })
    })
  })
})
