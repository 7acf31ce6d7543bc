import type { Command } from 'commander'
import { checkServer, findMigrations, migrate } from '#platform/db/migrate.ts'
import { makeAppRole } from './empty-place.ts'
import { type HouseOptions, houseOptions, sourceRoot, withClient, withOwner } from './open.ts'
import { type Terminal, printJson } from './terminal.ts'

export function register(program: Command, terminal: Terminal): void {
  houseOptions(program.command('migrate').description('把数据库升级到本程序的版本'))
    .option('--json', '输出 JSON')
    .action((options: HouseOptions & { json?: true }) =>
      withOwner(terminal, options, async ({ ownerUrl }) => {
        const applied = await withClient(ownerUrl, async (owner) => {
          await checkServer(owner)
          await makeAppRole(owner)
          return await migrate(owner, await findMigrations(sourceRoot))
        })
        if (options.json) return printJson(terminal, { applied })
        terminal.out(
          applied.length === 0
            ? '数据库已经是最新，没有要执行的迁移。\n'
            : `${applied.map((name) => `已执行 ${name}\n`).join('')}共 ${applied.length} 个迁移。\n`,
        )
      }),
    )
}
