import { day, integer, text } from '#platform/db/columns.ts'
import { ledger } from '#kernel/record/ledger.ts'

/** A sum that stands for what nobody logged one by one. Every row is declared: figures that add it say how much rests on it. */
export const tallyEntry = ledger(
  'tally_entry',
  '计数登记：没有逐笔记录、按合计登记的数量',
  {
    subject: text('计数事项代码；空为自定事项'),
    what: text('事项').notNull(),
    happenedOn: day('日期').notNull(),
    quantity: integer('数量').notNull(),
    counted: text('计量单位').notNull(),
    unitCode: text('登记的机构'),
    personName: text('经办人').notNull(),
    place: text('地点'),
    evidence: text('凭据：月结单编号、签到表等'),
    note: text('备注'),
  },
  {
    indexes: [{ on: ['subject', 'happenedOn'], where: 'subject is not null' }, { on: ['happenedOn', 'id'] }],
  },
)
