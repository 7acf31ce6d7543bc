/** What kind of equity is pledged. */
export const equityKinds = { CONTRIBUTION: '有限责任公司出资额', SHARES: '未上市股份有限公司股份' } as const
export type EquityKind = keyof typeof equityKinds

/** State of a pledge registration (股权出质登记办法). */
export const pledgeStates = { ESTABLISHED: '设立', CHANGED: '变更', CANCELLED: '注销', REVOKED: '撤销' } as const
export type PledgeState = keyof typeof pledgeStates

export const holderRoles = { PLEDGOR: '出质人', PLEDGEE: '质权人' } as const
export type HolderRole = keyof typeof holderRoles

/** Why a registration is cancelled (注销). */
export const cancelReasons = {
  DEBT_ENDED: '主债权消灭',
  REALISED: '质权实现',
  WAIVED: '质权人放弃质权',
  OTHER: '其他法定情形',
} as const
export type CancelReason = keyof typeof cancelReasons
