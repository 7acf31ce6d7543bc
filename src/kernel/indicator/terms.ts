/** Chapters of the report, by which figures are grouped on screens: `1.4.2` belongs to `1.4`. */
export const chapters = {
  '1.1': '市场准入',
  '1.2': '信用监管',
  '1.3': '质量与知识产权',
  '1.4': '疫情防控',
  '1.5': '消费、价格与计量',
  '1.6': '食品、药品与特种设备安全',
  '1.7': '执法办案与抽检',
  '1.8': '队伍与党建',
  '1.9': '中心工作',
} as const
export type Chapter = keyof typeof chapters

/** The chapter of a section; none for what stands behind the report. */
export function chapterOf(section: string): Chapter | undefined {
  const chapter = section.split('.').slice(0, 2).join('.')
  return chapter in chapters ? (chapter as Chapter) : undefined
}
