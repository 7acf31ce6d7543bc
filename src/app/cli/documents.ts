import type { Command } from 'commander'
import { installedHouse } from './open.ts'
import { type Terminal, printJson } from './terminal.ts'
import { textTable } from './text-table.ts'

interface PrintableDocument {
  id: string
  title: string
  business: string
  formats: readonly string[]
  /** How to make it. */
  command: string
}

/** What can be printed. The report is the only document that is not one record's paper. */
const documents: readonly PrintableDocument[] = [
  {
    id: 'annual-report',
    title: '年度工作总结',
    business: 'annual-report',
    formats: ['docx'],
    command: 'quanheng report build --year 年份 --as-of 日期 --out 文件.docx',
  },
]

export function register(program: Command, terminal: Terminal): void {
  program
    .command('documents')
    .description('可以印制的文书')
    .option('--json', '输出 JSON')
    .action(async (options: { json?: true }) => {
      const { businesses } = await installedHouse()
      const printable = documents.filter((d) => businesses.some((b) => b.id === d.business))
      if (options.json) return printJson(terminal, printable)
      terminal.out(
        textTable(
          [
            { title: '编号', cell: (d) => d.id },
            { title: '名称', cell: (d) => d.title },
            { title: '格式', cell: (d) => d.formats.join('、') },
            { title: '命令', cell: (d) => d.command },
          ],
          printable,
        ),
      )
    })
}
