import { chineseDay, yearOf } from '#platform/clock/day.ts'
import { field } from '#platform/contract/field.ts'
import type { Messaging } from '#kernel/message/audience.ts'
import { type EntityCategory, entityCategories } from '#kernel/party/terms.ts'
import { windowEnd } from './rules.ts'
import { outreachPurposes } from './terms.ts'
import { notFiledMembers } from './views.ts'

/** Texts about annual reports: the purposes that its figures count by, and whoever has not filed. */
export const annualFilingMessaging: Messaging = {
  purposes: outreachPurposes,
  audiences: [
    {
      id: 'annual-filing.not-filed',
      title: '未年报的主体',
      filters: {
        category: field.code('类别', entityCategories).optional(),
        station: field.text('管辖所').optional(),
      },
      placeholders: { 报告年度: '应报送的年度', 截止日: '报送的最后一天' },
      async members(q, { category, station }, { today, law }) {
        const reportYear = yearOf(today) - 1
        const values = { 报告年度: String(reportYear), 截止日: chineseDay(windowEnd(reportYear, law)) }
        const ids = await notFiledMembers(q, { category: category as EntityCategory | undefined, station }, today)
        return ids.map((partyId) => ({ partyId, values }))
      },
    },
  ],
}
