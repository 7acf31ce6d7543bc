import type { Command } from 'commander'
import { type WiredBusiness, wiring } from './wiring.ts'
import { type Terminal, printJson } from './terminal.ts'
import { displayWidth } from './text-table.ts'
import { installedHouse } from './open.ts'

export function register(program: Command, terminal: Terminal): void {
  program
    .command('domains')
    .description('全部接线：每项业务的文件夹、权限、操作、指标、规则、导入版式和账表')
    .option('--json', '输出 JSON')
    .action(async (options: { json?: true }) => {
      const wired = await wiring((await installedHouse()).businesses)
      if (options.json) return printJson(terminal, wired)
      terminal.out(wired.businesses.map(businessText).join('\n'))
      terminal.out(`\n内核账表：${wired.kernelLedgers.map((l) => l.table).join('、')}\n`)
      terminal.out(`共 ${wired.businesses.length} 项业务\n`)
    })
}

function businessText(b: WiredBusiness): string {
  const parts: [string, string[]][] = [
    ['权限', b.permissions.map((p) => `${p.name}  ${p.title}`)],
    ['操作', b.operations.map((o) => `${o.name}  ${o.method} ${o.path}  ${o.permission}  ${o.title}`)],
    ['指标', b.indicators.map((i) => `${i.id}  ${i.name}`)],
    ['规则', b.rules.map((r) => `${r.id}  ${r.title}`)],
    ['导入版式', b.layouts.map((l) => `${l.id}  ${l.title}`)],
    ['账表', b.ledgers.map((l) => `${l.table}  ${l.title}`)],
  ]
  const label = Math.max(...parts.map(([title]) => displayWidth(title)))
  const lines = parts.flatMap(([title, items]) =>
    (items.length > 0 ? items : ['—']).map((item, i) => {
      const head = i === 0 ? title : ''
      return `  ${head}${' '.repeat(label - displayWidth(head))}  ${item}`
    }),
  )
  return [`${b.id}  ${b.title}（${b.group}）  ${b.folder}`, `  ${b.summary}`, ...lines, ''].join('\n')
}
