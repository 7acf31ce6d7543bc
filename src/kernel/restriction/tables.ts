import { coded, day, json, text, uuid } from '#platform/db/columns.ts'
import { ledger } from '#kernel/record/ledger.ts'
import type { Finding } from './declare.ts'
import type { LookUpMoment, LookUpOutcome, LookUpResult } from './terms.ts'

/** Each look-up with what it found, also where nothing was done after it. Numbers of papers are kept masked. */
export const restrictionLookup = ledger(
  'restriction_lookup',
  '限制查询：办理登记、许可前查了谁，结果如何',
  {
    operation: text('办理的事项').notNull(),
    matter: text('事项代码').notNull(),
    moment: coded<LookUpMoment>('何时查询').notNull(),
    askedOn: day('查询日期').notNull(),
    askedBy: text('查询人').notNull(),
    partyId: uuid('申请主体（登记册里有的）'),
    people: json<{ name: string; idMasked: string | null }[]>('所查人员').notNull(),
    result: coded<LookUpResult>('结果').notNull(),
    findings: json<Finding[]>('查到的限制和提示').notNull(),
    outcome: coded<LookUpOutcome>('处理'),
    remark: text('核对情况：有提示而继续办理的理由'),
  },
  { indexes: [{ on: ['partyId'] }, { on: ['askedOn'] }] },
)
