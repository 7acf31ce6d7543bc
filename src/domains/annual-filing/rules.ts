import { type Day, day, yearOf } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { LawBook } from '#kernel/law/law-book.ts'
import type { DutyState } from './terms.ts'

/** Last day of the filing window of a report year: 30 June of the year after (企业信息公示暂行条例第八条). */
export function windowEnd(reportYear: number, law: LawBook): Day {
  const first = day(`${reportYear + 1}-01-01`)
  return day(`${reportYear + 1}-${String(law.period('annual.window.end', first).value)}`)
}

/** State of an obligation on a day. The first submission decides; later corrections do not change it. */
export function dutyState(d: { reportYear: number; firstFiledOn: Day | null }, on: Day, law: LawBook): DutyState {
  const end = windowEnd(d.reportYear, law)
  if (d.firstFiledOn !== null && d.firstFiledOn <= on) return d.firstFiledOn <= end ? 'FILED_ON_TIME' : 'FILED_LATE'
  return on <= end ? 'DUE' : 'OVERDUE'
}

/** Whether a report may be entered: filed after the report year ended, not in the future, by a party that existed by then. */
export function checkFiling(
  f: { reportYear: number; firstFiledOn: Day },
  facts: { today: Day; existedAtYearEnd: boolean; partyName: string },
): Refusal | undefined {
  const refuse = (code: string, field: string, text: string): Refusal =>
    new Refusal(`annual-filing.file.${code}`, text, { fields: { [field]: text } })
  if (f.firstFiledOn > facts.today)
    return refuse('future', 'firstFiledOn', `填报日期 ${f.firstFiledOn} 还没有到，请核对。`)
  if (yearOf(f.firstFiledOn) <= f.reportYear) {
    return refuse(
      'too-early',
      'firstFiledOn',
      `${f.reportYear} 年度报告从 ${f.reportYear + 1} 年 1 月 1 日起报送，填报日期 ${f.firstFiledOn} 不对。`,
    )
  }
  if (f.reportYear < 2013)
    return refuse('year', 'reportYear', `年度报告制度从 2013 年度开始，报告年度 ${f.reportYear} 不对。`)
  if (!facts.existedAtYearEnd) {
    return refuse(
      'not-due',
      'reportYear',
      `${facts.partyName}在 ${f.reportYear} 年末不存续，不应报送该年度报告，请核对报告年度。`,
    )
  }
  return undefined
}
