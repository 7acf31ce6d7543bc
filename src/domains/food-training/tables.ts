import { coded, day, decimal, text, uuid } from '#platform/db/columns.ts'
import { ledger } from '#kernel/record/ledger.ts'
import { party } from '#kernel/party/tables.ts'
import type { ExamKind, Post, Step, UnitKind } from './terms.ts'

/** A unit whose staff is to be registered, trained and assessed, from when to when: the one denominator of the three rates. */
export const foodTrainingUnit = ledger(
  'food_training_unit',
  '食品安全人员培训考核单位名册',
  {
    partyId: uuid('单位').notNull(),
    kind: coded<UnitKind>('单位类别').notNull(),
    fromDay: day('列入日期').notNull(),
    toDay: day('退出日期（当日起不计）'),
    leaveReason: text('退出原因'),
  },
  {
    indexes: [{ on: ['partyId', 'kind', 'fromDay'], unique: true }, { on: ['fromDay', 'id'] }],
    references: { partyId: () => party },
  },
)

/** A person of a unit who answers for food safety. The name and the number of the papers are personal data. */
export const foodTrainingPerson = ledger(
  'food_training_person',
  '食品安全管理人员',
  {
    unitId: uuid('单位名册').notNull(),
    partyId: uuid('单位').notNull(),
    personName: text('姓名').notNull(),
    idSealed: text('证件号码（密文）'),
    idMasked: text('证件号码（掩码）'),
    idKey: text('证件号码查找键（带密钥的摘要）'),
    post: coded<Post>('岗位').notNull(),
    enteredOn: day('到岗日期').notNull(),
    registeredOn: day('平台注册日期'),
    accountNo: text('平台账号'),
    leftOn: day('离岗日期（当日起不计）'),
  },
  {
    indexes: [
      { on: ['unitId'] },
      { on: ['partyId'] },
      { on: ['idKey'] },
      { on: ['personName'] },
      { on: ['enteredOn', 'id'] },
    ],
    references: { unitId: () => foodTrainingUnit, partyId: () => party },
  },
)

/** A training done or an assessment taken. */
export const foodTrainingStep = ledger(
  'food_training_step',
  '食品安全管理人员培训、考核记录',
  {
    personId: uuid('人员').notNull(),
    partyId: uuid('单位').notNull(),
    step: coded<Step>('步骤').notNull(),
    onDay: day('完成日期').notNull(),
    title: text('培训或考核名称'),
    hours: decimal('学时'),
    examKind: coded<ExamKind>('考核方式'),
    score: decimal('成绩'),
    passMark: decimal('合格分'),
    passedOn: day('考核合格日期（不合格的为空）'),
    certificateNo: text('合格证明编号'),
    retestDueOn: day('应补考日期（合格的为空）'),
    retestedOn: day('补考日期'),
  },
  {
    indexes: [
      { on: ['personId', 'step', 'onDay'], unique: true },
      { on: ['partyId'] },
      { on: ['onDay', 'id'] },
      { on: ['retestDueOn'], where: 'retest_due_on is not null and retested_on is null' },
    ],
    references: { personId: () => foodTrainingPerson, partyId: () => party },
  },
)
