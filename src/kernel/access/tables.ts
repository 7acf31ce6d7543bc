import type { DataScope } from '#platform/auth/roles.ts'
import { bool, coded, day, json, text } from '#platform/db/columns.ts'
import { ledger } from '#kernel/record/ledger.ts'

/** Roles of the bureau's own, and what it changed in shipped ones, with dates. A shipped role without a row is as shipped. */
export const accessRole = ledger(
  'access_role',
  '角色：本局自设的角色，或对默认角色的调整',
  {
    code: text('角色代码').notNull(),
    title: text('角色名称').notNull(),
    may: json<string[]>('权限（可用 permit.*、*.read 这样的通配）').notNull(),
    reach: coded<DataScope>('数据范围').notNull(),
    fromDay: day('起始日').notNull(),
    toDay: day('终止日（不含当日）'),
    reason: text('依据或理由').notNull(),
  },
  { indexes: [{ on: ['code', 'fromDay'], unique: true }] },
)

/** Roles given to accounts beyond the one that an account is made with, with dates. */
export const accessGrant = ledger(
  'access_grant',
  '授权：哪个账号从何时到何时担任什么角色、管到哪里',
  {
    username: text('账号').notNull(),
    role: text('角色代码').notNull(),
    reach: coded<DataScope>('数据范围；空为角色的默认范围'),
    unitCode: text('机构代码：本所、本股室、本人范围所在的机构'),
    fromDay: day('起始日').notNull(),
    toDay: day('终止日（不含当日）'),
    reason: text('依据或理由').notNull(),
  },
  { indexes: [{ on: ['username', 'role', 'fromDay'], unique: true }] },
)

/** Whether the three administrators of GB/T 22239-2019 8.1.5 are kept apart, with dates; together where there is no row. */
export const accessSeparation = ledger(
  'access_separation',
  '三员分设：系统、安全、审计管理员是否分设',
  {
    separate: bool('分设').notNull(),
    fromDay: day('起始日').notNull(),
    reason: text('依据或理由').notNull(),
  },
  { indexes: [{ on: ['fromDay'], unique: true }] },
)
