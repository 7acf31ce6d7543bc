import { addDays } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import type { PartySection } from '#kernel/dossier/declare.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { windowEnd } from './rules.ts'
import { annualFiling as f } from './tables.ts'
import { urgedDays } from './tasks.ts'
import { notFiledYear } from './views.ts'

/** Reports of a party by year, and the one that it owes. */
export const annualFilingSection: PartySection = {
  title: '年度报告',
  reading: 'annual-filing.read',
  records: [
    {
      id: 'annual-filing.report',
      title: '年度报告',
      page: '/annual-filings',
      rows: () => ({
        of: f,
        party: f.partyId,
        day: f.firstFiledOn,
        said: [f.reportYear],
        from: sql`from ${asKnownNow.at(f)}`,
      }),
      text: ([year]) => `报送 ${year} 年度报告`,
    },
  ],
  async warnings(q, partyId, { today, law }) {
    const year = await notFiledYear(q, partyId, today)
    if (year === undefined) return []
    const end = windowEnd(year, law)
    if (today < addDays(end, -urgedDays)) return []
    const late = today > end
    return [
      {
        tone: late ? 'red' : 'amber',
        day: end,
        text: late ? `${year} 年度报告没有报送，已过 ${end}` : `${year} 年度报告还没有报送，${end} 截止`,
        todo: late ? '催其补报并公示；没有列入的按规定列入经营异常名录或者标记。' : '短信、电话或者上门催报。',
        basis: '企业信息公示暂行条例第八条、第十七条',
        page: '/not-filed',
      },
    ]
  },
}
