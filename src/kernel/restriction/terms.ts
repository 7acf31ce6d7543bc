/** What a look-up came to. */
export const lookUpResults = { CLEAR: '没有查到限制', WARN: '有提示', BLOCK: '禁止办理' } as const
export type LookUpResult = keyof typeof lookUpResults

/** When it was looked up. */
export const lookUpMoments = { ASKED: '填表时查询', ACTED: '办理时核对' } as const
export type LookUpMoment = keyof typeof lookUpMoments

/** Field of a form by which whoever acts says that he has looked at the warnings. */
export const seenField = 'restrictionsSeen'
