import { bytes, coded, day, integer, json, text } from '#platform/db/columns.ts'
import { ledger } from '#kernel/record/ledger.ts'
import type { IssueState } from './terms.ts'

/** A report that was frozen: what it printed, as of which day, as known on which day. Never changed; an amendment is a new one. */
export const reportIssue = ledger(
  'report_issue',
  '年度工作总结定稿',
  {
    year: integer('年度').notNull(),
    title: text('标题').notNull(),
    asOf: day('截止日').notNull(),
    knownOn: day('以哪一天所知为准').notNull(),
    state: coded<IssueState>('状态').notNull(),
    figures: json<Record<string, unknown>>('各指标印数与依据').notNull(),
    brokenRules: integer('未通过的勾稽规则数').notNull(),
    digest: bytes('全文与数字的摘要（SHA-256）').notNull(),
    frozenBy: text('定稿人').notNull(),
    frozenOn: day('定稿日').notNull(),
    documentNo: text('发文字号'),
    issuedOn: day('印发日'),
  },
  { indexes: [{ on: ['asOf'] }, { on: ['frozenOn'] }] },
)
