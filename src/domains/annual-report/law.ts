import { day } from '#platform/clock/day.ts'
import type { LawValue } from '#kernel/law/law-value.ts'

/** The word for those who do business, as documents of a day use it. */
export const annualReportLaw = [
  {
    key: 'term.market-entity',
    value: '市场主体',
    unit: 'term',
    from: day('1949-10-01'),
    to: day('2022-12-31'),
    basis: '市场主体登记管理条例用语',
    verified: false,
    note: '文件用语自 2023 年前后改为“经营主体”，起用日由本局核定。',
  },
  {
    key: 'term.market-entity',
    value: '经营主体',
    unit: 'term',
    from: day('2023-01-01'),
    basis: '2023 年以来文件用语',
    verified: false,
    note: '文件用语自 2023 年前后改为“经营主体”，起用日由本局核定。',
  },
] as const satisfies readonly LawValue[]
