import { coded, day, decimal, integer, text, uuid } from '#platform/db/columns.ts'
import { party } from '#kernel/party/tables.ts'
import { ledger } from '#kernel/record/ledger.ts'
import type { Trade } from './terms.ts'

/** A firm led to the regional quality brand (“XX优质”品牌认证), from the first guidance to the end of its certificate. */
export const brandGuidance = ledger(
  'brand_guidance',
  '区域品牌认证引导',
  {
    partyId: uuid('企业').notNull(),
    brand: text('品牌名称').notNull(),
    trade: coded<Trade>('行业').notNull(),
    product: text('产品'),
    guidedOn: day('引导日期').notNull(),
    guidedBy: text('引导人').notNull(),
    appliedOn: day('申请日期'),
    testedOn: day('检测日期'),
    auditedOn: day('现场审核日期'),
    certifiedOn: day('获证日期'),
    certificateNo: text('证书编号'),
    validTo: day('证书有效期至'),
    endedOn: day('终止日期'),
    endReason: text('终止原因'),
  },
  {
    indexes: [
      { on: ['partyId', 'brand', 'guidedOn'], unique: true },
      { on: ['guidedOn', 'id'] },
      { on: ['certificateNo'], where: 'certificate_no is not null' },
    ],
    references: { partyId: () => party },
  },
)

/** One application in an edition of the county head's quality award (县长质量奖); the rules of the edition are named. */
export const qualityAward = ledger(
  'quality_award',
  '县长质量奖申报和评定',
  {
    edition: integer('评定年度').notNull(),
    ruleVersion: text('评定管理办法版本').notNull(),
    partyId: uuid('申报单位').notNull(),
    appliedOn: day('申报日期').notNull(),
    scoredOn: day('评分日期'),
    documentScore: decimal('材料评分'),
    siteScore: decimal('现场评分'),
    reviewers: text('评审人员'),
    noticedOn: day('公示日期'),
    objection: text('公示期间的异议和处理'),
    decidedOn: day('决定日期'),
    documentNo: text('决定文号'),
    awarded: coded<'YES' | 'NO'>('是否授奖'),
  },
  {
    indexes: [{ on: ['edition', 'partyId'], unique: true }, { on: ['partyId'] }, { on: ['appliedOn', 'id'] }],
    references: { partyId: () => party },
  },
)
