import { coded, day, integer, text, uuid } from '#platform/db/columns.ts'
import { party } from '#kernel/party/tables.ts'
import { ledger } from '#kernel/record/ledger.ts'
import type { Level, ReviewResult, UnitKind } from './terms.ts'

/** One unit on its way to being recognised (放心消费创建单位), from application to the end of the recognition. */
export const assuredUnit = ledger(
  'assured_unit',
  '放心消费创建单位',
  {
    partyId: uuid('主体').notNull(),
    kind: coded<UnitKind>('类别').notNull(),
    field: text('具体行业、领域、场所'),
    level: coded<Level>('认定层级').notNull(),
    appliedOn: day('申报日期').notNull(),
    reviewedOn: day('评审日期'),
    reviewers: text('评审人员'),
    reviewResult: coded<ReviewResult>('评审结果'),
    reviewOpinion: text('评审意见'),
    rectifyBy: day('整改期限'),
    recognisedOn: day('认定日期'),
    documentNo: text('认定文号'),
    plateNo: text('牌匾编号'),
    validTo: day('认定有效期至（空为长期）'),
    withdrawnOn: day('撤销认定日期'),
    withdrawalReason: text('撤销认定原因'),
    returnPromise: text('无理由退货承诺（天数、范围）'),
  },
  {
    indexes: [
      { on: ['partyId'] },
      { on: ['appliedOn', 'id'] },
      { on: ['recognisedOn'], where: 'recognised_on is not null' },
      { on: ['plateNo'], unique: true, where: 'plate_no is not null' },
      { on: ['documentNo'], where: 'document_no is not null' },
      { on: ['appliedOn'], where: 'recognised_on is null and withdrawn_on is null', name: 'assured_unit_open_idx' },
    ],
    references: { partyId: () => party },
  },
)

/** How many new units a year's plan asks for, by kind (年度新增任务). */
export const assuredTarget = ledger(
  'assured_target',
  '放心消费创建年度任务',
  {
    year: integer('年度').notNull(),
    kind: coded<UnitKind>('类别').notNull(),
    target: integer('新增任务数（户）').notNull(),
    documentNo: text('下达任务的文号'),
  },
  { indexes: [{ on: ['year', 'kind'], unique: true }], policy: 'shared' },
)
