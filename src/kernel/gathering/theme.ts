import type { GatheringKind } from './terms.ts'

/** What gatherings of a business are about (主题): 冷链食品经营单位约谈, 特种设备安全培训. Figures count by theme. */
export interface GatheringTheme {
  /** Stable, begins with the business: `cold-chain.interview`. */
  code: string
  title: string
  kind: GatheringKind
  /** Paper that is handed out and signed for there: 保供稳价提醒告诫书. Absent where there is none. */
  paper?: string
}

/** A theme with the business that declares it. */
export interface HouseTheme extends GatheringTheme {
  businessTitle: string
}

/** Gatherings that belong to no business: what the bureau holds and attends besides. */
const ownThemes: readonly GatheringTheme[] = [
  { code: 'general.meeting', title: '综合会议', kind: 'MEETING' },
  { code: 'general.training', title: '干部业务培训', kind: 'TRAINING' },
  { code: 'general.interview', title: '其他约谈', kind: 'INTERVIEW' },
  { code: 'general.publicity', title: '综合宣传活动', kind: 'PUBLICITY' },
]

/** Every theme of the house: those of each business, then those that belong to none. */
export const gatheringThemesOf = (
  businesses: readonly { title: string; gatheringThemes?: readonly GatheringTheme[] }[],
): HouseTheme[] => [
  ...businesses.flatMap((b) => (b.gatheringThemes ?? []).map((t) => ({ ...t, businessTitle: b.title }))),
  ...ownThemes.map((t) => ({ ...t, businessTitle: '综合' })),
]
