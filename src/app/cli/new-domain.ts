import { execFile } from 'node:child_process'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Command } from 'commander'
import { keysDdl, tableDdl } from '#platform/db/ddl.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { wholeSchema } from '#kernel/record/declared.ts'
import { sliceFiles } from './new-domain-files.ts'
import { sourceRoot } from './open.ts'
import type { Terminal } from './terminal.ts'

/** Writes the skeleton of a business: a ledger, a list, a record, a form, a figure and their test, ready to be filled. */
export function register(program: Command, terminal: Terminal): void {
  program
    .command('new-domain <名字>')
    .description('新建一项业务的骨架（英文名，如 price-check），写到 src/domains')
    .option('--title <标题>', '中文名', '新业务')
    .option('--root <文件夹>', '源码所在的 src 文件夹，默认本程序的')
    .action(async (name: string, options: { title: string; root?: string }) => {
      if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
        throw new Refusal('cli.new-domain.name', `名字“${name}”不对，应为小写英文词用连字符相连，如 price-check。`)
      }
      const root = options.root ? path.resolve(terminal.cwd, options.root) : sourceRoot
      const folder = path.join(root, 'domains', name)
      if ((await readdir(folder).catch(() => [])).length > 0)
        throw new Refusal('cli.new-domain.exists', `已经有 src/domains/${name}，请换一个名字。`)
      for (const [file, text] of Object.entries(sliceFiles(name, options.title))) {
        const target = path.join(folder, file)
        await mkdir(path.dirname(target), { recursive: true })
        await writeFile(target, text)
      }
      await migrations(folder, name)
      await formatted(folder)
      terminal.out(
        `已写出 src/domains/${name}：先改 terms.ts、tables.ts 和 README.md，再看 docs/handbook/add-a-business.md\n`,
      )
    })
}

/** The first migration, from the tables just written. */
async function migrations(folder: string, name: string): Promise<void> {
  await import(path.join(folder, 'tables.ts'))
  const table = name.replaceAll('-', '_')
  const own = wholeSchema().filter((t) => t.name === table || t.name === `${table}_history`)
  const time = '202611230900'
  await mkdir(path.join(folder, 'migrations'), { recursive: true })
  await writeFile(path.join(folder, 'migrations', `${time}-${name}.tables.sql`), own.map(tableDdl).join('\n\n') + '\n')
  await writeFile(
    path.join(folder, 'migrations', `${time}-${name}.keys.sql`),
    own.map(keysDdl).filter(Boolean).join('\n') + '\n',
  )
}

/** Lines break where the names are long or short; the formatter knows where. A package without development tools has none. */
async function formatted(folder: string): Promise<void> {
  const formatter = createRequire(import.meta.url).resolve('oxfmt/package.json')
  await promisify(execFile)(process.execPath, [path.join(path.dirname(formatter), 'bin/oxfmt'), folder])
}
