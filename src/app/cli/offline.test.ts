import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const program = fileURLToPath(new URL('../../../bin/quanheng.mjs', import.meta.url))

/** `quanheng …` as a process of its own, far from any data folder. */
async function quanheng(args: string[], input = ''): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [program, ...args], { cwd: '/', env: { ...process.env, DATABASE_URL: '' } })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await ended, out, err }
}
const json = (answer: { out: string }): unknown => JSON.parse(answer.out)
const oneSentence = /^[^\n]*[\u4e00-\u9fff][^\n]*。\n$/

describe('clock add', () => {
  it('answers one question', async () => {
    const args = ['clock', 'add', '--from', '2021-06-30']
    expect(json(await quanheng([...args, '--working-days', '10', '--json']))).toEqual({
      due: '2021-07-14',
      workingDays: 10,
      notes: [],
    })
    expect((await quanheng([...args, '--days', '15'])).out).toBe('2021-07-15（其间 11 个工作日）\n')
    expect(
      json(await quanheng(['clock', 'add', '--from', '2026-12-30', '--working-days', '5', '--json'])),
    ).toMatchObject({
      notes: [expect.stringContaining('2027年的放假安排尚未公布')],
    })
  })

  it('answers many in their order, whatever ends the lines', async () => {
    const answer = await quanheng(
      ['clock', 'add', '--working', '--stdin', '--json'],
      '\uFEFF2021-09-24 20\r\n2021-06-30\t10\n2021-10-01 0\n\n',
    )
    expect(json(answer)).toEqual([
      { due: '2021-10-27', workingDays: 20, notes: [] },
      { due: '2021-07-14', workingDays: 10, notes: [] },
      { due: '2021-10-01', workingDays: 0, notes: [] },
    ])
    const calendar = await quanheng(['clock', 'add', '--calendar', '--stdin'], '2021-09-03 30\n')
    expect(calendar.out).toBe(
      '2021-09-03 30 → 2021-10-08（其间 20 个工作日）；2021年10月3日是休息日，顺延到2021年10月8日\n',
    )
    expect(json(await quanheng(['clock', 'add', '--working', '--stdin', '--json'], ''))).toEqual([])
  })

  it.each([
    [['--from', '2021-02-29', '--days', '1'], '', '日期“2021-02-29”在日历上不存在'],
    [['--days', '1'], '', '没有给起算日'],
    [['--from', '2021-06-30'], '', '没有给天数'],
    [['--from', '2021-06-30', '--days', 'x'], '', '自然日数“x”不对'],
    [['--from', '2021-06-30', '--days', '1', '--working-days', '1'], '', '只能给一个'],
    [['--stdin'], '2021-06-30 1\n', '--working（工作日）或 --calendar（自然日）'],
    [['--working', '--stdin'], '2021-06-30 1\n2021-06-30\n', '第 2 行“2021-06-30”不是“日期 天数”'],
    [['--working', '--stdin'], '2021-06-30 1\n\n2021-06-30 2\n', '第 2 行是空的'],
    [['--working', '--stdin', '--json'], '2021-06-30 1\n2021-06-31 2\n', '第 2 行：日期“2021-06-31”在日历上不存在'],
  ])('refuses %j with one sentence and prints no half answer', async (args, input, says) => {
    const answer = await quanheng(['clock', 'add', ...args], input)
    expect(answer).toMatchObject({ code: 2, out: '' })
    expect(answer.err).toMatch(oneSentence)
    expect(answer.err).toContain(says)
  })
})

describe('code check', () => {
  it('answers in order, an array for one code too', async () => {
    expect(json(await quanheng(['code', 'check', '91459923MA5XTEST0X', '--json']))).toMatchObject([
      { code: '91459923MA5XTEST0X', kind: 'uscc', valid: false, reason: expect.stringMatching(/./) },
    ])
    const many = json(
      await quanheng(['code', 'check', '--stdin', '--json'], '459923000000006\n\n138****1234\n\n'),
    ) as object[]
    expect(many).toMatchObject([
      { code: '459923000000006', kind: 'old15' },
      { code: '', kind: 'other', valid: false },
      { code: '138****1234', kind: 'other', valid: false },
    ])
    expect(Object.keys(many[0]!)).toEqual(['code', 'kind', 'valid', 'reason'])
  })

  it('prints a table for people', async () => {
    const { out } = await quanheng(['code', 'check', 'abc'])
    expect(out.split('\n')).toHaveLength(3)
    expect(out).toMatch(/^代码 +种类 +结论 +说明\nABC +其他 +无效 +共 3 位/)
  })

  it('refuses nothing to check', async () => {
    expect(await quanheng(['code', 'check'])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(oneSentence),
    })
  })
})

describe('the command line', () => {
  it('helps in Chinese', async () => {
    const help = await quanheng(['--help'])
    expect(help).toMatchObject({ code: 0, err: '' })
    expect(help.out).toContain('用法：')
    expect(help.out).not.toMatch(/Usage|Options|Commands|display help/)
    expect((await quanheng([])).out).toBe(help.out)
    const clock = await quanheng(['clock', 'add', '--help'])
    expect(clock.out).toContain('--working-days <天数>')
  })

  it.each([
    [['nonsense'], '没有命令“nonsense”'],
    [['clock', 'nonsense'], '没有命令“nonsense”'],
    [['clock', 'add', '--nonsense'], '没有选项“--nonsense”'],
    [['clock', 'add', '--from'], '选项“--from”后面缺少内容'],
    [['clock', 'add', 'x', '--from', '2021-06-30'], '参数给多了'],
  ])('refuses %j with one sentence', async (args, says) => {
    const answer = await quanheng(args)
    expect(answer).toMatchObject({ code: 2, out: '' })
    expect(answer.err).toMatch(oneSentence)
    expect(answer.err).toContain(says)
  })
})
