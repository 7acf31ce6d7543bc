import type { OutlineItem } from '#kernel/narrative/compose.ts'

/** Chapters of the report. A chapter whose businesses are not installed says so instead of vanishing. */
export const outline: readonly OutlineItem[] = [
  { level: 1, title: '主要工作情况' },
  { level: 2, title: '持续优化营商环境，助力市场主体发展', section: '1.1' },
  { level: 2, title: '健全信用监管机制，加强事中事后监管', section: '1.2' },
]
