import type { NewAccount } from '#platform/auth/accounts.ts'

/** Accounts of the demonstration, with known passwords; made only in a demonstration, which listens on this machine alone. */
export const demoAccountList: readonly NewAccount[] = [
  { username: 'office', password: 'demo-office', name: '办公室 周文', role: 'office' },
  { username: 'director', password: 'demo-director', name: '局领导 韩宁', role: 'director' },
  { username: 'registrar', password: 'demo-registrar', name: '登记许可股 沈梅', role: 'registrar' },
  { username: 'credit', password: 'demo-credit', name: '信用监管股 许诚', role: 'credit' },
  { username: 'qingxi', password: 'demo-qingxi', name: '青溪所 何川', role: 'station', stations: ['02'] },
  { username: 'complaint', password: 'demo-complaint', name: '消费维权股 唐悦', role: 'complaint-handler' },
  { username: 'case', password: 'demo-case', name: '执法稽查大队 程刚', role: 'case-officer' },
  { username: 'legal', password: 'demo-legal', name: '法制审核 方正', role: 'legal-reviewer' },
  { username: 'food', password: 'demo-food', name: '食品安全股 田丰', role: 'food' },
  { username: 'equipment', password: 'demo-equipment', name: '特种设备股 高远', role: 'equipment' },
  { username: 'metrology', password: 'demo-metrology', name: '计量标准股 秦衡', role: 'metrology' },
  { username: 'auditor', password: 'demo-auditor', name: '审计 严明', role: 'auditor' },
  { username: 'audit', password: 'demo-audit', name: '审计管理员 纪清', role: 'audit-admin' },
  { username: 'system', password: 'demo-system', name: '系统运维 顾平', role: 'system-admin' },
  { username: 'security', password: 'demo-security', name: '安全管理 陆衡', role: 'security-admin' },
  { username: 'admin', password: 'demo-admin', name: '系统管理员', role: 'admin' },
]
