import type { Command } from 'commander'
import { type ActingOptions, actingOf, actingOptions } from './acting-options.ts'
import { type HouseOptions, houseOptions, withHouse } from './open.ts'
import { operate } from './operate.ts'
import { dayOption } from './read-options.ts'
import { textTable } from './text-table.ts'
import { type Terminal, printJson } from './terminal.ts'

interface Covered {
  business: string
  title: string
  completeFrom: string | null
  statement: string | null
}

interface CoverageOptions extends HouseOptions, ActingOptions {
  statement?: string
  json?: true
}

export function register(program: Command, terminal: Terminal): void {
  const coverage = houseOptions(
    program.command('coverage').description('台账起点：各项业务从哪一天起台账完整，以前的数印横线'),
  )
    .option('--json', '输出 JSON')
    .action((options: CoverageOptions) =>
      withHouse(terminal, options, async (o) => {
        const { rows } = await operate<{ rows: Covered[] }>(o, 'listCoverage', {})
        if (options.json) return printJson(terminal, rows)
        terminal.out(
          textTable(
            [
              { title: '业务', cell: (r) => r.business },
              { title: '名称', cell: (r) => r.title },
              { title: '从这一天起完整', cell: (r) => r.completeFrom ?? '没有登记' },
              { title: '说明', cell: (r) => r.statement },
            ],
            rows,
          ),
        )
      }),
    )
  actingOptions(houseOptions(coverage.command('set').description('登记或改登一项业务的台账起点')))
    .argument('<业务>', '业务编号，见 quanheng coverage')
    .argument('<日期>', '从这一天起台账完整')
    .option('--statement <说明>', '由谁、依据什么认定')
    .option('--json', '输出 JSON')
    .action((business: string, day: string, _: CoverageOptions, command: Command) => {
      // The parent has options of the same names, and takes them when they stand after the word set.
      const options = command.optsWithGlobals<CoverageOptions>()
      const completeFrom = dayOption('台账起点', day)
      return withHouse(terminal, options, async (o) => {
        const statement = options.statement ?? '命令行登记，没有另写依据'
        const done = await operate<{ id: string }>(
          o,
          'declareCoverage',
          { business, completeFrom, statement },
          actingOf(options),
        )
        if (options.json) return printJson(terminal, { ...done, business, completeFrom, statement })
        terminal.out(`已登记：“${o.house.title(business)}”的台账从 ${completeFrom} 起完整\n`)
      })
    })
}
