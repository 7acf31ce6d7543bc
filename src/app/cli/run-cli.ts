import { Command, CommanderError } from 'commander'
import { Refusal } from '#platform/errors/refusal.ts'
import { commands } from './commands.ts'
import type { Terminal } from './terminal.ts'
import { displayWidth } from './text-table.ts'

/** Done; a fault of ours; a refusal: one sentence on standard error. */
export type ExitCode = 0 | 1 | 2

const headings: Record<string, string> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
}

/** Runs one command line (without node and script). Only the module of the command that was asked for is loaded. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    const program = newProgram(terminal)
    const wanted = args[0] === 'help' ? args[1] : args[0]
    for (const { name, summary, load } of commands) {
      if (name === wanted) (await load()).register(program, terminal)
      else program.command(name).summary(summary).description(summary)
    }
    if (args.length === 0) {
      program.outputHelp()
      return 0
    }
    await program.parseAsync(args, { from: 'user' })
    return 0
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0
      // A group without its command (`quanheng clock`) shows its help.
      if (error.code === 'commander.help') return 2
      terminal.err(`${sentenceOf(error)}\n`)
      return 2
    }
    if (error instanceof Refusal) {
      terminal.err(`${error.message}\n`)
      return 2
    }
    terminal.err(`程序出错，没有完成：${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    return 1
  }
}

function newProgram(terminal: Terminal): Command {
  return new Command('quanheng')
    .description('权衡：县级市场监管局的一本账。工作在账上做，总结从账上算。')
    .usage('<命令> [选项]')
    .helpOption('-h, --help', '显示帮助')
    .helpCommand('help [命令]', '显示某个命令的帮助')
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureOutput({
      writeOut: terminal.out,
      writeErr: terminal.err,
      outputError: () => undefined,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .configureHelp({
      displayWidth,
      styleTitle: (title) => headings[title] ?? title,
      styleUsage: (usage) => usage.replaceAll('[options]', '[选项]').replaceAll('[command]', '[命令]'),
      subcommandTerm: (command) =>
        [
          command.name(),
          ...command.registeredArguments.map((a) => (a.required ? `<${a.name()}>` : `[${a.name()}]`)),
        ].join(' '),
    })
}

/** A fault in the command line in one Chinese sentence: the library speaks English. */
function sentenceOf(error: CommanderError): string {
  const named = /'(\S+)[^']*'/.exec(error.message)?.[1] ?? ''
  switch (error.code) {
    case 'commander.unknownCommand':
      return `没有命令“${named}”，用 quanheng help 查看全部命令。`
    case 'commander.unknownOption':
      return `没有选项“${named}”，在命令后加 --help 查看它的选项。`
    case 'commander.missingArgument':
      return `缺少参数“${named}”，在命令后加 --help 查看用法。`
    case 'commander.optionMissingArgument':
      return `选项“${named}”后面缺少内容，在命令后加 --help 查看用法。`
    case 'commander.missingMandatoryOptionValue':
      return `缺少选项“${named}”，在命令后加 --help 查看用法。`
    case 'commander.excessArguments':
      return '参数给多了，在命令后加 --help 查看用法。'
    default:
      return `命令行不对（${error.message.replace(/^error: /, '')}），在命令后加 --help 查看用法。`
  }
}
