import type { Command } from 'commander'
import type { Terminal } from './terminal.ts'

/** A command of `quanheng`: its module is loaded only when it is asked for. */
export interface CommandEntry {
  name: string
  /** One line in the list of commands. */
  summary: string
  load: () => Promise<{ register(program: Command, terminal: Terminal): void }>
}

/** Every command, in the order of the help. Adding one is one line here and one file that exports `register`. */
export const commands: readonly CommandEntry[] = [
  { name: 'clock', summary: '期限计算：工作日和自然日', load: () => import('./clock.ts') },
  { name: 'code', summary: '校验统一社会信用代码和旧注册号', load: () => import('./code.ts') },
]
