import { bigNumber, bool, bytes, integer, json, moment, text, uuid } from '#platform/db/columns.ts'
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
    mustChange: bool('下次登录须改口令').notNull(),
    disabled: bool('停用').notNull(),
    passwordSetAt: moment('口令设定时刻').notNull(),
    lastSignInAt: moment('最近登录时刻'),
  },
  { primaryKey: ['username'], policy: 'open', grants: ['select', 'insert', 'update'] },
)

/** Passwords that an account had before, so that they are not taken again. */
export const accountFormerPassword = table(
  'account_former_password',
  '账号用过的口令',
  {
    username: text('用户名').notNull(),
    replacedAt: moment('停用时刻').notNull(),
    passwordHash: text('口令摘要（argon2id）').notNull(),
  },
  { primaryKey: ['username', 'replacedAt'], policy: 'open', grants: ['select', 'insert', 'delete'] },
)

/** The second factor of an account: an authenticator that shows a code of six digits every half minute (RFC 6238). */
export const accountFactor = table(
  'account_factor',
  '账号的动态口令',
  {
    username: text('用户名').notNull(),
    secretSealed: text('密钥（加密）').notNull(),
    madeAt: moment('生成时刻').notNull(),
    confirmedAt: moment('启用时刻；空为还没有确认'),
    lastStep: bigNumber('用过的最后一个时间步；一步只能用一次'),
  },
  { primaryKey: ['username'], policy: 'open', grants: ['select', 'insert', 'update', 'delete'] },
)

export const accountRecoveryCode = table(
  'account_recovery_code',
  '账号的恢复码，每个只能用一次',
  {
    username: text('用户名').notNull(),
    digest: text('恢复码摘要').notNull(),
    usedAt: moment('使用时刻'),
  },
  { primaryKey: ['username', 'digest'], policy: 'open', grants: ['select', 'insert', 'update', 'delete'] },
)

/** Who an account is at the provider of single sign-on. */
export const accountLink = table(
  'account_link',
  '账号与单点登录身份的绑定',
  {
    issuer: text('身份提供方').notNull(),
    subject: text('身份标识（sub）').notNull(),
    username: text('用户名').notNull(),
    linkedAt: moment('绑定时刻').notNull(),
    linkedBy: text('绑定人').notNull(),
  },
  {
    primaryKey: ['issuer', 'subject'],
    indexes: [{ on: ['issuer', 'username'], unique: true }],
    policy: 'open',
    grants: ['select', 'insert', 'delete'],
  },
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
    id: uuid('会话编号').notNull(),
    way: text('登录方式：password 口令、sso 单点登录').$type<'password' | 'sso'>().notNull(),
    waiting: bool('还要核验动态口令').notNull(),
    address: text('来访地址').notNull(),
    device: text('设备（浏览器自报）').notNull(),
  },
  {
    primaryKey: ['tokenDigest'],
    indexes: [{ on: ['username'] }],
    policy: 'open',
    grants: ['select', 'insert', 'update', 'delete'],
  },
)

/** Failures in a row of one name, one second factor or one address, whether or not there is such an account. */
export const signInGuard = table(
  'sign_in_guard',
  '登录失败计数与锁定',
  {
    subject: text('对象：用户名或地址的摘要').notNull(),
    failedCount: integer('连续失败次数').notNull(),
    failedAt: moment('最近失败时刻').notNull(),
    locks: integer('已锁定次数').notNull(),
    lockedUntil: moment('锁定至'),
  },
  { primaryKey: ['subject'], policy: 'open', grants: ['select', 'insert', 'update', 'delete'] },
)
