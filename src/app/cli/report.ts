import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Command } from 'commander'
import { type Day, dayOf, yearOf } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { getReport, reportFile } from '#kernel/narrative/contract.ts'
import { type HouseOptions, type Opened, houseOptions, withHouse } from './open.ts'
import { callOf } from './operate.ts'
import { dayOption } from './read-options.ts'
import { type Terminal, printJson } from './terminal.ts'

interface BuildOptions extends HouseOptions {
  year?: string
  asOf?: string
  knownOn?: string
  out?: string
  working?: true
  json?: true
}

export function register(program: Command, terminal: Terminal): void {
  const report = program.command('report').description('年度工作总结：生成，或填写别人写好的')
  houseOptions(report.command('build').description('按截止日生成年度工作总结（Word）'))
    .option('--year <年度>', '哪一年的总结，默认截止日所在的年')
    .option('--as-of <日期>', '截止日，默认今天；只给年度时为该年最后一天')
    .option('--known-on <日期>', '以这一天所知为准，默认现在所知')
    .option('--out <文件>', '写到这个 .docx')
    .option('--working', '工作件：带缺数说明和基数来源')
    .option('--json', '输出 JSON（段落、数字、勾稽）')
    .action((options: BuildOptions) => withHouse(terminal, options, (o) => build(terminal, o, options)))
  houseOptions(
    report.command('fill <文件>').description('读一份以 X 留空的总结（.txt 或 .docx），认出每个空是哪个数并填上'),
  )
    .option('--as-of <日期>', '截止日，默认今天')
    .option('--known-on <日期>', '以这一天所知为准，默认现在所知')
    .option('--out <文件>', '写到这个 .docx 或 .txt')
    .option('--explain <文件>', '每个空的判断写到这个 .json')
    .option('--replace-numbers', '已经印着的数也重新填')
    .option('--json', '输出 JSON')
    .action(async (file: string, options: BuildOptions & { explain?: string; replaceNumbers?: true }) => {
      const { fill } = await import('./report-fill.ts')
      await withHouse(terminal, options, (o) => fill(terminal, o, file, options))
    })
}

async function build(terminal: Terminal, o: Opened, options: BuildOptions): Promise<void> {
  const asOf = cutOff(options, o.today)
  const knownOn = options.knownOn === undefined ? undefined : dayOption('--known-on', options.knownOn)
  const operation = o.house.businesses.flatMap((b) => b.operations)
  const find = (name: string) => {
    const found = operation.find((x) => x.contract.name === name)
    if (!found) throw new Refusal('cli.report.not-installed', '没有安装“年度工作总结”业务，不能生成总结。')
    return found
  }
  const call = callOf(o)
  if (options.json) return printJson(terminal, await find(getReport.name).handle(call, { asOf, knownOn } as never))
  if (!options.out) throw new Refusal('cli.report.out', '没有说写到哪个文件，请加 --out 文件.docx，或者用 --json。')
  const file = path.resolve(terminal.cwd, options.out)
  const bytes = (await find(reportFile.name).handle(call, {
    asOf,
    knownOn,
    copy: options.working ? 'working' : 'clean',
  } as never)) as Buffer
  await writeFile(file, bytes).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal('cli.report.write', `写不了 ${file}（${error.code ?? '未知原因'}），请核对文件夹和权限。`)
  })
  terminal.out(`已写出 ${file}（截止 ${asOf}）\n`)
}

/** The cut-off day: as given, or the last day of the year asked for, or today. */
function cutOff(options: BuildOptions, today: Day): Day {
  const asOf = options.asOf === undefined ? undefined : dayOption('--as-of', options.asOf)
  if (options.year === undefined) return asOf ?? today
  if (!/^\d{4}$/.test(options.year))
    throw new Refusal('cli.report.year', `年度“${options.year}”不对，应为四位数字，如 2021。`)
  const year = Number(options.year)
  if (asOf !== undefined && yearOf(asOf) !== year)
    throw new Refusal('cli.report.year', `截止日 ${asOf} 不在 ${year} 年，请核对年度和截止日。`)
  return asOf ?? (yearOf(today) === year ? today : dayOf(year, 12, 31))
}
