import type { Command } from 'commander'
import { Refusal } from '#platform/errors/refusal.ts'
import { sealJournal } from '#kernel/journal/seal.ts'
import { type JournalReport, verifyJournal } from '#kernel/journal/verify.ts'
import { declaredLedgers } from '#kernel/record/ledger.ts'
import { type HouseOptions, houseOptions, withHouse } from './open.ts'
import { type Terminal, printJson } from './terminal.ts'

interface JournalOptions extends HouseOptions {
  head?: string
  json?: true
}

export function register(program: Command, terminal: Terminal): void {
  const journal = program.command('journal').description('操作日志：封存与核对')
  houseOptions(journal.command('verify').description('核对日志、封存链和账表：谁绕过系统改动、增删过什么，逐条指出'))
    .option('--head <哈希>', '以前印出的链头：核对它还在链上')
    .option('--json', '输出 JSON')
    .action((options: JournalOptions) =>
      withHouse(terminal, options, async (o) => {
        if (options.head !== undefined && !/^[0-9a-fA-F]{64}$/.test(options.head))
          throw new Refusal('cli.journal.head', '链头应是 64 位十六进制数，请照印出的抄全。')
        const ledgers = declaredLedgers().map((l) => l.name)
        const report = await o.db.snapshot(o.scope, (q) => verifyJournal(q, ledgers, options.head))
        if (options.json) printJson(terminal, report)
        else terminal.out(reportText(report))
        if (!report.clean) {
          const found = report.findings.length + report.unlisted
          throw new Refusal('journal.not-clean', `核对发现 ${found} 处不符，请保留现场，按清单逐条查明。`)
        }
      }),
    )
  houseOptions(journal.command('seal').description('把还没有封存的日志封入哈希链，印出链头'))
    .option('--json', '输出 JSON')
    .action((options: JournalOptions) =>
      withHouse(terminal, options, async (o) => {
        const sealed = await o.db.write(o.scope, (q) => sealJournal(q, o.clock.now()))
        if (options.json) return printJson(terminal, sealed)
        terminal.out(`本次封存 ${sealed.entries} 条，新增封存 ${sealed.seals} 个。\n链头 ${sealed.head ?? '—'}\n`)
        if (sealed.head) terminal.out('请把链头抄到系统以外保存：以后用 quanheng journal verify --head 核对。\n')
      }),
    )
}

function reportText(r: JournalReport): string {
  const versions = r.ledgers.reduce((n, l) => n + l.versions, 0)
  return [
    `操作日志 ${r.entries} 条，封存 ${r.seals} 个，未封存 ${r.unsealed} 条。`,
    `链头 ${r.head ?? '—'}${r.sealedAt ? `（封存于 ${r.sealedAt}）` : ''}`,
    `核对账表 ${r.ledgers.length} 张，记录的各个版本共 ${versions} 个。`,
    ...r.notes.map((n) => `注：${n}`),
    ...(r.clean ? ['全部相符。'] : []),
    ...r.findings.map((f) => `- ${f.text}`),
    ...(r.unlisted > 0 ? [`另有 ${r.unlisted} 处没有逐条列出。`] : []),
    '',
  ].join('\n')
}
