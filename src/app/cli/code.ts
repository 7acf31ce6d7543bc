import type { Command } from 'commander'
import { Refusal } from '#platform/errors/refusal.ts'
import { type CheckedCode, checkCode } from '#kernel/codelist/check-code.ts'
import { type Terminal, printJson } from './terminal.ts'
import { textTable } from './text-table.ts'

const kinds: Record<CheckedCode['kind'], string> = { uscc: '统一社会信用代码', old15: '注册号（15 位）', other: '其他' }

export function register(program: Command, terminal: Terminal): void {
  const code = program.command('code').description('代码校验：统一社会信用代码和旧注册号')
  code
    .command('check')
    .description('校验一个或多个代码，逐个说明对不对、为什么')
    .argument('[代码...]', '要校验的代码')
    .option('--stdin', '从标准输入逐行读代码，按原顺序回答')
    .option('--json', '输出 JSON：数组，每项 {code, kind, valid, reason}')
    .action(async (given: string[], options: { stdin?: true; json?: true }) => {
      const codes = options.stdin ? await allLines(terminal) : given
      if (options.stdin && given.length > 0)
        throw new Refusal('cli.code.both', '代码要么写在命令后面，要么用 --stdin 读入，请去掉一样。')
      if (!options.stdin && codes.length === 0)
        throw new Refusal('cli.code.none', '没有给代码，请写在命令后面，或者用 --stdin 逐行读入。')
      const checked = codes.map((c) => checkCode(c))
      if (options.json) {
        const answers = checked.map(({ input, kind, valid, reason }) => ({ code: input, kind, valid, reason }))
        printJson(terminal, answers)
        return
      }
      terminal.out(
        textTable(
          [
            { title: '代码', cell: (c) => c.code },
            { title: '种类', cell: (c) => kinds[c.kind] },
            { title: '结论', cell: (c) => (c.valid ? '有效' : '无效') },
            { title: '说明', cell: (c) => [c.reason, ...c.warnings].filter(Boolean).join('') },
          ],
          checked,
        ),
      )
    })
}

async function allLines(terminal: Terminal): Promise<string[]> {
  const lines: string[] = []
  for await (const line of terminal.lines()) lines.push(line.trim())
  // Blank lines in between are answered, so that the order holds; those at the end are nothing.
  while (lines.at(-1) === '') lines.pop()
  return lines
}
