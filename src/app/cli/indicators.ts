import type { Command } from 'commander'
import { dictionaryEntry } from '#kernel/indicator/dictionary.ts'
import { installedHouse } from './open.ts'
import { type Terminal, printJson } from './terminal.ts'

export function register(program: Command, terminal: Terminal): void {
  program
    .command('indicators')
    .description('指标字典：每个数数的是什么、单位、时间口径、分子分母和来源')
    .option('--json', '输出 JSON')
    .action(async (options: { json?: true }) => {
      const house = await installedHouse()
      const entries = house.catalogue.indicators.map((i) => dictionaryEntry(i, house))
      if (options.json) printJson(terminal, entries)
      else terminal.out(`${entries.map(entryText).join('')}共 ${entries.length} 个指标\n`)
    })
}

const entryText = (e: ReturnType<typeof dictionaryEntry>): string =>
  [
    `${e.section}  ${e.id}  ${e.name}（${e.unit}，${e.counting}，${e.time}）`,
    `    口径：${e.definition}`,
    ...(e.numerator ? [`    分子：${e.numerator}；分母：${e.denominator ?? '—'}`] : []),
    ...(e.of ? [`    增长的是：${e.of}`] : []),
    ...(e.partOf ? [`    其中项，总数是：${e.partOf}`] : []),
    ...(e.synonyms.length > 0 ? [`    又称：${e.synonyms.join('、')}`] : []),
    `    来源：${e.businessTitle}（${e.system}）`,
    '',
  ].join('\n')
