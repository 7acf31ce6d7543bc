import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Command } from 'commander'
import { readInstallation } from '#app/server/installation.ts'
import { systemClock } from '#platform/clock/clock.ts'
import { writeBackup } from '#platform/backup/write-backup.ts'
import { keyIdOf } from './key-id.ts'
import { type HouseOptions, houseOptions, sourceRoot, withClient, withOwner } from './open.ts'
import { type Terminal, printJson } from './terminal.ts'

export function register(program: Command, terminal: Terminal): void {
  houseOptions(program.command('backup').description('备份：同一时刻的全部账表和文件，写成一个压缩包，可在使用中备份'))
    .argument('<文件>', '写到哪个文件，不能已经存在')
    .option('--json', '输出 JSON')
    .action((file: string, options: HouseOptions & { json?: true }) =>
      withOwner(terminal, options, async (place) => {
        const target = path.resolve(terminal.cwd, file)
        const installed = await withClient(place.ownerUrl, readInstallation)
        const manifest = await writeBackup({
          ownerUrl: place.ownerUrl,
          target,
          at: systemClock.now(),
          filesDir: place.filesDir,
          product: await productVersion(),
          installation: { ...installed },
          keyId: await keyIdOf(place.keyFile),
          progress: (table) => terminal.err(`正在备份 ${table}\n`),
        })
        const rows = manifest.tables.reduce((n, t) => n + t.rows, 0)
        const counts = { tables: manifest.tables.length, rows, files: manifest.files.length }
        if (options.json) return printJson(terminal, { file: target, ...counts, keyFile: place.keyFile ?? null })
        terminal.out(
          `已备份到 ${target}：账表 ${counts.tables} 张 ${counts.rows} 行，文件 ${counts.files} 个。\n` +
            `备份里没有密钥。密钥文件在 ${place.keyFile ?? '启动时 QUANHENG_KEY_FILE 所指的地方'}，请另外保管：没有它，恢复以后受保护的内容读不出来。\n`,
        )
      }),
    )
}

/** Version of the product that runs, as its package says. */
async function productVersion(): Promise<string> {
  const text = await readFile(path.join(sourceRoot, '../package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}
