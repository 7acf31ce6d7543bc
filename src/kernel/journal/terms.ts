import type { JournalAction } from './tables.ts'

/** What an entry did, in Chinese. */
export const journalActions = {
  insert: '新增',
  update: '修改',
  void: '作废',
  'read-personal': '查看个人信息',
  identity: '登录与账号',
  check: '核对日志',
} as const satisfies Record<JournalAction, string>
