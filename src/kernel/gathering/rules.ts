import type { Day } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { Attendance } from './terms.ts'

const refuse = (code: string, field: string, text: string): Refusal =>
  new Refusal(`gathering.${code}`, text, { fields: { [field]: text } })

/** Whether the facts of a gathering go together: what came of it is known only once it was held. */
export function checkGathering(
  g: { heldOn: Day; endedOn?: Day | null; headcount?: number | null; handouts?: number | null },
  today: Day,
): Refusal | undefined {
  if (g.endedOn && g.endedOn < g.heldOn)
    return refuse('ended', 'endedOn', `结束日期 ${g.endedOn} 早于举行日期 ${g.heldOn}，请核对。`)
  for (const [name, title] of [
    ['headcount', '到场人数'],
    ['handouts', '发放资料份数'],
  ] as const) {
    const count = g[name] ?? 0
    if (count < 0) return refuse('count', name, `${title}不能小于 0。`)
    if (count > 0 && g.heldOn > today)
      return refuse('not-held', name, `举行日期 ${g.heldOn} 还没有到，${title}等举行后再填。`)
  }
  return undefined
}

export interface AttendanceSaid {
  attendance: Attendance
  people?: number | null
  signedOn?: Day | null
  paperNo?: string | null
  paperOn?: Day | null
}

/** Whether somebody can have come, signed and been served as said, at a gathering of that day. */
export function checkAttendance(a: AttendanceSaid, facts: { heldOn: Day; today: Day }): Refusal | undefined {
  const { heldOn, today } = facts
  if (a.attendance !== 'INVITED' && heldOn > today)
    return refuse('not-held', 'attendance', `活动 ${heldOn} 才举行，现在只能登记“已通知”。`)
  if ((a.people ?? 0) < 0) return refuse('count', 'people', '人数不能小于 0。')
  if (a.attendance !== 'PRESENT' && (a.people ?? 0) > 0)
    return refuse('people', 'people', '没有到场的，人数不填或者填 0。')
  if (a.signedOn && a.attendance !== 'PRESENT') return refuse('signed', 'signedOn', '没有到场的，不填签到日期。')
  if (a.signedOn && (a.signedOn < heldOn || a.signedOn > today))
    return refuse('signed', 'signedOn', `签到日期 ${a.signedOn} 要在举行日期 ${heldOn} 和今天之间。`)
  if ((a.paperNo ?? null) === null && a.paperOn) return refuse('paper', 'paperNo', '填了送达日期，请补上文书编号。')
  if (a.paperNo && !a.paperOn) return refuse('paper', 'paperOn', `文书 ${a.paperNo} 没有送达日期，请补上。`)
  if (a.paperOn && (a.paperOn < heldOn || a.paperOn > today))
    return refuse('paper', 'paperOn', `送达日期 ${a.paperOn} 要在举行日期 ${heldOn} 和今天之间。`)
  return undefined
}

/** Who came, with what follows from it: one person unless said, signed on the day of the gathering. */
export const settled = (a: AttendanceSaid, heldOn: Day) =>
  a.attendance === 'PRESENT'
    ? { attendance: a.attendance, people: a.people ?? 1, signedOn: a.signedOn ?? heldOn }
    : { attendance: a.attendance, people: a.attendance === 'ABSENT' ? 0 : null, signedOn: null }
