import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { detailOperation, listOperation, operation } from '#platform/contract/operation.ts'
import {
  activities,
  instrumentClasses,
  instrumentStates,
  results,
  testKinds,
  testStates,
  uses,
  venues,
} from './terms.ts'

const id = z.uuid('编号不对')
const made = z.object({ id: z.string() })
const permission = 'metrology.enter'

const InstrumentRow = z.object({
  id: field.id(),
  instrumentNo: field.text('台账编号'),
  class: field.code('器具类别', instrumentClasses),
  name: field.text('器具名称'),
  party: field.party('使用单位'),
  venue: field.code('使用场所', venues),
  registeredOn: field.day('备案日期'),
  lastTestedOn: field.day('最近检定日期').nullable(),
  validTo: field.day('检定有效期至').nullable(),
  state: field.code('状态', instrumentStates),
})

export const listInstruments = listOperation({
  name: 'listInstruments',
  title: '计量器具台账',
  path: '/api/instruments',
  permission: 'metrology.read',
  row: InstrumentRow,
  filters: {
    class: field.code('器具类别', instrumentClasses).optional(),
    venue: field.code('使用场所', venues).optional(),
    state: field.code('状态', instrumentStates).optional(),
    validFrom: field.day('有效期至（起）').optional(),
    validTo: field.day('有效期至（止）').optional(),
  },
})

export const getInstrument = detailOperation({
  name: 'getInstrument',
  title: '计量器具',
  path: '/api/instruments/:id',
  permission: 'metrology.read',
  ledger: { name: 'instrument', changedBy: permission },
  record: InstrumentRow.extend({
    version: z.number(),
    use: field.code('用途', uses),
    model: field.text('型号规格').nullable(),
    maker: field.text('制造单位').nullable(),
    serialNo: field.text('出厂编号').nullable(),
    accuracy: field.text('准确度等级').nullable(),
    place: field.text('使用位置').nullable(),
    stoppedOn: field.day('停用日期').nullable(),
    scrappedOn: field.day('报废日期').nullable(),
    sourceSystem: field.text('上级系统').nullable(),
    externalNo: field.text('上级系统编号').nullable(),
  }),
})

export const registerInstrument = operation({
  name: 'registerInstrument',
  title: '登记器具',
  method: 'POST',
  path: '/api/instruments',
  permission,
  undo: true,
  input: z.object({
    instrumentNo: field.text('台账编号'),
    class: field.code('器具类别', instrumentClasses),
    use: field.code('用途', uses),
    name: field.text('器具名称'),
    model: field.text('型号规格').optional(),
    maker: field.text('制造单位').optional(),
    serialNo: field.text('出厂编号').optional(),
    accuracy: field.text('准确度等级').optional(),
    partyCode: field.text('使用单位', { help: '统一社会信用代码、内部编号或者全称。' }),
    venue: field.code('使用场所', venues),
    place: field.text('使用位置', { help: '摊位号、枪号等。' }).optional(),
    registeredOn: field.day('备案日期'),
    externalNo: field.text('上级系统编号').optional(),
  }),
  output: made,
})

const step = <S extends z.ZodRawShape>(name: string, title: string, at: string, input: S) =>
  operation({
    name,
    title,
    method: 'POST',
    path: `/api/instruments/:id/${at}`,
    permission,
    undo: true,
    input: z.object({ id, version: z.number(), ...input }),
    output: made,
  })

export const stopInstrument = step('stopInstrument', '登记停用', 'stop', { on: field.day('停用日期') })
export const scrapInstrument = step('scrapInstrument', '登记报废', 'scrap', { on: field.day('报废日期') })
export const applyTest = step('applyInstrumentTest', '登记检定申请', 'apply', {
  kind: field.code('种类', testKinds),
  appliedOn: field.day('申请日期'),
  activity: field.code('活动', activities, { help: '在计量日等活动现场检定的选。' }).optional(),
})

const TestRow = z.object({
  id: field.id(),
  instrumentNo: field.text('台账编号'),
  class: field.code('器具类别', instrumentClasses),
  party: field.party('使用单位'),
  kind: field.code('种类', testKinds),
  activity: field.code('活动', activities).nullable(),
  appliedOn: field.day('申请日期'),
  dueOn: field.day('应完成日期').nullable(),
  doneOn: field.day('完成日期').nullable(),
  result: field.code('结果', results).nullable(),
  state: field.code('状态', testStates),
})

export const listTests = listOperation({
  name: 'listInstrumentTests',
  title: '检定和校准',
  path: '/api/instrument-tests',
  permission: 'metrology.read',
  row: TestRow,
  filters: {
    kind: field.code('种类', testKinds).optional(),
    result: field.code('结果', results).optional(),
    state: field.code('状态', testStates).optional(),
    doneFrom: field.day('完成日期起').optional(),
    doneTo: field.day('完成日期止').optional(),
  },
})

export const getTest = detailOperation({
  name: 'getInstrumentTest',
  title: '检定（校准）',
  path: '/api/instrument-tests/:id',
  permission: 'metrology.read',
  ledger: { name: 'instrument_test', changedBy: permission },
  record: TestRow.extend({
    version: z.number(),
    documentNo: field.text('证书或者通知书编号').nullable(),
    validTo: field.day('有效期至').nullable(),
    body: field.text('检定机构').nullable(),
    verifier: field.text('检定人员').nullable(),
    feeFen: field.fen('收费', { unit: '元' }).nullable(),
    lateReason: field.text('逾期原因').nullable(),
  }),
})

export const enterResult = operation({
  name: 'enterInstrumentTest',
  title: '登记检定（校准）结果',
  method: 'POST',
  path: '/api/instrument-tests/:id/result',
  permission,
  undo: true,
  input: z.object({
    id,
    version: z.number(),
    doneOn: field.day('检定（校准）日期'),
    result: field.code('检定结果', results, { help: '校准不填。' }).optional(),
    documentNo: field.text('证书或者通知书编号').optional(),
    validTo: field.day('有效期至', { help: '照证书写；不填的按器具类别的周期算。' }).optional(),
    body: field.text('检定机构').optional(),
    verifier: field.text('检定人员').optional(),
    feeFen: field.fen('收费', { unit: '元', help: '免费的填 0。' }).optional(),
    lateReason: field.text('逾期原因', { help: '超过应完成日期的必填。' }).optional(),
    userFault: field.bool('逾期是使用单位的原因').default(false),
  }),
  output: made,
})
