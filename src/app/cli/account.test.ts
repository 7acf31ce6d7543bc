import { expect, it } from 'vitest'
import { openKeys } from '#platform/crypto/keys.ts'
import { passwordFits } from '#platform/auth/password.ts'
import { commandLine } from '#test/harness/command-line.ts'
import { testDatabase } from '#test/harness/database.ts'

const t = testDatabase()
const cli = commandLine(t)
const account = (...args: string[]) => cli.run('account', ...args, '--data', cli.file(''))
const hashOf = async (username: string): Promise<string> =>
  (await t.asOwner<{ hash: string }>(`select password_hash as hash from account where username = $1`, [username]))[0]!
    .hash

it('needs the key of the installation, and does not make another', async () => {
  const answer = await account()
  expect(answer.code).toBe(2)
  expect(answer.err).toMatch(/^找不到密钥文件 .*keys，请用 --data 说明数据文件夹/)
  await openKeys(cli.file('keys'))
  expect((await account()).code).toBe(0)
})

it('makes, resets and disables accounts, the last administrator excepted, and journals it', async () => {
  const made = await account('add', 'linqing', '--name', '林清', '--role', 'admin')
  expect(made.code, made.err).toBe(0)
  const first = /一次性口令：(\S+)/.exec(made.out)![1]!
  expect(await passwordFits(first, await hashOf('linqing'))).toBe(true)
  const reset = await account('reset', 'linqing')
  const second = /一次性口令：(\S+)/.exec(reset.out)![1]!
  expect(await passwordFits(first, await hashOf('linqing'))).toBe(false)
  expect(await passwordFits(second, await hashOf('linqing'))).toBe(true)
  expect(await account('disable', 'linqing')).toMatchObject({
    code: 2,
    err: '林清是最后一个能管理账号的人，不能停用；请先让另一个人能管理。\n',
  })
  expect((await account('add', 'hechuan', '--name', '何川', '--role', 'station', '--stations', '02')).code).toBe(0)
  for (const act of ['disable', 'enable', 'unlock', 'end-sessions'])
    expect((await account(act, 'hechuan')).code, act).toBe(0)
  expect((await account('reset-factor', 'hechuan')).err).toBe('何川没有启用动态口令，不用重置。\n')
  expect((await account()).out).toMatch(/hechuan +何川 +市场监管所 +02 +待改口令/)
  const notes = await t.asOwner<{ actor: string; note: string }>(
    `select actor, note from journal_entry where subject = 'account' order by seq`,
  )
  expect(new Set(notes.map((n) => n.actor))).toEqual(new Set(['命令行']))
  expect(notes.map((n) => n.note).join()).not.toMatch(new RegExp(`${first}|${second}`))
  expect(notes).toHaveLength(7)
})

it('says in one sentence what is wrong', async () => {
  expect((await account('disable', 'nobody-here')).err).toBe('没有找到账号 nobody-here，或者它不在您的权限范围内。\n')
  expect((await account('add', '林清', '--name', '林清', '--role', 'office')).err).toMatch(
    /^填写有误：用户名用小写字母开头/,
  )
  expect((await account('add', 'xucheng', '--name', '许诚', '--role', 'king')).err).toMatch(
    /^填写有误：岗位不在可选范围内/,
  )
  expect((await account('add', 'xucheng', '--name', '许诚', '--role', 'station')).err).toBe(
    '市场监管所岗位要选定管辖的所。\n',
  )
})
