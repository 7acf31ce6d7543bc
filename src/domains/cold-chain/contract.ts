import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { detailOperation, listOperation, operation } from '#platform/contract/operation.ts'
import {
  batchStates,
  exemptions,
  operatorKinds,
  regimeStates,
  sampleKinds,
  standing,
  vaccinationStates,
} from './terms.ts'

const id = z.uuid('编号不对')
const done = z.object({ id: z.string() })
const reading = 'cold-chain.read'
const permission = 'cold-chain.enter'
const versioned = { id, version: z.number() }

const OperatorRow = z.object({
  id: field.id(),
  party: field.party('经营单位'),
  kind: field.code('类别', operatorKinds),
  imports: field.bool('经营进口'),
  onlineSince: field.day('接入追溯平台日期').nullable(),
  workers: field.integer('直接接触人员'),
  fromDay: field.day('开始经营日期'),
  state: field.code('状态', standing),
})
export const listOperators = listOperation({
  name: 'listColdOperators',
  title: '冷链食品经营单位',
  path: '/api/cold-operators',
  permission: reading,
  row: OperatorRow,
  filters: { kind: field.code('类别', operatorKinds).optional(), state: field.code('状态', standing).optional() },
})
export const getOperator = detailOperation({
  name: 'getColdOperator',
  title: '冷链食品经营单位',
  path: '/api/cold-operators/:id',
  permission: reading,
  ledger: { name: 'cold_chain_operator', changedBy: permission },
  record: OperatorRow.extend({
    version: z.number(),
    account: field.text('追溯平台账号').nullable(),
    toDay: field.day('退出日期').nullable(),
    samplings: z
      .array(
        z.object({
          sampledOn: field.day('采样日期'),
          kind: field.code('种类', sampleKinds),
          count: field.integer('份数'),
          positives: field.integer('阳性'),
        }),
      )
      .meta({ title: '核酸采样（最近 20 次）', kind: 'lines' }),
    batches: z
      .array(
        z.object({
          traceCode: field.text('追溯码'),
          product: field.text('品名'),
          arrivedOn: field.day('到货日期'),
          state: field.code('单证', batchStates),
        }),
      )
      .meta({ title: '进口批次（最近 20 批）', kind: 'lines' }),
  }),
})
export const registerOperator = operation({
  name: 'registerColdOperator',
  title: '登记经营单位',
  method: 'POST',
  path: '/api/cold-operators',
  permission,
  undo: true,
  input: z.object({
    partyCode: field.text('经营单位', { help: '统一社会信用代码、内部编号或者全称。' }),
    kind: field.code('类别', operatorKinds),
    imports: field.bool('经营进口冷链食品').default(false),
    account: field.text('追溯平台账号').optional(),
    onlineSince: field.day('接入追溯平台日期').optional(),
    fromDay: field.day('开始经营日期'),
  }),
  output: done,
})
export const endOperator = operation({
  name: 'endColdOperator',
  title: '登记退出',
  method: 'POST',
  path: '/api/cold-operators/:id/end',
  permission,
  undo: true,
  input: z.object({ ...versioned, toDay: field.day('退出日期') }),
  output: done,
})
export const enterSampling = operation({
  name: 'enterColdSampling',
  title: '登记核酸采样',
  method: 'POST',
  path: '/api/cold-operators/:id/samplings',
  permission,
  undo: true,
  input: z.object({
    id,
    kind: field.code('种类', sampleKinds),
    sampledOn: field.day('采样日期'),
    count: field.integer('份数'),
    positives: field.integer('阳性份数').default(0),
    laboratory: field.text('检测机构').optional(),
    reportNo: field.text('报告编号').optional(),
  }),
  output: done,
})
export const enterBatch = operation({
  name: 'enterColdBatch',
  title: '登记进口批次',
  method: 'POST',
  path: '/api/cold-operators/:id/batches',
  permission,
  undo: true,
  input: z.object({
    id,
    traceCode: field.text('追溯码'),
    product: field.text('品名'),
    origin: field.text('原产国（地区）'),
    quantity: field.text('数量').optional(),
    supplier: field.text('供货者').optional(),
    arrivedOn: field.day('到货日期'),
    declarationNo: field.text('报关单编号', { help: '四种单证缺一种的，不得销售。' }).optional(),
    inspectionNo: field.text('入境货物检验检疫证明编号').optional(),
    nucleicNo: field.text('核酸检测证明编号').optional(),
    disinfectNo: field.text('消毒证明编号').optional(),
  }),
  output: done,
})

const WorkerRow = z.object({
  id: field.id(),
  party: field.party('经营单位'),
  mark: field.text('单位内编号'),
  job: field.text('岗位'),
  direct: field.bool('直接接触'),
  fromDay: field.day('上岗日期'),
  testedOn: field.day('最近核酸检测').nullable(),
  vaccination: field.code('疫苗接种', vaccinationStates),
  state: field.code('状态', standing),
})
export const listWorkers = listOperation({
  name: 'listColdWorkers',
  title: '冷链从业人员',
  path: '/api/cold-workers',
  permission: reading,
  row: WorkerRow,
  filters: {
    direct: field.bool('直接接触').optional(),
    vaccination: field.code('疫苗接种', vaccinationStates).optional(),
    state: field.code('状态', standing).optional(),
  },
})
export const getWorker = detailOperation({
  name: 'getColdWorker',
  title: '冷链从业人员',
  path: '/api/cold-workers/:id',
  permission: reading,
  ledger: { name: 'cold_chain_worker', changedBy: permission },
  record: WorkerRow.extend({
    version: z.number(),
    dose1On: field.day('第一剂日期').nullable(),
    dose2On: field.day('第二剂日期').nullable(),
    dose3On: field.day('第三剂日期').nullable(),
    exemption: field.code('免接种原因', exemptions).nullable(),
    toDay: field.day('离岗日期').nullable(),
  }),
})
const doses = {
  dose1On: field.day('第一剂日期').optional(),
  dose2On: field.day('第二剂日期').optional(),
  dose3On: field.day('第三剂日期').optional(),
  exemption: field.code('免接种原因', exemptions).optional(),
}
export const addWorker = operation({
  name: 'addColdWorker',
  title: '登记从业人员',
  method: 'POST',
  path: '/api/cold-operators/:id/workers',
  permission,
  undo: true,
  input: z.object({
    id,
    mark: field.text('单位内编号', { help: '不要填姓名、电话和证件号码。' }),
    job: field.text('岗位'),
    direct: field.bool('直接接触冷链食品').default(true),
    fromDay: field.day('上岗日期'),
    ...doses,
  }),
  output: done,
})
export const updateWorker = operation({
  name: 'updateColdWorker',
  title: '登记接种、检测、离岗',
  method: 'POST',
  path: '/api/cold-workers/:id',
  permission,
  undo: true,
  input: z.object({
    ...versioned,
    ...doses,
    testedOn: field.day('核酸检测日期').optional(),
    toDay: field.day('离岗日期').optional(),
  }),
  output: done,
})

const RegimeRow = z.object({
  id: field.id(),
  name: field.text('名称'),
  documentNo: field.text('启动文号'),
  fromDay: field.day('启动日期'),
  toDay: field.day('结束日期').nullable(),
  state: field.code('状态', regimeStates),
})
export const listRegimes = listOperation({
  name: 'listRegimes',
  title: '特殊监管状态',
  path: '/api/regimes',
  permission: reading,
  row: RegimeRow,
  filters: { state: field.code('状态', regimeStates).optional() },
})
export const getRegime = detailOperation({
  name: 'getRegime',
  title: '特殊监管状态',
  path: '/api/regimes/:id',
  permission: reading,
  ledger: { name: 'special_regime', changedBy: 'cold-chain.regime' },
  record: RegimeRow.extend({ version: z.number(), endDocumentNo: field.text('结束文号').nullable() }),
})
export const startRegime = operation({
  name: 'startRegime',
  title: '启动特殊监管状态',
  method: 'POST',
  path: '/api/regimes',
  permission: 'cold-chain.regime',
  undo: true,
  input: z.object({ name: field.text('名称'), documentNo: field.text('启动文号'), fromDay: field.day('启动日期') }),
  output: done,
})
export const endRegime = operation({
  name: 'endRegime',
  title: '结束特殊监管状态',
  method: 'POST',
  path: '/api/regimes/:id/end',
  permission: 'cold-chain.regime',
  undo: true,
  input: z.object({
    ...versioned,
    toDay: field.day('结束日期', { help: '从这一天起，没有完成的检测、接种提醒全部取消：不算完成，也不算逾期。' }),
    endDocumentNo: field.text('结束文号'),
  }),
  output: done,
})
