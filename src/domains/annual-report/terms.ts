/** State of a frozen report. */
export const issueStates = { FROZEN: '已定稿', ISSUED: '已印发' } as const
export type IssueState = keyof typeof issueStates
