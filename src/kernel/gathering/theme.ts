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
