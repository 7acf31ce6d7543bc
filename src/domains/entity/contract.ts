import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { type Subjects, detailOperation, listOperation, operation } from '#platform/contract/operation.ts'
import { entityCategories } from '#kernel/party/terms.ts'
import { seenRestrictions } from '#kernel/restriction/contract.ts'
import {
  changeItems,
  channels,
  establishmentKinds,
  issueReasons,
  itemKinds,
  partyStateLabels,
  startupStates,
  startupSteps,
} from './terms.ts'

const EntityRow = z.object({
  id: field.id(),
  party: field.party('市场主体'),
  category: field.code('类别', entityCategories).nullable(),
  state: field.code('登记状态', partyStateLabels).nullable(),
  capitalFen: field.fen('注册资本（折人民币）').nullable(),
  establishedOn: field.day('成立日期').nullable(),
  legalRepName: field.text('法定代表人（经营者）').nullable(),
  station: field.text('管辖所').nullable(),
  address: field.text('住所', { minor: true }).nullable(),
})

export const listEntities = listOperation({
  name: 'listEntities',
  title: '市场主体清单',
  path: '/api/entities',
  permission: 'entity.read',
  row: EntityRow,
  filters: {
    category: field.code('类别', entityCategories).optional(),
    state: field.code('登记状态', partyStateLabels).optional(),
    station: field.text('管辖所代码').optional(),
    establishedFrom: field.day('成立日期起').optional(),
    establishedTo: field.day('成立日期止').optional(),
  },
})

const lines = <T extends z.ZodRawShape>(title: string, shape: T) =>
  z.array(z.object(shape)).meta({ title, kind: 'lines' })

const Entity = EntityRow.extend({
  version: z.number(),
  codeValid: field.bool('号码校验通过'),
  oldCode: field.text('原注册号').nullable(),
  establishmentKind: field.code('入册方式', establishmentKinds).nullable(),
  enteredOn: field.day('入册日').nullable(),
  approvedOn: field.day('核准日期').nullable(),
  typeName: field.text('企业类型').nullable(),
  scopeText: field.text('经营范围').nullable(),
  industryCode: field.text('行业代码').nullable(),
  termFrom: field.day('经营期限起').nullable(),
  termTo: field.day('经营期限止').nullable(),
  regAuthority: field.text('登记机关').nullable(),
  multiCert: field.bool('多证合一').nullable(),
  channel: field.code('办理渠道', channels).nullable(),
  movedFrom: field.text('迁出地登记机关').nullable(),
  sourceSystem: field.text('上级系统').nullable(),
  externalNo: field.text('上级系统编号').nullable(),
  states: lines('登记状态沿革', {
    fromDay: field.day('生效日'),
    toDay: field.day('终止日（不含）').nullable(),
    state: field.code('登记状态', partyStateLabels),
    decisionNo: field.text('决定书文号').nullable(),
  }),
  types: lines('类型沿革', {
    fromDay: field.day('生效日'),
    toDay: field.day('终止日（不含）').nullable(),
    typeName: field.text('企业类型'),
  }),
  stations: lines('管辖沿革', {
    fromDay: field.day('起始日'),
    toDay: field.day('终止日（不含）').nullable(),
    station: field.text('管辖所'),
  }),
  capitals: lines('注册资本沿革', {
    fromDay: field.day('起始日'),
    toDay: field.day('终止日（不含）').nullable(),
    amountFen: field.fen('登记数额').nullable(),
    currency: field.text('币种'),
    rmbFen: field.fen('折人民币').nullable(),
  }),
  changes: lines('变更登记', {
    changedOn: field.day('变更日期'),
    item: field.code('变更事项', changeItems),
    before: field.text('变更前').nullable(),
    after: field.text('变更后').nullable(),
  }),
  licences: lines('营业执照', {
    issuedOn: field.day('核发日期'),
    reason: field.code('核发原因', issueReasons),
    multiCert: field.bool('多证合一'),
  }),
  seals: lines('印章刻制', {
    deliveredOn: field.day('交付日期'),
    pieces: field.integer('枚数').nullable(),
    shop: field.text('刻章单位').nullable(),
    freeOfCharge: field.bool('免费'),
  }),
})

export const getEntity = detailOperation({
  name: 'getEntity',
  title: '市场主体登记',
  path: '/api/entities/:id',
  permission: 'entity.read',
  ledger: { name: 'entity', changedBy: 'entity.register' },
  record: Entity,
})

/** Whoever is to represent the enterprise (市场主体登记管理条例第十二条、第四十条). */
const establishedBy = ({ legalRepName, legalRepId }: Readonly<Record<string, unknown>>): Subjects | undefined =>
  typeof legalRepName === 'string' && legalRepName.trim() !== ''
    ? {
        matter: 'entity.establish',
        people: [
          { name: legalRepName, ...(typeof legalRepId === 'string' && legalRepId ? { idNumber: legalRepId } : {}) },
        ],
      }
    : undefined

/** An establishment as the counter enters it. Amounts in fen of the currency. */
export const registerEntity = operation({
  name: 'registerEntity',
  title: '市场主体设立登记',
  method: 'POST',
  path: '/api/entities',
  permission: 'entity.register',
  restricted: establishedBy,
  undo: true,
  input: z.object({
    name: field.text('名称'),
    code: field.text('统一社会信用代码'),
    typeCode: field.text('企业类型代码', { help: '四位代码，如 1130、9500、9100' }),
    legalRepName: field.text('法定代表人（负责人、经营者）'),
    legalRepId: field.text('法定代表人身份证号', { help: '加密保存，只显示掩码；用来核对任职限制。' }).optional(),
    establishedOn: field.day('成立日期'),
    licenceOn: field.day('执照签发日期').optional(),
    address: field.text('住所（经营场所）'),
    stationCode: field.text('管辖所代码'),
    capitalFen: field.fen('注册资本（出资额、资金数额）').optional(),
    currency: field.text('币种（ISO 4217）').default('CNY'),
    rate: field.text('登记时折算率').optional(),
    scopeText: field.text('经营范围').optional(),
    industryCode: field.text('行业代码').optional(),
    termFrom: field.day('经营期限起').optional(),
    termTo: field.day('经营期限止').optional(),
    shareholders: field.integer('股东人数').optional(),
    members: field.integer('成员人数（合作社）').optional(),
    farmers: field.integer('其中农民人数（合作社）').optional(),
    phone: field.text('联系电话', { help: '加密保存，只显示掩码；查看完整号码记入审计日志。' }).optional(),
    channel: field.code('办理渠道', channels).optional(),
    multiCert: field.bool('多证合一').default(true),
    confirmed: field.bool('已核对').default(false),
    ...seenRestrictions,
    externalNo: field.text('上级系统编号').optional(),
  }),
  output: z.object({ id: z.string(), partyId: z.string() }),
})

const StartupCaseRow = z.object({
  id: field.id(),
  caseNo: field.text('受理编号'),
  party: field.party('企业'),
  acceptedOn: field.day('受理日期'),
  dueOn: field.day('承诺办结日'),
  endedOn: field.day('办结日期').nullable(),
  state: field.code('状态', startupStates),
  helper: field.text('帮办人').nullable(),
})

export const listStartupCases = listOperation({
  name: 'listStartupCases',
  title: '企业开办清单',
  path: '/api/startup-cases',
  permission: 'entity.read',
  row: StartupCaseRow,
  filters: {
    state: field.code('状态', startupStates).optional(),
    acceptedFrom: field.day('受理日期起').optional(),
    acceptedTo: field.day('受理日期止').optional(),
  },
})

export const getStartupCase = detailOperation({
  name: 'getStartupCase',
  title: '企业开办',
  path: '/api/startup-cases/:id',
  permission: 'entity.read',
  ledger: { name: 'startup_case', changedBy: 'entity.register' },
  record: StartupCaseRow.extend({
    version: z.number(),
    channel: field.code('办理渠道', channels),
    overrunReason: field.text('超时原因').nullable(),
    assisted: field.bool('全程帮办'),
    steps: lines('环节', {
      step: field.code('环节', startupSteps),
      requestedOn: field.day('申请日期'),
      doneOn: field.day('办结日期').nullable(),
      counted: field.bool('计入一日办结'),
      operator: field.text('经办人').nullable(),
    }),
  }),
})

export const listIntegratedItems = listOperation({
  name: 'listIntegratedItems',
  title: '多证合一事项清单',
  path: '/api/integrated-items',
  permission: 'entity.read',
  row: z.object({
    id: field.id(),
    code: field.text('事项代码'),
    name: field.text('事项名称'),
    department: field.text('主管部门').nullable(),
    kind: field.code('种类', itemKinds),
    scheme: field.text('所属方案'),
    fromDay: field.day('起始日'),
    toDay: field.day('终止日（不含）').nullable(),
    basis: field.text('依据').nullable(),
  }),
  filters: { kind: field.code('种类', itemKinds).optional(), validOn: field.day('在这一天有效').optional() },
})
