import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import path from 'node:path'
import type { Command } from 'commander'
import { type ActingOptions, actingOf, actingOptions } from './acting-options.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { type HouseOptions, houseOptions, withHouse } from './open.ts'
import { operate } from './operate.ts'
import { dayOption } from './read-options.ts'
import { textTable } from './text-table.ts'
import { type Terminal, printJson } from './terminal.ts'

interface Baseline {
  indicator: string
  name: string
  asOf: string
  value: string
  unit: string
  definition: string
  sourceDocument: string
}

interface BaselineOptions extends HouseOptions, ActingOptions {
  definition?: string
  source?: string
  file?: string
  json?: true
}

export function register(program: Command, terminal: Terminal): void {
  const baseline = houseOptions(program.command('baseline').description('申报基数：上年报告的印数，第一年用来算增长'))
    .option('--json', '输出 JSON')
    .action((options: BaselineOptions) =>
      withHouse(terminal, options, async (o) => {
        const { rows } = await operate<{ rows: Baseline[] }>(o, 'listBaselines', {})
        if (options.json) return printJson(terminal, rows)
        terminal.out(
          textTable(
            [
              { title: '指标', cell: (r) => r.indicator },
              { title: '名称', cell: (r) => r.name },
              { title: '截止日', cell: (r) => r.asOf },
              { title: '数值', cell: (r) => `${r.value}${r.unit}`, right: true },
              { title: '来源', cell: (r) => r.sourceDocument },
            ],
            rows,
          ),
        )
      }),
    )
  actingOptions(houseOptions(baseline.command('add').description('登记或改登一个上年的印数')))
    .argument('<指标>', '指标编号，见 quanheng indicators')
    .argument('<日期>', '这个数当时的截止日')
    .argument('<数值>', '按指标单位写的数，如 36512 或 78.9')
    .requiredOption('--source <文件名>', '来源文件，如“2020年工作总结”')
    .option('--definition <口径>', '当时的口径', '与本指标现行口径相同')
    .option('--file <文件>', '来源文件本身，记下它的摘要')
    .option('--json', '输出 JSON')
    .action((indicator: string, day: string, value: string, _: BaselineOptions, command: Command) => {
      // The parent has options of the same names, and takes them when they stand after the word add.
      const options = command.optsWithGlobals<BaselineOptions>()
      const asOf = dayOption('截止日', day)
      return withHouse(terminal, options, async (o) => {
        const fileDigest = options.file && (await digestOf(path.resolve(terminal.cwd, options.file)))
        const input = {
          indicator,
          asOf,
          value,
          definition: options.definition,
          sourceDocument: options.source,
          fileDigest,
        }
        const done = await operate<{ id: string }>(o, 'declareBaseline', input, actingOf(options))
        if (options.json) return printJson(terminal, { ...done, ...input })
        const { name, unit } = o.house.catalogue.get(indicator)
        terminal.out(`已登记：截至 ${asOf}，${name} ${value}${unit}（${options.source}）\n`)
      })
    })
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  } catch {
    throw new Refusal('cli.baseline.file', `读不了来源文件 ${file}，请核对路径。`)
  }
  return hash.digest('hex')
}
