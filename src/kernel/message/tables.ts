import { bool, coded, day, integer, json, moment, text, uuid } from '#platform/db/columns.ts'
import { table } from '#platform/db/table.ts'
import { ledger } from '#kernel/record/ledger.ts'
import { party } from '#kernel/party/tables.ts'
import type { CampaignState, ContactChannel, ContactResult, SendChannel, SendState } from './terms.ts'

/** A round of messages: one purpose, one template, one audience. */
export const messageCampaign = ledger(
  'message_campaign',
  '群发批次',
  {
    campaignNo: text('批次编号').notNull(),
    purpose: text('用途').notNull(),
    channel: coded<ContactChannel>('方式').notNull(),
    template: text('内容模板').notNull(),
    audience: text('对象条件'),
    state: coded<CampaignState>('状态').notNull(),
    plannedOn: day('计划日期'),
    startedOn: day('开始日期'),
    endedOn: day('结束日期'),
    planned: integer('计划条数'),
    subject: text('邮件主题'),
    audienceId: text('对象来源'),
    filters: json<Record<string, string>>('对象条件（代码）'),
    listedOn: day('名单生成日期'),
    notBefore: moment('不早于此刻发送'),
    signature: text('短信签名'),
    priceLi: integer('每段单价（厘）'),
    holdReason: text('暂停原因'),
    startedBy: text('发送人'),
    startedById: text('发送人账号'),
  },
  { indexes: [{ on: ['campaignNo'], unique: true }, { on: ['startedOn'] }] },
)

/** Every text, call and on-site contact, with purpose, target and result. Businesses keep no copies. */
export const messageContact = ledger(
  'message_contact',
  '联系记录：短信、电话、现场',
  {
    campaignId: uuid('群发批次'),
    purpose: text('用途').notNull(),
    channel: coded<ContactChannel>('方式').notNull(),
    partyId: uuid('主体'),
    happenedOn: day('日期').notNull(),
    result: coded<ContactResult>('结果').notNull(),
    /** 1 for a single contact; the number on a carrier's statement, which is a declared record. */
    quantity: integer('数量').notNull(),
    personName: text('联系人'),
    targetSealed: text('号码（密文）'),
    targetMasked: text('号码（掩码）'),
    targetKey: text('号码查找键（带密钥的摘要）'),
    place: text('地点'),
    staffName: text('工作人员'),
    content: text('内容摘要'),
  },
  {
    indexes: [
      { on: ['purpose', 'channel', 'happenedOn'] },
      { on: ['partyId'] },
      { on: ['happenedOn', 'id'] },
      { on: ['campaignId'] },
    ],
    references: { partyId: () => party, campaignId: () => messageCampaign },
  },
)

/** Wordings that are used again, with their placeholders. */
export const messageTemplate = ledger(
  'message_template',
  '信息模板',
  {
    name: text('名称').notNull(),
    purpose: text('用途').notNull(),
    channel: coded<SendChannel>('方式').notNull(),
    subject: text('邮件主题'),
    body: text('内容').notNull(),
  },
  { indexes: [{ on: ['name'], unique: true }], policy: 'shared' },
)

/** Who does not want messages. Taking somebody off the list voids the row with the reason. */
export const messageOptOut = ledger(
  'message_opt_out',
  '退订名单：不再群发的号码和邮箱',
  {
    channel: coded<SendChannel>('方式').notNull(),
    targetSealed: text('号码（密文）').notNull(),
    targetMasked: text('号码（掩码）').notNull(),
    targetKey: text('号码查找键（带密钥的摘要）').notNull(),
    fromDay: day('退订日期').notNull(),
    reason: text('退订方式和理由').notNull(),
  },
  { indexes: [{ on: ['channel', 'targetKey'], unique: true }], policy: 'shared' },
)

/**
 * One message to one number: the queue that sending works through, and what became of it. One number stands in a batch once. The
 * ledger `message_contact` follows it under the same id.
 */
export const messageSend = table(
  'message_send',
  '逐条发送：一批里每个号码一条',
  {
    countyCode: text('局代码').notNull(),
    id: uuid('编号，也是网关的幂等编号').notNull(),
    campaignId: uuid('群发批次；空为内部消息的邮件副本'),
    channel: coded<SendChannel>('方式').notNull(),
    stationCode: text('管辖所（数据范围）'),
    place: integer('在批次里的次序').notNull(),
    partyId: uuid('主体'),
    personName: text('联系人'),
    targetSealed: text('号码（密文）'),
    targetMasked: text('号码（掩码）'),
    targetKey: text('号码查找键（带密钥的摘要）'),
    subject: text('邮件主题'),
    content: text('内容').notNull(),
    segments: integer('计费段数').notNull(),
    state: coded<SendState>('状态').notNull(),
    reason: text('未发送、未送达或不明的原因'),
    round: integer('人工重发的次数').notNull(),
    tries: integer('没有发出的尝试次数').notNull(),
    notBefore: moment('不早于此刻再试'),
    providerId: text('网关编号'),
    sentAt: moment('提交时刻'),
    settledAt: moment('回执时刻'),
    toEnter: bool('结果还没有记入联系记录').notNull(),
  },
  {
    primaryKey: ['countyCode', 'id'],
    indexes: [
      { on: ['countyCode', 'campaignId', 'targetKey'], unique: true, where: "state <> 'EXCLUDED'" },
      { on: ['countyCode', 'campaignId', 'place'] },
      { on: ['countyCode', 'state', 'campaignId'] },
      { on: ['countyCode', 'providerId'] },
      { on: ['countyCode', 'toEnter'], where: 'to_enter' },
    ],
    policy: 'station',
    grants: ['select', 'insert', 'update', 'delete'],
  },
)

/** What a gateway reported, until it is put beside its message: a report may overtake the answer to the sending. */
export const messageReceipt = table(
  'message_receipt',
  '短信回执，核对后删除',
  {
    countyCode: text('局代码').notNull(),
    id: uuid('编号').notNull(),
    sendId: uuid('所报的那一条'),
    round: integer('所报的是第几次重发'),
    providerId: text('网关编号'),
    delivered: bool('送达').notNull(),
    reason: text('未送达的原因'),
    at: moment('收到时刻').notNull(),
  },
  { primaryKey: ['countyCode', 'id'], policy: 'county', grants: ['select', 'insert', 'delete'] },
)

/** A message inside the house, to one account, with the page it is about. */
export const messageNotice = table(
  'message_notice',
  '站内消息',
  {
    countyCode: text('局代码').notNull(),
    id: uuid('编号').notNull(),
    account: text('收件人账号').notNull(),
    fromName: text('发件人').notNull(),
    title: text('标题').notNull(),
    body: text('内容'),
    page: text('所涉页面'),
    at: moment('时刻').notNull(),
    readAt: moment('阅读时刻'),
  },
  {
    primaryKey: ['countyCode', 'id'],
    indexes: [{ on: ['countyCode', 'account', 'at'] }],
    policy: 'county',
    grants: ['select', 'insert', 'update'],
  },
)

/** Where somebody wants copies of messages inside the house. */
export const messageMailbox = table(
  'message_mailbox',
  '站内消息的邮件副本发往哪里',
  {
    countyCode: text('局代码').notNull(),
    account: text('账号').notNull(),
    addressSealed: text('邮箱（密文）').notNull(),
    addressMasked: text('邮箱（掩码）').notNull(),
    setAt: moment('设定时刻').notNull(),
  },
  { primaryKey: ['countyCode', 'account'], policy: 'county', grants: ['select', 'insert', 'update', 'delete'] },
)
