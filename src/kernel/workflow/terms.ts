/** What came of an approval. */
export const approvalDecisions = { APPROVED: '同意', REFUSED: '不同意' } as const
export type ApprovalDecision = keyof typeof approvalDecisions

/** How it was given. */
export const approvalWays = { SCREEN: '屏幕上批', PAPER: '纸上批后补录' } as const
export type ApprovalWay = keyof typeof approvalWays

export const approvalStates = {
  OPEN: '待批',
  APPROVED: '已同意',
  REFUSED: '未同意',
  USED: '已办理',
  WITHDRAWN: '已撤回',
} as const
export type ApprovalState = keyof typeof approvalStates
