import type { Command } from 'commander'
import { Refusal } from '#platform/errors/refusal.ts'
import { type AddClockInput, type AddClockResult, addClock } from '#kernel/deadline/add-clock.ts'
import { daysOption } from './read-options.ts'
import { type Terminal, printJson } from './terminal.ts'

interface AddOptions {
  from?: string
  workingDays?: string
  days?: string
  working?: true
  calendar?: true
  stdin?: true
  json?: true
}

export function register(program: Command, terminal: Terminal): void {
  const clock = program.command('clock').description('期限计算：按国务院放假安排数工作日和自然日')
  clock
    .command('add')
    .description('从某日起加若干天，当日不计入，给出期限最后一日')
    .option('--from <日期>', '起算事件发生之日，如 2021-06-30')
    .option('--working-days <天数>', '加多少个工作日')
    .option('--days <天数>', '加多少个自然日；末日是休息日的顺延')
    .option('--stdin', '从标准输入逐行读“日期 天数”，按原顺序回答；与 --working 或 --calendar 同用')
    .option('--working', '标准输入里的天数是工作日')
    .option('--calendar', '标准输入里的天数是自然日')
    .option('--json', '输出 JSON：{due, workingDays, notes}；与 --stdin 同用时是一个数组')
    .action(async (options: AddOptions) => {
      if (options.stdin) return await addLines(terminal, options)
      const answer = addClock({
        date: options.from ?? missingFrom(),
        workingDays: options.workingDays === undefined ? undefined : daysOption('工作日数', options.workingDays),
        days: options.days === undefined ? undefined : daysOption('自然日数', options.days),
      })
      if (options.json) printJson(terminal, answer)
      else terminal.out(`${inWords(answer)}\n`)
    })
}

const missingFrom = (): never => {
  throw new Refusal('cli.clock.from', '没有给起算日，请加 --from 日期，如 --from 2021-06-30。')
}

async function addLines(terminal: Terminal, options: AddOptions): Promise<void> {
  if (options.from !== undefined || options.workingDays !== undefined || options.days !== undefined) {
    throw new Refusal(
      'cli.clock.stdin',
      '--stdin 时日期和天数都从标准输入读，请去掉 --from、--working-days 和 --days，改用 --working 或 --calendar。',
    )
  }
  if (Boolean(options.working) === Boolean(options.calendar)) {
    throw new Refusal('cli.clock.stdin', '--stdin 时请加 --working（工作日）或 --calendar（自然日），二者选一。')
  }
  const questions: { line: string; input: AddClockInput }[] = []
  const answers: AddClockResult[] = []
  let number = 0
  let blank: number | undefined
  for await (const line of terminal.lines()) {
    number++
    if (line.trim() === '') {
      blank ??= number
      continue
    }
    // Blank lines at the end are nothing; one in between would shift every answer after it.
    if (blank !== undefined) throw new Refusal('cli.clock.line', `第 ${blank} 行是空的，请去掉空行再算。`)
    const input = lineInput(line, number, options.working === true)
    answers.push(atLine(number, () => addClock(input)))
    questions.push({ line: line.trim(), input })
  }
  if (options.json) printJson(terminal, answers)
  else terminal.out(questions.map((q, i) => `${q.line} → ${inWords(answers[i]!)}\n`).join(''))
}

function lineInput(line: string, number: number, working: boolean): AddClockInput {
  const [date, amount, ...rest] = line.trim().split(/[\s,，\t]+/)
  if (amount === undefined || rest.length > 0)
    throw new Refusal('cli.clock.line', `第 ${number} 行“${line.trim()}”不是“日期 天数”，如 2021-06-30 10。`)
  const days = atLine(number, () => daysOption('天数', amount))
  return working ? { date: date!, workingDays: days } : { date: date!, days }
}

/** A refusal about one line of many says which. */
function atLine<T>(number: number, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(error.code, `第 ${number} 行：${error.message}`)
    throw error
  }
}

const inWords = (a: AddClockResult): string => [`${a.due}（其间 ${a.workingDays} 个工作日）`, ...a.notes].join('；')
