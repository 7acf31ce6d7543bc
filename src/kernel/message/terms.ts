/** Ways of reaching a party. */
export const contactChannels = { SMS: '短信', EMAIL: '电子邮件', CALL: '电话', ONSITE: '现场' } as const
export type ContactChannel = keyof typeof contactChannels

/** Ways that the system itself sends by. */
export const sendChannels = { SMS: contactChannels.SMS, EMAIL: contactChannels.EMAIL } as const
export type SendChannel = keyof typeof sendChannels

/** What came of a contact. */
export const contactResults = {
  SUCCESS: '送达',
  SUBMITTED: '已提交',
  FAIL: '未送达',
  UNKNOWN: '结果不明',
  UNSENT: '未发送',
  REACHED: '接通',
  NO_ANSWER: '无人接听',
  WRONG_NUMBER: '空号或错号',
  REFUSED: '拒接',
  DONE: '已指导',
} as const
export type ContactResult = keyof typeof contactResults

/** Results that count in figures: what really went out and was not reported as failed, and whoever was really reached. */
export const effectiveResults = ['SUCCESS', 'SUBMITTED', 'REACHED', 'DONE'] as const satisfies readonly ContactResult[]

export const campaignStates = {
  PENDING: '待发送',
  SENDING: '发送中',
  PAUSED: '已暂停',
  ENDED: '已结束',
  CANCELLED: '已取消',
} as const
export type CampaignState = keyof typeof campaignStates

/** Where one message of a batch stands. */
export const sendStates = {
  QUEUED: '待发送',
  SENDING: '正在提交',
  ACCEPTED: '已提交',
  DELIVERED: '送达',
  FAILED: '未送达',
  UNKNOWN: '结果不明',
  UNSENT: '未发送',
  EXCLUDED: '不发送',
} as const
export type SendState = keyof typeof sendStates

/** What the ledger keeps of where a message stands; nothing while it is on its way or was never to go. */
export const resultOf: Readonly<Partial<Record<SendState, ContactResult>>> = {
  ACCEPTED: 'SUBMITTED',
  DELIVERED: 'SUCCESS',
  FAILED: 'FAIL',
  UNKNOWN: 'UNKNOWN',
  UNSENT: 'UNSENT',
}

/** What may be sent again when a person says so. */
export const retryKinds = { FAILED: '未送达的', UNKNOWN: '结果不明的' } as const

/** Purposes of the house itself; businesses bring theirs. */
export const ownPurposes = { NOTICE: '工作通知' } as const
