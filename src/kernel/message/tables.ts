import { coded, day, integer, text, uuid } from '#platform/db/columns.ts'
import { ledger } from '#kernel/record/ledger.ts'
import { party } from '#kernel/party/tables.ts'
import type { CampaignState, ContactChannel, ContactResult } from './terms.ts'

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
    indexes: [{ on: ['purpose', 'channel', 'happenedOn'] }, { on: ['partyId'] }, { on: ['happenedOn'] }],
    references: { partyId: () => party, campaignId: () => messageCampaign },
  },
)
