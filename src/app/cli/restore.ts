import path from 'node:path'
import type { Command } from 'commander'
import { openBackup } from '#platform/backup/read-backup.ts'
import { restoreBackup } from '#platform/backup/restore-backup.ts'
import { findMigrations } from '#platform/db/migrate.ts'
import { withEmptyPlace } from './empty-place.ts'
import { keyIdOf } from './key-id.ts'
import { sourceRoot } from './open.ts'
import { type Terminal, printJson } from './terminal.ts'

type KeyState = 'none-needed' | 'present' | 'missing' | 'other'

const keyState = (here: string | null, wanted: string | null): KeyState =>
  wanted === null ? 'none-needed' : here === wanted ? 'present' : here === null ? 'missing' : 'other'

const keyTexts: Record<KeyState, (file: string) => string> = {
  'none-needed': () => '做备份时还没有密钥，不用另外恢复。',
  present: (file) => `密钥文件 ${file} 与备份相符，可以启动。`,
  missing: (file) => `备份里没有密钥：请先把原来的密钥文件放到 ${file}，再启动，否则受保护的内容读不出来。`,
  other: (file) => `密钥文件 ${file} 不是做备份时的那一把：请换成原来的密钥文件，再启动，否则受保护的内容读不出来。`,
}

export function register(program: Command, terminal: Terminal): void {
  program
    .command('restore')
    .description('恢复：把备份写入一个空的数据库，再升级到本程序的版本；出错时什么都不留下')
    .argument('<文件>', '备份文件')
    .option('--data <文件夹>', '新的数据文件夹；DATABASE_URL 另指数据库时只放文件和密钥')
    .option('--json', '输出 JSON')
    .action(async (file: string, options: { data?: string; json?: true }) => {
      // Read through before anything is made: a damaged backup leaves no data folder behind.
      const backup = await openBackup(path.resolve(terminal.cwd, file))
      try {
        await withEmptyPlace(terminal, options, async (place) => {
          const manifest = await restoreBackup({
            ownerUrl: place.ownerUrl,
            backup,
            migrations: await findMigrations(sourceRoot),
            filesDir: place.filesDir,
            progress: (table) => terminal.err(`正在恢复 ${table}\n`),
          })
          const rows = manifest.tables.reduce((n, t) => n + t.rows, 0)
          const key = keyState(await keyIdOf(place.keyFile), manifest.keyId)
          const counts = { tables: manifest.tables.length, rows, files: manifest.files.length }
          if (options.json)
            return printJson(terminal, { ...counts, at: manifest.at, keyFile: place.keyFile ?? null, key })
          terminal.out(
            `已恢复 ${manifest.at} 的备份：账表 ${counts.tables} 张 ${counts.rows} 行，文件 ${counts.files} 个。\n` +
              `${keyTexts[key](place.keyFile ?? 'QUANHENG_KEY_FILE 所指的地方')}\n`,
          )
        })
      } finally {
        backup.close()
      }
    })
}
