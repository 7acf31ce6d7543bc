/** Ways of reaching a party. */
export const contactChannels = { SMS: '短信', CALL: '电话', ONSITE: '现场' } as const
export type ContactChannel = keyof typeof contactChannels

/** What came of a contact. Delivered and reached ones count in figures. */
export const contactResults = {
  SUCCESS: '送达',
  FAIL: '未送达',
  UNSENT: '未发送',
  REACHED: '接通',
  NO_ANSWER: '无人接听',
  WRONG_NUMBER: '空号或错号',
  REFUSED: '拒接',
  DONE: '已指导',
} as const
export type ContactResult = keyof typeof contactResults
export const effectiveResults = ['SUCCESS', 'REACHED', 'DONE'] as const satisfies readonly ContactResult[]

export const campaignStates = { PENDING: '待发送', SENDING: '发送中', ENDED: '已结束', CANCELLED: '已取消' } as const
export type CampaignState = keyof typeof campaignStates
