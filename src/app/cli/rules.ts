import type { Command } from 'commander'
import { checkAsOf } from '#kernel/indicator/as-of.ts'
import { type RuleResult, checkRules } from '#kernel/indicator/check-rules.ts'
import { type HouseOptions, houseOptions, withHouse } from './open.ts'
import { dayOption } from './read-options.ts'
import { scopeText } from './scope-text.ts'
import { type Terminal, printJson } from './terminal.ts'

interface RulesOptions extends HouseOptions {
  asOf?: string
  knownOn?: string
  json?: true
}

/** Records at fault that are printed under a rule; JSON has them all. */
const shown = 20

export function register(program: Command, terminal: Terminal): void {
  houseOptions(program.command('rules').description('数与数之间的勾稽关系，不成立的列出是哪几条记录'))
    .option('--as-of <日期>', '截止日，默认今天')
    .option('--known-on <日期>', '以这一天所知为准，默认现在所知')
    .option('--json', '输出 JSON')
    .action((options: RulesOptions) =>
      withHouse(terminal, options, async (o) => {
        const ask = {
          asOf: options.asOf === undefined ? o.today : dayOption('--as-of', options.asOf),
          knownOn: options.knownOn === undefined ? undefined : dayOption('--known-on', options.knownOn),
        }
        const results = await o.db.snapshot(o.scope, async (q) => {
          await checkAsOf(q, o.today, ask)
          return await checkRules(q, o.house, ask)
        })
        const scope = scopeText(o.bureauName, o.scope)
        if (options.json)
          return printJson(terminal, { asOf: ask.asOf, knownOn: ask.knownOn ?? null, scope, rules: results })
        terminal.out(`范围：${scope}；截止 ${ask.asOf}\n`)
        for (const result of results) terminal.out(ruleText(result))
      }),
    )
}

function ruleText(r: RuleResult): string {
  const verdict = r.holds === 'unknown' ? '无法判断' : r.holds ? '成立' : '不成立'
  const faults = r.faults.slice(0, shown).map((f) => `    - ${f.partyName ?? f.recordId}：${f.text}（${f.recordId}）\n`)
  const rest = r.faults.length > shown ? `    另有 ${r.faults.length - shown} 条，用 --json 查看\n` : ''
  return `${r.id}  ${r.title}  【${verdict}】\n    ${r.text}\n${faults.join('')}${rest}`
}
