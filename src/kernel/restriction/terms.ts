/** What a look-up came to. */
export const lookUpResults = { CLEAR: '没有查到限制', WARN: '有提示', BLOCK: '禁止办理' } as const
export type LookUpResult = keyof typeof lookUpResults

/** When it was looked up. */
export const lookUpMoments = { ASKED: '填表时查询', ACTED: '办理时核对' } as const
export type LookUpMoment = keyof typeof lookUpMoments

/** What whoever asked went on to do. */
export const lookUpOutcomes = {
  LOOKED: '只作查询',
  PASSED: '没有限制，继续办理',
  WEIGHED: '核对后继续办理',
  RETURNED: '退回核对',
  REFUSED: '不予办理',
} as const
export type LookUpOutcome = keyof typeof lookUpOutcomes

/** Field of a form in which whoever acts says what he found when he looked into the warnings. */
export const seenField = 'restrictionsSeen'
