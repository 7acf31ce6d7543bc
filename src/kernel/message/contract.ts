import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { detailOperation, listOperation, operation } from '#platform/contract/operation.ts'
import { campaignStates, contactChannels, retryKinds, sendChannels, sendStates } from './terms.ts'

const count = (title: string) => field.integer(title)
const version = z.number()
const id = z.uuid('编号不对')

export const CampaignRow = z.object({
  id: field.id(),
  campaignNo: field.text('批次编号'),
  purpose: field.text('用途'),
  channel: field.code('方式', contactChannels),
  state: field.code('状态', campaignStates),
  audience: field.text('对象').nullable(),
  planned: count('应发').nullable(),
  accepted: count('已提交'),
  delivered: count('其中送达'),
  failed: count('未送达'),
  unknown: count('结果不明'),
  plannedOn: field.day('计划日期', { minor: true }).nullable(),
  startedOn: field.day('开始日期').nullable(),
  startedBy: field.text('发送人', { minor: true }).nullable(),
})

export const listCampaigns = listOperation({
  name: 'listMessageCampaigns',
  title: '发送任务清单',
  path: '/api/message-campaigns',
  permission: 'message.read',
  row: CampaignRow,
  filters: {
    state: field.code('状态', campaignStates).optional(),
    channel: field.code('方式', sendChannels).optional(),
    startedFrom: field.day('开始日期起').optional(),
    startedTo: field.day('开始日期止').optional(),
  },
})

/** A batch with everything that whoever confirms it has to know: how many, how long, how dear, the words themselves. */
export const getCampaign = detailOperation({
  name: 'getMessageCampaign',
  title: '发送任务',
  path: '/api/message-campaigns/:id',
  permission: 'message.read',
  record: CampaignRow.extend({
    version,
    template: field.text('内容模板'),
    subject: field.text('邮件主题').nullable(),
    signature: field.text('短信签名').nullable(),
    listedOn: field.day('名单生成日期').nullable(),
    notBefore: field.moment('不早于').nullable(),
    endedOn: field.day('结束日期').nullable(),
    holdReason: field.text('暂停原因').nullable(),
    /** The audience can be found again: the list is not a pasted one. */
    renewable: z.boolean(),
    /** A list of another day must be made anew before it starts. */
    stale: z.boolean(),
    counts: z.array(
      z.object({ state: z.enum(Object.keys(sendStates) as [keyof typeof sendStates]), count: z.number() }),
    ),
    excluded: z.array(z.object({ reason: z.string(), count: z.number() })),
    segments: z.number(),
    longest: z.number(),
    priceLi: z.number().nullable(),
    costFen: z.string().nullable(),
    samples: z.array(z.object({ target: z.string(), content: z.string(), segments: z.number() })),
    /** Why it cannot be sent here at all, or when quiet hours let it go on. */
    hindrance: z.string().nullable(),
    resumesAt: z.string().nullable(),
  }),
})

export const listSends = listOperation({
  name: 'listMessageSends',
  title: '逐条发送结果',
  path: '/api/message-sends',
  permission: 'message.read',
  row: z.object({
    id: field.id(),
    place: count('次序'),
    party: field.party('主体').nullable(),
    personName: field.text('联系人', { minor: true }).nullable(),
    target: field.text('号码').nullable(),
    state: field.code('结果', sendStates),
    reason: field.text('说明').nullable(),
    segments: count('段数'),
    sentAt: field.moment('提交时刻').nullable(),
    settledAt: field.moment('回执时刻').nullable(),
  }),
  filters: {
    campaign: z.uuid('批次编号不对'),
    state: field.code('结果', sendStates).optional(),
  },
})

/** Audiences, purposes and what the installation can send by: what the page for a new batch is drawn from. */
export const messageChoices = operation({
  name: 'messageChoices',
  title: '可选的用途、对象和发送方式',
  method: 'GET',
  path: '/api/message-choices',
  permission: 'message.read',
  input: z.object({}),
  output: z.object({
    purposes: z.array(z.object({ code: z.string(), title: z.string() })),
    audiences: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        filters: z.array(
          z.object({
            name: z.string(),
            title: z.string(),
            options: z.array(z.object({ code: z.string(), title: z.string() })).nullable(),
          }),
        ),
        placeholders: z.array(z.object({ name: z.string(), means: z.string() })),
      }),
    ),
    sms: z.object({ signature: z.string(), ending: z.string(), priceLi: z.number() }).nullable(),
    mail: z.object({ from: z.string() }).nullable(),
  }),
})

const wording = {
  purpose: field.text('用途'),
  channel: field.code('方式', sendChannels),
  subject: field.text('邮件主题').optional(),
}

/** Makes a batch: finds whom it is for, cleans the numbers, counts parts and money. Nothing is sent. */
export const prepareCampaign = operation({
  name: 'prepareMessageCampaign',
  title: '编制发送任务',
  method: 'POST',
  path: '/api/message-campaigns',
  permission: 'message.send',
  input: z.object({
    ...wording,
    template: z.string().trim().min(1, '请填写内容').max(1000, '内容太长，最多 1000 字'),
    audience: z.string().max(100).optional(),
    filters: z.record(z.string(), z.string().max(100)).default({}),
    /** A line each: number or address, and if known the party's code or a name. */
    list: z.string().max(3_000_000, '名单太长，请分批').optional(),
    notBefore: z.iso.datetime({ offset: true, error: '定时发送的时间不对' }).optional(),
  }),
  output: z.object({ id: z.string() }),
})

/** Finds the audience again: for a batch that was made on another day. */
export const renewCampaign = operation({
  name: 'renewMessageCampaign',
  title: '重新生成名单',
  method: 'POST',
  path: '/api/message-campaigns/:id/renew',
  permission: 'message.send',
  input: z.object({ id, version }),
  output: z.object({}),
})

/** Lets a batch go. Whoever starts it says how many messages he has seen that it will be. */
export const startCampaign = operation({
  name: 'startMessageCampaign',
  title: '开始发送',
  method: 'POST',
  path: '/api/message-campaigns/:id/start',
  permission: 'message.start',
  approval: { title: '群发审批', page: '/messages/:id' },
  input: z.object({ id, version, confirmed: count('确认发送的条数') }),
  output: z.object({}),
})

export const pauseCampaign = operation({
  name: 'pauseMessageCampaign',
  title: '暂停发送',
  method: 'POST',
  path: '/api/message-campaigns/:id/pause',
  permission: 'message.start',
  input: z.object({ id, version }),
  output: z.object({}),
})

export const resumeCampaign = operation({
  name: 'resumeMessageCampaign',
  title: '继续发送',
  method: 'POST',
  path: '/api/message-campaigns/:id/resume',
  permission: 'message.start',
  input: z.object({ id, version }),
  output: z.object({}),
})

/** Ends a batch for good: what has not gone out stays unsent. */
export const cancelCampaign = operation({
  name: 'cancelMessageCampaign',
  title: '取消发送',
  method: 'POST',
  path: '/api/message-campaigns/:id/cancel',
  permission: 'message.start',
  input: z.object({ id, version, reason: field.text('取消理由') }),
  output: z.object({}),
})

/** Sends again what failed, or, on a person's word, what may have arrived already. */
export const retryCampaign = operation({
  name: 'retryMessageCampaign',
  title: '重新发送',
  method: 'POST',
  path: '/api/message-campaigns/:id/retry',
  permission: 'message.start',
  input: z.object({
    id,
    version,
    which: field.code('重发哪些', retryKinds),
    reason: field.text('理由', { help: '结果不明的可能已经送到，重发时对方会收到两次。' }),
  }),
  output: z.object({ count: z.number() }),
})

export const TemplateRow = z.object({
  id: field.id(),
  version: z.number(),
  name: field.text('名称'),
  purpose: field.text('用途'),
  channel: field.code('方式', sendChannels),
  subject: field.text('邮件主题').nullable(),
  body: field.text('内容'),
})

export const listTemplates = operation({
  name: 'listMessageTemplates',
  title: '信息模板',
  method: 'GET',
  path: '/api/message-templates',
  permission: 'message.read',
  input: z.object({}),
  output: z.object({ templates: z.array(TemplateRow.extend({ purposeTitle: z.string() })) }),
})

const template = {
  name: field.text('名称'),
  ...wording,
  body: z.string().trim().min(1, '请填写内容').max(1000, '内容太长，最多 1000 字'),
}

export const addTemplate = operation({
  name: 'addMessageTemplate',
  title: '新建模板',
  method: 'POST',
  path: '/api/message-templates',
  permission: 'message.template',
  input: z.object(template),
  output: z.object({ id: z.string() }),
})

export const changeTemplate = operation({
  name: 'changeMessageTemplate',
  title: '修改模板',
  method: 'POST',
  path: '/api/message-templates/:id',
  permission: 'message.template',
  input: z.object({ id, version, ...template }),
  output: z.object({}),
})

export const dropTemplate = operation({
  name: 'dropMessageTemplate',
  title: '停用模板',
  method: 'POST',
  path: '/api/message-templates/:id/drop',
  permission: 'message.template',
  input: z.object({ id, version, reason: field.text('停用理由') }),
  output: z.object({}),
})

export const listOptOuts = listOperation({
  name: 'listMessageOptOuts',
  title: '退订名单',
  path: '/api/message-opt-outs',
  permission: 'message.read',
  row: z.object({
    id: field.id(),
    version: z.number(),
    target: field.text('号码或邮箱'),
    channel: field.code('方式', sendChannels),
    fromDay: field.day('退订日期'),
    reason: field.text('退订方式和理由'),
  }),
  filters: { channel: field.code('方式', sendChannels).optional() },
})

export const addOptOut = operation({
  name: 'addMessageOptOut',
  title: '登记退订',
  method: 'POST',
  path: '/api/message-opt-outs',
  permission: 'message.opt-out',
  input: z.object({
    channel: field.code('方式', sendChannels),
    target: field.text('号码或邮箱'),
    reason: field.text('退订方式和理由', { help: '例如：本人来电要求。' }),
  }),
  output: z.object({ id: z.string() }),
})

export const liftOptOut = operation({
  name: 'liftMessageOptOut',
  title: '恢复接收',
  method: 'POST',
  path: '/api/message-opt-outs/:id/lift',
  permission: 'message.opt-out',
  input: z.object({ id, version, reason: field.text('恢复理由', { help: '要有本人的同意。' }) }),
  output: z.object({}),
})

/** What a gateway calls with its reports. The token in the address stands for a sign-in. */
export const takeReceipts = operation({
  name: 'takeMessageReceipts',
  title: '接收短信回执',
  method: 'POST',
  path: '/api/message-receipts/:token',
  permission: 'public',
  input: z.object({ token: z.string() }),
  output: z.unknown(),
})

/** The address to be entered at the gateway. */
export const receiptAddress = operation({
  name: 'messageReceiptAddress',
  title: '短信回执地址',
  method: 'GET',
  path: '/api/message-receipt-address',
  permission: 'system.messages',
  input: z.object({}),
  output: z.object({ path: z.string() }),
})
