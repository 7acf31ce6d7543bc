import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { detailOperation, listOperation, operation } from '#platform/contract/operation.ts'
import { levels, reviewResults, unitKinds, unitStates } from './terms.ts'

export const UnitRow = z.object({
  id: field.id(),
  party: field.party('单位'),
  kind: field.code('类别', unitKinds),
  field: field.text('具体行业、领域、场所').nullable(),
  level: field.code('层级', levels),
  appliedOn: field.day('申报日期'),
  recognisedOn: field.day('认定日期').nullable(),
  validTo: field.day('有效期至').nullable(),
  state: field.code('状态', unitStates),
})

export const listUnits = listOperation({
  name: 'listAssuredUnits',
  title: '放心消费创建单位',
  path: '/api/assured-units',
  permission: 'assured-consumption.read',
  row: UnitRow,
  filters: {
    kind: field.code('类别', unitKinds).optional(),
    level: field.code('层级', levels).optional(),
    state: field.code('状态', unitStates).optional(),
    recognisedFrom: field.day('认定日期起').optional(),
    recognisedTo: field.day('认定日期止').optional(),
  },
})

export const getUnit = detailOperation({
  name: 'getAssuredUnit',
  title: '放心消费创建单位',
  path: '/api/assured-units/:id',
  permission: 'assured-consumption.read',
  ledger: { name: 'assured_unit', changedBy: 'assured-consumption.handle' },
  record: UnitRow.extend({
    version: z.number(),
    reviewedOn: field.day('评审日期').nullable(),
    reviewers: field.text('评审人员').nullable(),
    reviewResult: field.code('评审结果', reviewResults).nullable(),
    reviewOpinion: field.text('评审意见').nullable(),
    rectifyBy: field.day('整改期限').nullable(),
    documentNo: field.text('认定文号').nullable(),
    plateNo: field.text('牌匾编号').nullable(),
    withdrawnOn: field.day('撤销认定日期').nullable(),
    withdrawalReason: field.text('撤销认定原因').nullable(),
    returnPromise: field.text('无理由退货承诺').nullable(),
    sourceSystem: field.text('上级系统').nullable(),
    externalNo: field.text('上级系统编号').nullable(),
  }),
})

const id = z.uuid('编号不对')
const done = z.object({ id: z.string() })

export const applyUnit = operation({
  name: 'applyAssuredUnit',
  title: '登记申报',
  method: 'POST',
  path: '/api/assured-units',
  permission: 'assured-consumption.handle',
  input: z.object({
    partyCode: field.text('统一社会信用代码'),
    kind: field.code('类别', unitKinds),
    field: field.text('具体行业、领域、场所').optional(),
    level: field.code('层级', levels).default('COUNTY'),
    appliedOn: field.day('申报日期'),
    returnPromise: field.text('无理由退货承诺').optional(),
    externalNo: field.text('上级系统编号').optional(),
  }),
  output: done,
})

export const reviewUnit = operation({
  name: 'reviewAssuredUnit',
  title: '登记评审',
  method: 'POST',
  path: '/api/assured-units/:id/review',
  permission: 'assured-consumption.handle',
  input: z.object({
    id,
    version: z.number(),
    on: field.day('评审日期'),
    result: field.code('评审结果', reviewResults),
    reviewers: field.text('评审人员', { help: '几人之间用顿号隔开。' }),
    opinion: field.text('评审意见').optional(),
    rectifyBy: field.day('整改期限').optional(),
  }),
  output: done,
})

export const recogniseUnit = operation({
  name: 'recogniseAssuredUnit',
  title: '登记认定',
  method: 'POST',
  path: '/api/assured-units/:id/recognise',
  permission: 'assured-consumption.handle',
  input: z.object({
    id,
    version: z.number(),
    on: field.day('认定日期'),
    documentNo: field.text('认定文号').optional(),
    plateNo: field.text('牌匾编号').optional(),
    validTo: field.day('有效期至', { help: '长期有效的不填。' }).optional(),
  }),
  output: done,
})

export const withdrawUnit = operation({
  name: 'withdrawAssuredUnit',
  title: '撤销认定',
  method: 'POST',
  path: '/api/assured-units/:id/withdraw',
  permission: 'assured-consumption.handle',
  input: z.object({ id, version: z.number(), on: field.day('撤销日期'), reason: field.text('撤销原因') }),
  output: done,
})

export const listTargets = listOperation({
  name: 'listAssuredTargets',
  title: '放心消费创建年度任务',
  path: '/api/assured-targets',
  permission: 'assured-consumption.read',
  row: z.object({
    id: field.id(),
    year: field.integer('年度'),
    kind: field.code('类别', unitKinds),
    target: field.integer('新增任务数（户）'),
    done: field.integer('当年新认定（户）'),
    documentNo: field.text('文号').nullable(),
  }),
  filters: { kind: field.code('类别', unitKinds).optional() },
})

export const setTarget = operation({
  name: 'setAssuredTarget',
  title: '下达年度任务',
  method: 'POST',
  path: '/api/assured-targets',
  permission: 'assured-consumption.plan',
  input: z.object({
    year: field.integer('年度'),
    kind: field.code('类别', unitKinds),
    target: field.integer('新增任务数（户）', { help: '再次登记同一年度同一类别的，以后一次为准。' }),
    documentNo: field.text('下达任务的文号').optional(),
  }),
  output: done,
})
