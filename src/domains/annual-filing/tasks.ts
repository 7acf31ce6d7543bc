import { sql } from '#platform/db/database.ts'
import { addDays, yearOf } from '#platform/clock/day.ts'
import type { OpenTasks } from '#kernel/task/declare.ts'
import { windowEnd } from './rules.ts'
import { notFiledParties } from './views.ts'

/** Days before the end of the window from which those who have not filed are a task. */
export const urgedDays = 30

/**
 * In the last month of the window (企业信息公示暂行条例第八条) whoever has not filed is to be urged: one task for all, because the
 * list does the work. After the window they are to be listed, see the bridge to the credit lists.
 */
export const annualFilingTasks: OpenTasks = [
  {
    id: 'annual-filing.urge',
    title: '未报送的年度报告',
    permission: 'annual-filing.contact',
    reading: 'annual-filing.read',
    page: '/not-filed',
    warn: 10,
    open: ({ today, law }) => {
      const reportYear = yearOf(today) - 1
      const end = windowEnd(reportYear, law)
      const running = today >= addDays(end, -urgedDays) && today <= end
      return {
        id: sql`null`,
        station: sql`null`,
        dueOn: sql`${end}`,
        said: [sql`${reportYear}::int`],
        from: sql`from (select 1) one where ${running}::boolean and exists (${notFiledParties(today)})`,
      }
    },
    text: ([year]) => `${year} 年度报告还有没报送的户，请催报`,
  },
]
