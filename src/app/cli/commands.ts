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
  { name: 'start', summary: '启动正式使用的系统', load: () => import('./start.ts') },
  { name: 'demo', summary: '启动演示：一个虚构的县', load: () => import('./demo.ts') },
  { name: 'migrate', summary: '把数据库升级到本程序的版本', load: () => import('./migrate.ts') },
  { name: 'account', summary: '账号：清单，新建，停用，重置', load: () => import('./account.ts') },
  { name: 'figure', summary: '算一个数，打开它的清单；figure diff 比较两个角度', load: () => import('./figure.ts') },
  { name: 'indicators', summary: '指标字典', load: () => import('./indicators.ts') },
  { name: 'rules', summary: '勾稽关系，不成立的指出记录', load: () => import('./rules.ts') },
  { name: 'import', summary: '导入表格，预览、退回、撤销', load: () => import('./import.ts') },
  { name: 'coverage', summary: '台账起点：各项业务从哪一天起台账完整', load: () => import('./coverage.ts') },
  { name: 'baseline', summary: '申报基数：上年报告的印数', load: () => import('./baseline.ts') },
  { name: 'report', summary: '年度工作总结：生成，填写', load: () => import('./report.ts') },
  { name: 'clock', summary: '期限计算：工作日和自然日', load: () => import('./clock.ts') },
  { name: 'code', summary: '校验统一社会信用代码和旧注册号', load: () => import('./code.ts') },
  { name: 'journal', summary: '操作日志：封存与核对', load: () => import('./journal.ts') },
  { name: 'domains', summary: '全部业务的接线', load: () => import('./domains.ts') },
  { name: 'documents', summary: '可以印制的文书', load: () => import('./documents.ts') },
  { name: 'backup', summary: '备份到一个文件', load: () => import('./backup.ts') },
  { name: 'restore', summary: '从备份恢复到一个新的数据文件夹', load: () => import('./restore.ts') },
  { name: 'new-domain', summary: '新建一项业务的骨架', load: () => import('./new-domain.ts') },
]
