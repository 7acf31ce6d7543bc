import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { detailOperation, listOperation, operation } from '#platform/contract/operation.ts'
import { awardStates, brandStates, trades } from './terms.ts'

const id = z.uuid('编号不对')
const done = z.object({ id: z.string() })
const reading = 'quality.read'
const permission = 'quality.enter'
const versioned = { id, version: z.number() }
const partyCode = field.text('企业', { help: '统一社会信用代码、内部编号或者全称。' })

const BrandRow = z.object({
  id: field.id(),
  party: field.party('企业'),
  brand: field.text('品牌名称'),
  trade: field.code('行业', trades),
  guidedOn: field.day('引导日期'),
  certifiedOn: field.day('获证日期').nullable(),
  validTo: field.day('证书有效期至').nullable(),
  state: field.code('状态', brandStates),
})
export const listBrands = listOperation({
  name: 'listBrandGuidance',
  title: '区域品牌认证引导',
  path: '/api/brand-guidance',
  permission: reading,
  row: BrandRow,
  filters: { trade: field.code('行业', trades).optional(), state: field.code('状态', brandStates).optional() },
})
export const getBrand = detailOperation({
  name: 'getBrandGuidance',
  title: '区域品牌认证引导',
  path: '/api/brand-guidance/:id',
  permission: reading,
  ledger: { name: 'brand_guidance', changedBy: permission },
  record: BrandRow.extend({
    version: z.number(),
    product: field.text('产品').nullable(),
    guidedBy: field.text('引导人'),
    appliedOn: field.day('申请日期').nullable(),
    testedOn: field.day('检测日期').nullable(),
    auditedOn: field.day('现场审核日期').nullable(),
    certificateNo: field.text('证书编号').nullable(),
    endedOn: field.day('终止日期').nullable(),
    endReason: field.text('终止原因').nullable(),
  }),
})
export const guideBrand = operation({
  name: 'guideBrand',
  title: '登记品牌认证引导',
  method: 'POST',
  path: '/api/brand-guidance',
  permission,
  undo: true,
  input: z.object({
    partyCode,
    brand: field.text('品牌名称'),
    trade: field.code('行业', trades),
    product: field.text('产品').optional(),
    guidedOn: field.day('引导日期'),
  }),
  output: done,
})
export const advanceBrand = operation({
  name: 'advanceBrand',
  title: '登记认证进度',
  method: 'POST',
  path: '/api/brand-guidance/:id/advance',
  permission,
  undo: true,
  input: z.object({
    ...versioned,
    appliedOn: field.day('申请日期').optional(),
    testedOn: field.day('检测日期').optional(),
    auditedOn: field.day('现场审核日期').optional(),
    certifiedOn: field.day('获证日期').optional(),
    certificateNo: field.text('证书编号').optional(),
    validTo: field.day('证书有效期至').optional(),
    endedOn: field.day('终止日期').optional(),
    endReason: field.text('终止原因').optional(),
  }),
  output: done,
})

const AwardRow = z.object({
  id: field.id(),
  edition: field.integer('评定年度'),
  party: field.party('申报单位'),
  appliedOn: field.day('申报日期'),
  decidedOn: field.day('决定日期').nullable(),
  state: field.code('状态', awardStates),
})
export const listAwards = listOperation({
  name: 'listQualityAwards',
  title: '县长质量奖',
  path: '/api/quality-awards',
  permission: reading,
  row: AwardRow,
  filters: { edition: field.integer('评定年度').optional(), state: field.code('状态', awardStates).optional() },
})
export const getAward = detailOperation({
  name: 'getQualityAward',
  title: '县长质量奖',
  path: '/api/quality-awards/:id',
  permission: reading,
  ledger: { name: 'quality_award', changedBy: permission },
  record: AwardRow.extend({
    version: z.number(),
    ruleVersion: field.text('评定管理办法版本'),
    scoredOn: field.day('评分日期').nullable(),
    documentScore: field.text('材料评分').nullable(),
    siteScore: field.text('现场评分').nullable(),
    reviewers: field.text('评审人员').nullable(),
    noticedOn: field.day('公示日期').nullable(),
    objection: field.text('公示期间的异议和处理').nullable(),
    documentNo: field.text('决定文号').nullable(),
  }),
})
export const applyAward = operation({
  name: 'applyQualityAward',
  title: '登记质量奖申报',
  method: 'POST',
  path: '/api/quality-awards',
  permission,
  undo: true,
  input: z.object({
    edition: field.integer('评定年度'),
    ruleVersion: field.text('评定管理办法版本', { help: '如：2021修订。' }),
    partyCode,
    appliedOn: field.day('申报日期'),
  }),
  output: done,
})
export const advanceAward = operation({
  name: 'advanceQualityAward',
  title: '登记评定进度',
  method: 'POST',
  path: '/api/quality-awards/:id/advance',
  permission,
  undo: true,
  input: z.object({
    ...versioned,
    scoredOn: field.day('评分日期').optional(),
    documentScore: field.text('材料评分', { help: '满分 1000 分。' }).optional(),
    siteScore: field.text('现场评分').optional(),
    reviewers: field.text('评审人员', { help: '不少于三人，用顿号隔开。' }).optional(),
    noticedOn: field.day('公示日期').optional(),
    objection: field.text('公示期间的异议和处理').optional(),
    decidedOn: field.day('决定日期').optional(),
    documentNo: field.text('决定文号').optional(),
    awarded: field.bool('授奖', { help: '填决定日期的要选。' }).optional(),
  }),
  output: done,
})
