import type { Command } from 'commander'
import * as contracts from '#platform/auth/account-contract.ts'
import * as desk from '#platform/auth/account-desk.ts'
import type { IdentityParts } from '#platform/auth/identity.ts'
import { roles } from '#platform/auth/roles.ts'
import { usualPolicy } from '#platform/auth/sign-in-policy.ts'
import { beijingDay } from '#platform/clock/clock.ts'
import type { Input, Operation } from '#platform/contract/operation.ts'
import { openKeys } from '#platform/crypto/keys.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { refusalOf } from '#platform/http/refuse.ts'
import { identityParts } from '#app/server/identity-parts.ts'
import { type HouseOptions, configOf, exists, houseOptions, placeOf, withHouse } from './open.ts'
import { type Terminal, printJson } from './terminal.ts'
import { textTable } from './text-table.ts'

interface AccountOptions extends HouseOptions {
  name?: string
  role?: string
  stations?: string
  json?: true
}

/** Whoever may run commands on this machine reads the data folder anyway: they may do what an administrator may. */
const keeper: desk.Keeper = { name: '命令行', permissions: ['*'] }

interface Act {
  name: string
  title: string
  contract: Operation
  /** Does it, and says what was done. */
  run: (p: IdentityParts, username: string) => Promise<string>
}

const oneTime = (username: string, password: string): string =>
  `账号 ${username} 的一次性口令：${password}\n只显示这一次，第一次登录须修改。\n`

const acts: readonly Act[] = [
  {
    name: 'disable',
    title: '停用，会话全部结束',
    contract: contracts.disableAccount,
    run: async (p, u) => (await desk.setDisabled(p, keeper, u, true), `账号 ${u} 已停用。\n`),
  },
  {
    name: 'enable',
    title: '启用',
    contract: contracts.enableAccount,
    run: async (p, u) => (await desk.setDisabled(p, keeper, u, false), `账号 ${u} 已启用。\n`),
  },
  {
    name: 'unlock',
    title: '解除锁定',
    contract: contracts.unlockAccount,
    run: async (p, u) => (await desk.unlockAccount(p, keeper, u), `账号 ${u} 的锁定已解除。\n`),
  },
  {
    name: 'reset',
    title: '重置口令，印出一次性口令',
    contract: contracts.resetPassword,
    run: async (p, u) => oneTime(u, await desk.resetPassword(p, keeper, u)),
  },
  {
    name: 'reset-factor',
    title: '重置动态口令',
    contract: contracts.resetFactor,
    run: async (p, u) => (await desk.resetFactor(p, keeper, u), `账号 ${u} 的动态口令和恢复码已作废。\n`),
  },
  {
    name: 'end-sessions',
    title: '结束全部会话',
    contract: contracts.endAccountSessions,
    run: async (p, u) => `账号 ${u} 的 ${await desk.endAccountSessions(p, keeper, u)} 个会话已结束。\n`,
  },
]

export function register(program: Command, terminal: Terminal): void {
  const account = houseOptions(program.command('account').description('账号：清单，新建，停用，重置'))
    .option('--json', '输出 JSON')
    .action((options: AccountOptions) =>
      withAccounts(terminal, options, async (p) => {
        const accounts = await desk.listAccounts(p)
        terminal.out(options.json ? '' : accountsText(accounts))
        if (options.json) printJson(terminal, accounts)
      }),
    )
  houseOptions(account.command('add').description('新建账号，印出一次性口令'))
    .argument('<用户名>', '小写字母开头，可以有数字、点、横线')
    .requiredOption('--name <姓名>', '姓名')
    .requiredOption('--role <岗位>', `岗位代码：${Object.keys(roles).join('、')}`)
    .option('--stations <所代码>', '管辖的所，用逗号隔开；不写为全局')
    .action((username: string, _: AccountOptions, command: Command) => {
      const options = command.optsWithGlobals<AccountOptions>()
      const { name, role } = options
      const stations = options.stations?.split(/[,，]/).filter(Boolean) ?? null
      return withAccounts(terminal, options, async (p) => {
        const input = checked(contracts.createAccount, { username, name, role, stations })
        terminal.out(oneTime(input.username, await desk.createAccount(p, keeper, input)))
      })
    })
  for (const act of acts)
    houseOptions(account.command(act.name).description(act.title))
      .argument('<用户名>', '账号的用户名')
      .action((username: string, _: AccountOptions, command: Command) =>
        withAccounts(terminal, command.optsWithGlobals<AccountOptions>(), async (p) => {
          const input = checked(act.contract, { username }) as { username: string }
          terminal.out(await act.run(p, input.username))
        }),
      )
}

function checked<C extends Operation>(contract: C, given: object): Input<C> {
  const parsed = contract.input.safeParse(given)
  if (!parsed.success) throw refusalOf(parsed.error)
  return parsed.data as Input<C>
}

/** Opens an installation with its key: names are counted and factors sealed under it. Refuses (`cli.no-key`) where it is not there. */
async function withAccounts(
  terminal: Terminal,
  options: HouseOptions,
  work: (p: IdentityParts) => Promise<void>,
): Promise<void> {
  await withHouse(terminal, options, async (o) => {
    const config = configOf(terminal, {
      ...options,
      data: options.data ?? terminal.env['QUANHENG_DATA'] ?? 'data/demo',
    })
    const { keyFile } = placeOf(config)
    if (keyFile === undefined || !(await exists(keyFile)))
      throw new Refusal(
        'cli.no-key',
        `找不到密钥文件${keyFile === undefined ? '' : ` ${keyFile}`}，请用 --data 说明数据文件夹，或用 QUANHENG_KEY_FILE 指出密钥文件。`,
      )
    const keys = await openKeys(keyFile, config.cipher)
    const installed = { countyCode: o.scope.county, countyName: o.countyName, bureauName: o.bureauName }
    await work(identityParts({ db: o.db, clock: o.clock, policy: config.signIn ?? usualPolicy, keys, installed }))
  })
}

const accountsText = (accounts: readonly desk.AccountView[]): string =>
  textTable<desk.AccountView>(
    [
      { title: '用户名', cell: (a) => a.username },
      { title: '姓名', cell: (a) => a.name },
      { title: '岗位', cell: (a) => roles[a.role]?.title ?? a.role },
      { title: '管辖', cell: (a) => a.stations?.join('、') ?? '全局' },
      {
        title: '状态',
        cell: (a) => (a.disabled ? '停用' : a.lockedUntil ? '锁定' : a.mustChange ? '待改口令' : '启用'),
      },
      { title: '动态口令', cell: (a) => (a.factorSince ? '已启用' : null) },
      { title: '最近登录', cell: (a) => a.lastSignInAt && beijingDay(a.lastSignInAt) },
      { title: '会话', cell: (a) => String(a.sessions), right: true },
    ],
    accounts,
  )
