import { bool, bytes, integer, json, moment, text } from '#platform/db/columns.ts'
import { table } from '#platform/db/table.ts'
import type { Role } from './roles.ts'

/** One row, written at first run and never changed: what this installation is. */
export const installation = table(
  'installation',
  '安装信息：演示还是正式、哪个局',
  {
    countyCode: text('局代码').notNull(),
    kind: text('种类：demo 演示、bureau 正式').$type<'demo' | 'bureau'>().notNull(),
    countyName: text('县（市、区）名称').notNull(),
    bureauName: text('局名称').notNull(),
    madeAt: moment('安装时刻').notNull(),
  },
  { primaryKey: ['countyCode'], policy: 'open', grants: ['select'] },
)

export const account = table(
  'account',
  '账号',
  {
    username: text('用户名').notNull(),
    countyCode: text('局代码').notNull(),
    name: text('姓名').notNull(),
    role: text('角色').$type<Role>().notNull(),
    stations: json<string[] | null>('管辖所范围；空为全局'),
    passwordHash: text('口令摘要（argon2id）').notNull(),
    mustChange: bool('首次登录须改口令').notNull(),
    failedCount: integer('连续失败次数').notNull(),
    lockedUntil: moment('锁定至'),
    disabled: bool('停用').notNull(),
  },
  { primaryKey: ['username'], policy: 'open', grants: ['select', 'insert', 'update'] },
)

export const accountSession = table(
  'account_session',
  '登录会话',
  {
    tokenDigest: bytes('令牌摘要').notNull(),
    username: text('用户名').notNull(),
    createdAt: moment('登录时刻').notNull(),
    seenAt: moment('最近使用时刻').notNull(),
    expiresAt: moment('失效时刻').notNull(),
  },
  {
    primaryKey: ['tokenDigest'],
    indexes: [{ on: ['username'] }],
    policy: 'open',
    grants: ['select', 'insert', 'update', 'delete'],
  },
)
