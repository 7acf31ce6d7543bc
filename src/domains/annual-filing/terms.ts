/** How a report was filed. One party-year is either paper or electronic. */
export const filingChannels = { ELECTRONIC: '网上', PAPER: '纸质' } as const
export type FilingChannel = keyof typeof filingChannels

/** State of one obligation (应报) on a day; derived from dates. */
export const dutyStates = {
  DUE: '应报',
  FILED_ON_TIME: '已年报',
  FILED_LATE: '已年报（逾期）',
  OVERDUE: '逾期未报',
} as const
export type DutyState = keyof typeof dutyStates

/** Purposes of outreach about annual reports (kernel/message keeps the contacts). */
export const outreachPurposes = { ANNUAL_REPORT: '年报宣传', ANTI_FRAUD: '防年报诈骗' } as const
export type OutreachPurpose = keyof typeof outreachPurposes

/** Label that puts a party among special-equipment makers (特种设备生产单位). */
export const seMakerLabel = 'se-maker'
