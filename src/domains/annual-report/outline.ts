import type { OutlineItem } from '#kernel/narrative/compose.ts'

/** Sections of the two chapters that are written from facts instead of slots. */
export const difficulties = '2'
export const nextYear = '3'

/** Chapters of the report of a year. A chapter of which no installed business speaks is left out and named in a note. */
export const outlineOf = (year: number): readonly OutlineItem[] => [
  { level: 1, title: `${year}年主要工作情况` },
  { level: 2, title: '持续优化营商环境，助力市场主体发展', section: '1.1' },
  { level: 2, title: '健全信用监管机制，加强事中事后监管', section: '1.2' },
  { level: 2, title: '提升质量与知识产权服务，支撑县域产业发展', section: '1.3' },
  { level: 2, title: '落实疫情防控监管责任' },
  { level: 3, title: '冷链食品监管。', section: '1.4.1' },
  { level: 3, title: '重点环节和重点场所监管。', section: '1.4.2' },
  { level: 2, title: '办好民生实事，维护消费者权益' },
  { level: 3, title: '消费维权。', section: '1.5.1' },
  { level: 3, title: '价格监管。', section: '1.5.2' },
  { level: 3, title: '计量监管与服务。', section: '1.5.3' },
  { level: 2, title: '紧盯重点领域，守牢安全底线' },
  { level: 3, title: '食品安全监管。', section: '1.6.1' },
  { level: 3, title: '药品、医疗器械和化妆品监管。', section: '1.6.2' },
  { level: 3, title: '特种设备安全监察。', section: '1.6.3' },
  { level: 2, title: '严格执法办案，规范市场秩序' },
  { level: 3, title: '民生领域案件查办。', section: '1.7.1' },
  { level: 3, title: '行政执法与刑事司法衔接。', section: '1.7.2' },
  { level: 3, title: '曝光产品排查。', section: '1.7.3' },
  { level: 3, title: '校外培训机构整治。', section: '1.7.4' },
  { level: 3, title: '监督抽检。', section: '1.7.5' },
  { level: 3, title: '打击传销。', section: '1.7.6' },
  { level: 2, title: '加强党的建设，锻造过硬队伍' },
  { level: 3, title: '党的政治建设。', section: '1.8.1' },
  { level: 3, title: '队伍教育整顿。', section: '1.8.2' },
  { level: 3, title: '作风建设和自查自纠。', section: '1.8.3' },
  { level: 2, title: '服务大局，完成各项中心工作', section: '1.9' },
  { level: 1, title: '存在的困难和问题', section: difficulties, items: 'paragraphs' },
  { level: 1, title: `${year + 1}年工作计划`, section: nextYear, items: 'paragraphs' },
]
