import type { Command } from 'commander'
import type { Day } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { checkAsOf } from '#kernel/indicator/as-of.ts'
import { type Standpoint, figureDiff } from '#kernel/indicator/diff.ts'
import { type Figure, evaluate } from '#kernel/indicator/evaluate.ts'
import { type FigureRow, type Side, figureRows } from '#kernel/indicator/rows.ts'
import { splitByStation } from '#kernel/indicator/split.ts'
import { type HouseOptions, type Opened, houseOptions, withHouse } from './open.ts'
import { diffText, figureText, rowsText, splitText } from './figure-text.ts'
import { dayOption } from './read-options.ts'
import { scopeText } from './scope-text.ts'
import { type Terminal, printJson } from './terminal.ts'

interface FigureOptions extends HouseOptions {
  asOf?: string
  knownOn?: string
  rows?: true
  side?: string
  by?: string
  json?: true
}

interface DiffOptions extends HouseOptions {
  asOf?: string
  knownOn?: string
  against?: string
  asOfAgainst?: string
  json?: true
}

export function register(program: Command, terminal: Terminal): void {
  const figure = houseOptions(
    program.command('figure').description('算一个数：任何一天的数，按任何一天所知；并打开它的清单'),
  )
    .argument('<指标>', '指标编号，见 quanheng indicators')
    .option('--as-of <日期>', '截止日，默认今天')
    .option('--known-on <日期>', '以这一天所知为准，默认现在所知')
    .option('--rows', '列出这个数背后的记录')
    .option('--side <一侧>', '列哪一侧：numerator 分子、denominator 分母、base 增长的基数')
    .option('--by <维度>', '按什么拆分：station 按所')
    .option('--json', '输出 JSON')
    .action((id: string, options: FigureOptions) => withHouse(terminal, options, (o) => show(terminal, o, id, options)))
  houseOptions(figure.command('diff').description('同一个数从两个角度看差在哪几条记录'))
    .argument('<指标>', '指标编号')
    .option('--as-of <日期>', '截止日，默认今天')
    .option('--known-on <日期>', '一边：以这一天所知为准，默认现在所知')
    .option('--against <日期>', '另一边：以这一天所知为准')
    .option('--as-of-against <日期>', '另一边的截止日')
    .option('--json', '输出 JSON')
    .action((id: string, _: DiffOptions, command: Command) => {
      // The parent has options of the same names, and takes them when they stand before the word diff or after it.
      const all = command.optsWithGlobals<DiffOptions>()
      return withHouse(terminal, all, (o) => showDiff(terminal, o, id, all))
    })
}

const sides: readonly Side[] = ['rows', 'numerator', 'denominator', 'base']
/** Lines fetched at a time when a list is printed whole. */
const page = 5_000

async function show(terminal: Terminal, o: Opened, id: string, options: FigureOptions): Promise<void> {
  const ask = {
    asOf: options.asOf === undefined ? o.today : dayOption('--as-of', options.asOf),
    knownOn: options.knownOn === undefined ? undefined : dayOption('--known-on', options.knownOn),
  }
  const side = options.side as Side | undefined
  if (side !== undefined && !sides.includes(side))
    throw new Refusal('cli.figure.side', `没有“${side}”这一侧，可以写 numerator、denominator 或 base。`)
  if (options.by !== undefined && options.by !== 'station')
    throw new Refusal('cli.figure.by', `不能按“${options.by}”拆分，目前只能按所：--by station。`)
  const indicator = o.house.catalogue.get(id)
  const answer = await o.db.snapshot(o.scope, async (q) => {
    await checkAsOf(q, o.today, ask)
    const figure = (await evaluate(q, o.house, [id], ask)).get(id)!
    const rows: FigureRow[] = []
    if (options.rows || side !== undefined) {
      for (let last: FigureRow[] = []; rows.length === 0 || last.length === page; rows.push(...last)) {
        last = await figureRows(q, o.house, id, { ...ask, side, after: rows.at(-1)?.key, limit: page })
        if (last.length === 0) break
      }
    }
    const by = options.by ? await splitByStation(q, o.house, id, ask) : undefined
    return { figure, rows: options.rows || side !== undefined ? rows : undefined, by }
  })
  const scope = scopeText(o.bureauName, o.scope)
  const listed = side ?? (indicator.kind === 'ratio' ? 'numerator' : 'rows')
  if (options.json) {
    const standpoint = { asOf: ask.asOf, knownOn: ask.knownOn ?? null, county: o.scope.county, scope }
    const list = answer.rows && { side: listed, rows: answer.rows }
    printJson(terminal, { ...answer.figure, ...standpoint, ...list, by: answer.by })
    return
  }
  terminal.out(figureText(answer.figure, indicator, ask, scope))
  if (answer.by) terminal.out(`\n${splitText(answer.by, indicator)}`)
  if (answer.rows) terminal.out(`\n${rowsText(answer.rows, indicator, listed)}`)
}

async function showDiff(terminal: Terminal, o: Opened, id: string, options: DiffOptions): Promise<void> {
  if (options.against === undefined && options.asOfAgainst === undefined)
    throw new Refusal(
      'cli.figure.diff',
      '没有说和哪一天比，请加 --against 日期（以那天所知为准）或 --as-of-against 日期。',
    )
  const asOf = options.asOf === undefined ? o.today : dayOption('--as-of', options.asOf)
  const knownOn = options.knownOn === undefined ? undefined : dayOption('--known-on', options.knownOn)
  const [before, after] = inOrder(
    { asOf, knownOn },
    {
      asOf: options.asOfAgainst === undefined ? asOf : dayOption('--as-of-against', options.asOfAgainst),
      knownOn: options.against === undefined ? knownOn : dayOption('--against', options.against),
    },
  )
  const indicator = o.house.catalogue.get(id)
  const diff = await o.db.snapshot(o.scope, async (q) => {
    for (const standpoint of [before, after]) await checkAsOf(q, o.today, standpoint)
    return await figureDiff(q, o.house, id, before, after)
  })
  const scope = scopeText(o.bureauName, o.scope)
  if (options.json) {
    const side = (s: Standpoint, figure: Figure) => ({ asOf: s.asOf, knownOn: s.knownOn ?? null, figure })
    const [from, to] = [side(before, diff.before), side(after, diff.after)]
    printJson(terminal, { county: o.scope.county, scope, before: from, after: to, lines: diff.lines })
    return
  }
  terminal.out(diffText(diff, indicator, before, after, scope))
}

/** The earlier standpoint first, whichever was written first: "added" always means "came later". */
function inOrder(a: Standpoint, b: Standpoint): [Standpoint, Standpoint] {
  const key = (s: Standpoint): string => `${s.asOf} ${s.knownOn ?? ('9999-12-31' as Day)}`
  return key(a) <= key(b) ? [a, b] : [b, a]
}
