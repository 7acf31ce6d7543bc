import type { NewAccount } from '#platform/auth/accounts.ts'

/** Accounts of the demonstration, with known passwords; made only in a demonstration, which listens on this machine alone. */
export const demoAccountList: readonly NewAccount[] = [
  { username: 'office', password: 'demo-office', name: '办公室 周文', role: 'office' },
  { username: 'director', password: 'demo-director', name: '局领导 韩宁', role: 'director' },
  { username: 'registrar', password: 'demo-registrar', name: '登记许可股 沈梅', role: 'registrar' },
  { username: 'credit', password: 'demo-credit', name: '信用监管股 许诚', role: 'credit' },
  { username: 'qingxi', password: 'demo-qingxi', name: '青溪所 何川', role: 'station', stations: ['02'] },
  { username: 'admin', password: 'demo-admin', name: '系统管理员', role: 'admin' },
]
