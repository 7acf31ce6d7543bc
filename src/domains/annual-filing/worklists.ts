import { type Day, yearOf } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import type { Worklist } from '#kernel/worklist/declare.ts'
import { windowEnd } from './rules.ts'
import { notFiledParties } from './views.ts'

const spelled = (d: Day): string => `${Number(d.slice(5, 7))}月${Number(d.slice(8))}日`

/** Whoever has not filed the report of last year, from the first day of the window on (企业信息公示暂行条例第八条). */
export const annualFilingWorklists: readonly Worklist[] = [
  {
    id: 'annual-filing.not-filed',
    title: '未报送年度报告',
    reading: 'annual-filing.read',
    page: null,
    ahead: 365,
    rows: ({ today, law }) => ({
      id: sql`n.party_id`,
      party: sql`n.party_id`,
      due: sql`${windowEnd(yearOf(today) - 1, law)}::date`,
      said: [sql`${yearOf(today) - 1}::int`],
      from: sql`from (${notFiledParties(today)}) n`,
    }),
    text: ([year]) => `${year} 年度报告未报送`,
    notice: ({ place, count, first, today }) =>
      `各位经营者：${place}还有${count}户没有报送${yearOf(today) - 1}年度报告。${
        first === null
          ? '报送期已过，请尽快登录国家企业信用信息公示系统补报，以免影响信用。'
          : `请在${spelled(first)}前登录国家企业信用信息公示系统报送。`
      }报送不收费，有困难请到所在地市场监管所，工作人员现场帮办。`,
  },
]
