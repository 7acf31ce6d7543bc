import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { operation } from '#platform/contract/operation.ts'
import {
  agreementForms,
  answerKinds,
  categories,
  channels,
  claimantRoles,
  claims,
  deliveries,
  endings,
  factors,
  identityStates,
  letterKinds,
  objectKinds,
  odrResults,
  pauseReasons,
  refusalGrounds,
  reportOutcomes,
  satisfactions,
  sessionKinds,
  terminationGrounds,
} from './terms.ts'

/** Clock time of a day, `14:05`. */
const clockTime = (title: string, help: string) =>
  z
    .string()
    .trim()
    .regex(/^([01]?\d|2[0-3])[:：][0-5]\d$/, `${title}要写成 14:05 这样`)
    .transform((v) => v.replace('：', ':').padStart(5, '0'))
    .meta({ title, kind: 'text', help })

const id = z.uuid('编号不对')
const done = z.object({ id: z.string() })

/** A step in the life of one matter: its name is its address. */
const step = <S extends z.ZodRawShape>(o: { name: string; title: string; at: string; permission: string; input: S }) =>
  operation({
    name: o.name,
    title: o.title,
    method: 'POST',
    path: `/api/complaints/:id/${o.at}`,
    permission: o.permission,
    input: z.object({ id, version: z.number(), ...o.input }),
    output: done,
  })

const overdueReason = field.text('逾期原因', { help: '过了期限才填。' }).optional()

/** Intake. A letter that holds both becomes two matters; what is missing hinders acceptance, not registration. */
export const registerMatter = operation({
  name: 'registerMatter',
  title: '登记投诉举报',
  method: 'POST',
  path: '/api/complaints',
  permission: 'complaint.intake',
  input: z.object({
    matterNo: field.text('登记编号'),
    kind: field.code('来件内容', letterKinds),
    channel: field.code('接收渠道', channels),
    receivedOn: field.day('收到日期'),
    receivedTime: clockTime('收到钟点', '特种设备投诉按小时反馈，请填；不填按零点算。').optional(),
    registeredOn: field.day('登记日期', { help: '补录旧件时填；不填是今天。' }).optional(),
    claimantRole: field.code('来件人身份', claimantRoles).default('SELF'),
    claimantName: field.text('姓名', { help: '匿名举报不填。' }).optional(),
    phone: field.text('联系电话').optional(),
    idNumber: field.text('身份证号码').optional(),
    address: field.text('联系地址').optional(),
    authorised: field.bool('有授权委托书原件').optional(),
    representatives: field.integer('共同投诉代表人数').optional(),
    partyCode: field
      .text('被投诉举报人的统一社会信用代码', { help: '登记册里有的填；没有的只填名称和地址。' })
      .optional(),
    respondentName: field.text('被投诉举报人名称').optional(),
    respondentAddress: field.text('被投诉举报人地址').optional(),
    platformName: field.text('网络交易平台').optional(),
    category: field.code('问题类别', categories),
    objectKind: field.code('商品或者服务', objectKinds).optional(),
    objectName: field.text('商品、服务名称').optional(),
    claim: field.code('主要请求', claims).optional(),
    facts: field.text('事实和理由，违法线索').optional(),
    disputeOn: field.day('争议发生日期').optional(),
    disputedFen: field.fen('争议金额', { unit: '元' }).optional(),
    deviceCode: field.text('特种设备使用登记证编号').optional(),
    placeName: field.text('设备所在小区、场所').optional(),
    publishConsent: field.bool('同意公示投诉信息').optional(),
    unitCode: field.text('分送机构', { help: '不填的留在待分送。' }).optional(),
    hotlineNo: field.text('12345 工单编号').optional(),
    hotlineDueOn: field.day('12345 答复期限').optional(),
    externalNo: field.text('上级系统编号').optional(),
  }),
  output: z.object({
    id: z.string(),
    reportId: z.string().nullable(),
    dueOn: z.string().nullable(),
    notes: z.array(z.string()),
  }),
})

export const dispatchMatter = step({
  name: 'dispatchMatter',
  title: '分送',
  at: 'dispatch',
  permission: 'complaint.intake',
  input: {
    unitCode: field.text('承办机构'),
    on: field.day('分送日期'),
    handler: field.text('承办人').optional(),
    reason: field.text('说明').optional(),
  },
})

/** Back to the intake, never sideways (办法第四十一条). */
export const giveBackMatter = step({
  name: 'giveBackMatter',
  title: '退回（不属本机构办理）',
  at: 'give-back',
  permission: 'complaint.handle',
  input: { on: field.day('退回日期'), reason: field.text('退回理由') },
})

export const recordOdr = step({
  name: 'recordOdr',
  title: '登记企业和解',
  at: 'odr',
  permission: 'complaint.intake',
  input: {
    from: field.day('转企业和解日期'),
    to: field.day('和解结束日期').optional(),
    result: field.code('和解结果', odrResults).optional(),
    recoveredFen: field.fen('挽回经济损失', { unit: '元' }).optional(),
  },
})

export const askIdentity = step({
  name: 'askIdentity',
  title: '限期提供身份证明',
  at: 'identity',
  permission: 'complaint.handle',
  input: {
    state: field.code('身份核对', identityStates),
    on: field.day('日期'),
    dueOn: field.day('提供期限', { help: '不停止七个工作日的期限，请定在它以内。' }).optional(),
  },
})

export const decideAcceptance = step({
  name: 'decideAcceptance',
  title: '决定是否受理',
  at: 'acceptance',
  permission: 'complaint.handle',
  input: {
    outcome: field.code('决定', { ACCEPTED: '受理', NOT_ACCEPTED: '不予受理' }),
    on: field.day('决定日期'),
    ground: field.code('不予受理情形', refusalGrounds).optional(),
    factor: field.code('判断 N3 时考虑的因素', factors).optional(),
    reason: field.text('理由和其他解决途径', { help: '不予受理时填。' }).optional(),
    delivery: field.code('告知投诉人的方式', deliveries),
    documentNo: field.text('决定书文号').optional(),
    overdueReason,
  },
})

export const recordSession = step({
  name: 'recordSession',
  title: '记录调解、三方协调会',
  at: 'sessions',
  permission: 'complaint.handle',
  input: {
    kind: field.code('方式', sessionKinds),
    heldOn: field.day('日期'),
    place: field.text('地点').optional(),
    mediators: field.text('调解人员', { help: '几人之间用顿号隔开。' }),
    claimantPresent: field.bool('投诉人到场').optional(),
    respondentPresent: field.bool('被投诉人到场').optional(),
    owners: field.text('业主一方', { help: '三方协调会填。' }).optional(),
    manager: field.text('物业一方', { help: '三方协调会填。' }).optional(),
    maintainer: field.text('维保一方', { help: '三方协调会填。' }).optional(),
    record: field.text('调解（协调）情况'),
    recusal: field.text('回避申请和决定').optional(),
  },
})

/** A pause begins with its paper and ends with its last day. */
export const pauseClock = step({
  name: 'pauseClock',
  title: '中止、恢复期限',
  at: 'pauses',
  permission: 'complaint.handle',
  input: {
    from: field.day('中止第一天'),
    to: field.day('中止最后一天', { help: '还在中止的不填；恢复时再填一次。' }).optional(),
    reason: field.code('原因', pauseReasons),
    paperNo: field.text('委托书、决定文号').optional(),
  },
})

export const endComplaint = step({
  name: 'endComplaint',
  title: '办结投诉',
  at: 'end',
  permission: 'complaint.handle',
  input: {
    ending: field.code('结果', endings),
    on: field.day('日期'),
    agreementForm: field.code('协议形式', agreementForms, { help: '达成协议时填。' }).optional(),
    deedNo: field.text('调解书文号').optional(),
    ground: field.code('终止情形', terminationGrounds, { help: '终止调解时填。' }).optional(),
    reason: field.text('说明').optional(),
    recoveredFen: field
      .fen('挽回经济损失', { unit: '元', help: '退款、赔偿、换货价值、免收费用之和，不含罚没。' })
      .optional(),
    overdueReason,
  },
})

export const extendCheck = step({
  name: 'extendCheck',
  title: '延长核查期限',
  at: 'extension',
  permission: 'complaint.handle',
  input: { on: field.day('批准日期'), approver: field.text('批准人（部门负责人）'), reason: field.text('延长理由') },
})

export const decideReport = step({
  name: 'decideReport',
  title: '举报处理决定',
  at: 'decision',
  permission: 'complaint.handle',
  input: {
    outcome: field.code('决定', reportOutcomes),
    on: field.day('决定日期'),
    findings: field.text('核查情况').optional(),
    reason: field.text('理由').optional(),
    caseNo: field.text('立案编号').optional(),
    overdueReason,
  },
})

export const tellParties = step({
  name: 'tellParties',
  title: '登记告知、答复',
  at: 'answers',
  permission: 'complaint.handle',
  input: {
    kind: field.code('事项', answerKinds),
    toldOn: field.day('日期'),
    delivery: field.code('方式', deliveries),
    content: field.text('内容').optional(),
    documentNo: field.text('文书文号').optional(),
    proof: field.text('凭证').optional(),
    satisfaction: field.code('满意度', satisfactions).optional(),
  },
})

export const recordFeedback = step({
  name: 'recordFeedback',
  title: '特种设备投诉反馈',
  at: 'feedback',
  permission: 'complaint.handle',
  input: {
    onDay: field.day('反馈日期'),
    time: clockTime('反馈钟点', '从收到起按钟点连续计算，节假日不扣除。'),
    hazardFound: field.bool('发现安全隐患').optional(),
    directiveNo: field.text('特种设备安全监察指令书文号').optional(),
    content: field.text('反馈内容'),
    delivery: field.code('方式', deliveries),
  },
})

export const noteClue = step({
  name: 'noteClue',
  title: '登记违法线索',
  at: 'clue',
  permission: 'complaint.handle',
  input: { on: field.day('发现日期'), text: field.text('违法线索') },
})

export const answerQuestion = step({
  name: 'answerQuestion',
  title: '答复咨询',
  at: 'question',
  permission: 'complaint.handle',
  input: { on: field.day('答复日期'), delivery: field.code('方式', deliveries), content: field.text('答复内容') },
})

/** The same matter came twice, mostly by 12315 and by 12345: one of them counts, with the earlier clock. */
export const mergeMatter = step({
  name: 'mergeMatter',
  title: '并入另一件',
  at: 'merge',
  permission: 'complaint.intake',
  input: { intoNo: field.text('并入的登记编号'), on: field.day('日期') },
})

export const superviseMatter = step({
  name: 'superviseMatter',
  title: '督办',
  at: 'supervisions',
  permission: 'complaint.supervise',
  input: { on: field.day('督办日期'), dueOn: field.day('办理期限'), demand: field.text('要求') },
})

export const answerSupervision = step({
  name: 'answerSupervision',
  title: '回复督办',
  at: 'supervision-answer',
  permission: 'complaint.handle',
  input: { on: field.day('回复日期'), answer: field.text('回复内容') },
})

/** Opens the data of whoever complains: who, whose and why goes into the log first. */
export const openClaimant = operation({
  name: 'openClaimant',
  title: '查看投诉人、举报人信息',
  method: 'POST',
  path: '/api/complaints/:id/claimant',
  permission: 'complaint.unmask',
  input: z.object({ id, reason: field.text('查看理由', { help: '会记入审计日志。' }) }),
  output: z.object({
    people: z.array(
      z.object({
        role: z.string(),
        name: z.string().nullable(),
        phone: z.string().nullable(),
        idNumber: z.string().nullable(),
        address: z.string().nullable(),
      }),
    ),
  }),
})

export const enrolOdr = operation({
  name: 'enrolOdr',
  title: '登记 ODR 企业',
  method: 'POST',
  path: '/api/odr-enterprises',
  permission: 'complaint.intake',
  input: z.object({
    partyCode: field.text('统一社会信用代码'),
    enrolledOn: field.day('入驻日期'),
    category: field.text('类别').optional(),
    contactName: field.text('联系人').optional(),
    developedBy: field.text('发展单位').optional(),
  }),
  output: done,
})

export const exitOdr = operation({
  name: 'exitOdr',
  title: '登记退出',
  method: 'POST',
  path: '/api/odr-enterprises/:id/exit',
  permission: 'complaint.intake',
  input: z.object({ id, version: z.number(), on: field.day('退出日期'), reason: field.text('退出原因') }),
  output: done,
})
