import type { Command } from 'commander'
import path from 'node:path'
import { roles } from '#platform/auth/roles.ts'
import { demoCounty } from '#kernel/seed/words.ts'
import { demoAccountList } from '#app/server/demo-accounts.ts'
import { configOf } from './open.ts'
import { serve } from './serve.ts'
import type { Terminal } from './terminal.ts'
import { textTable } from './text-table.ts'

export function register(program: Command, terminal: Terminal): void {
  program
    .command('demo')
    .description('启动演示：一个虚构的县，数据自动生成，只有本机能访问')
    .option('--data <文件夹>', '数据文件夹，默认 ./data/demo')
    .option('--port <端口>', '端口，默认 8720')
    .action(async (flags: { data?: string; port?: string }) => {
      const config = configOf(terminal, { ...flags, host: '127.0.0.1' })
      const dataDir = config.dataDir ?? path.resolve(terminal.cwd, 'data/demo')
      const wanted = {
        countyCode: demoCounty.code,
        kind: 'demo' as const,
        countyName: demoCounty.name,
        bureauName: demoCounty.bureau,
      }
      await serve(terminal, { ...config, dataDir }, wanted, banner, async (parts, log) => {
        // Needed once in the life of an installation.
        const { loadDemo } = await import('#app/demo/load.ts')
        await loadDemo(parts, log)
      })
    })
}

const banner = (address: string): string =>
  [
    `权衡演示已启动：${address}`,
    '',
    '演示账号（数据全是虚构的）：',
    textTable(
      [
        { title: '用户名', cell: (a) => a.username },
        { title: '口令', cell: (a) => a.password },
        { title: '姓名', cell: (a) => a.name },
        { title: '角色', cell: (a) => roles[a.role].title },
      ],
      demoAccountList,
    ),
    '按 Ctrl-C 停止。',
    '',
  ].join('\n')
