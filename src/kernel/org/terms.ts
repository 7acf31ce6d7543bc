/** Kinds of unit. */
export const unitKinds = { bureau: '局机关', section: '股室', station: '市场监管所' } as const
export type UnitKind = keyof typeof unitKinds
