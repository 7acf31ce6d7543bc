import { bytes, day, decimal, text } from '#platform/db/columns.ts'
import { ledger } from '#kernel/record/ledger.ts'

/** From which day a business's ledger is complete: before it, a figure is a dash and says why. */
export const coverage = ledger(
  'coverage',
  '台账起点：某项业务从哪一天起台账完整',
  {
    business: text('业务').notNull(),
    completeFrom: day('从这一天起完整').notNull(),
    statement: text('说明（由谁、依据什么认定）'),
  },
  { indexes: [{ on: ['business'], unique: true }], policy: 'shared' },
)

/** A value known only as a number: last year's printed figure, with its source. Makes growth print in a first year. */
export const declaredValue = ledger(
  'declared_value',
  '申报基数：只知道数、没有逐笔记录的往年数',
  {
    indicator: text('指标').notNull(),
    asOf: day('口径截止日').notNull(),
    value: decimal('数值（按指标单位）').notNull(),
    definition: text('当时的口径').notNull(),
    sourceDocument: text('来源文件').notNull(),
    file: bytes('文件摘要（SHA-256）'),
  },
  { indexes: [{ on: ['indicator', 'asOf'], unique: true }] },
)
