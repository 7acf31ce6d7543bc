import type { Command } from 'commander'
import { Refusal } from '#platform/errors/refusal.ts'
import { clusterOf } from '#platform/db/embedded-cluster.ts'
import { type Installed, readInstallation } from '#app/server/installation.ts'
import { type HouseOptions, configOf, exists, withClient, withOwner } from './open.ts'
import { serve } from './serve.ts'
import type { Terminal } from './terminal.ts'

interface StartFlags extends HouseOptions {
  countyName?: string
  bureauName?: string
  port?: string
  host?: string
}

export function register(program: Command, terminal: Terminal): void {
  program
    .command('start')
    .description('启动正式使用的系统；第一次启动要说明是哪个局，并印出管理员的一次性口令')
    .option('--data <文件夹>', '数据文件夹（或 QUANHENG_DATA）')
    .option('--county <局代码>', '六位局代码，第一次启动时必填')
    .option('--county-name <名称>', '县（市、区）名称，第一次启动时必填')
    .option('--bureau-name <名称>', '局的全称，第一次启动时必填')
    .option('--port <端口>', '端口，默认 8720')
    .option('--host <地址>', '监听地址，默认只有本机能访问')
    .action(async (flags: StartFlags) => {
      const config = configOf(terminal, flags)
      const { dataDir } = config
      if (dataDir === undefined)
        throw new Refusal('cli.data.none', '没有说数据放在哪里，请加 --data 文件夹；演示请用 quanheng demo。')
      const run = (wanted: Installed): Promise<void> =>
        serve(terminal, { ...config, dataDir }, wanted, (address) => `权衡已启动：${address}\n按 Ctrl-C 停止。\n`)
      if (config.databaseUrl === undefined && !(await exists(clusterOf(dataDir)))) return await run(firstRun(flags))
      // The server that answers this question stays up for the product.
      await withOwner(terminal, flags, async ({ ownerUrl }) => {
        const installed = await withClient(ownerUrl, async (owner) => {
          const { rows } = await owner.query<{ present: boolean }>(
            `select to_regclass('installation') is not null as present`,
          )
          return rows[0]!.present ? await readInstallation(owner) : undefined
        })
        await run(installed ? { ...installed, kind: 'bureau' } : firstRun(flags))
      })
    })
}

/** What the installation will be for good; asked for once. */
function firstRun({ county, countyName, bureauName }: StartFlags): Installed {
  if (!county || !countyName || !bureauName) {
    throw new Refusal(
      'cli.start.first',
      '第一次启动要说明是哪个局，请加 --county 六位局代码、--county-name 县名和 --bureau-name 局的全称。',
    )
  }
  return { countyCode: county, kind: 'bureau', countyName, bureauName }
}
