import type { Day } from '#platform/clock/day.ts'
import { addDays } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { LawBook } from '#kernel/law/law-book.ts'
import type { UnitKind } from './terms.ts'

const refuse = (code: string, field: string, text: string): Refusal =>
  new Refusal(`food-training.${code}`, text, { fields: { [field]: text } })

/** Whether a unit may enter the register: not in the future, not twice at a time. */
export function checkUnit(
  u: { kind: UnitKind; fromDay: Day },
  facts: { today: Day; partyName: string; standing: readonly { kind: UnitKind; fromDay: Day; toDay: Day | null }[] },
): Refusal | undefined {
  if (u.fromDay > facts.today) return refuse('unit.future', 'fromDay', `列入日期 ${u.fromDay} 还没有到，请核对。`)
  const twin = facts.standing.find((s) => s.kind === u.kind && (s.toDay === null || s.toDay > u.fromDay))
  return twin ? refuse('unit.twice', 'partyCode', `${facts.partyName}自 ${twin.fromDay} 起已在名册里。`) : undefined
}

/** Whether a unit, or a person, may leave on a day. */
export function checkLeave(since: Day, left: Day | null, on: Day, today: Day, field: string): Refusal | undefined {
  if (left !== null) return refuse('leave.state', field, `已于 ${left} 退出，不用再登记。`)
  return on <= since || on > today ? refuse('leave.day', field, `日期要晚于 ${since}，不晚于今天。`) : undefined
}

export interface PersonDates {
  enteredOn: Day
  registeredOn: Day | null
  leftOn: Day | null
}

/** Whether a step may stand on a day: while the person is there, after registration where he is registered. */
export function checkStep(p: PersonDates, on: Day, today: Day): Refusal | undefined {
  if (on < p.enteredOn || on > today) return refuse('step.day', 'onDay', `日期要在到岗日期 ${p.enteredOn} 与今天之间。`)
  if (p.leftOn !== null && on >= p.leftOn)
    return refuse('step.left', 'onDay', `这个人已于 ${p.leftOn} 离岗，不能登记其后的培训考核。`)
  if (p.registeredOn === null) return refuse('step.unregistered', 'onDay', '这个人还没有在平台注册，请先登记注册日期。')
  return on < p.registeredOn
    ? refuse('step.before', 'onDay', `平台注册日期是 ${p.registeredOn}，培训考核要在其后。`)
    : undefined
}

/** An assessment takes place in a year in which the person was trained before. */
export const checkAssessment = (on: Day, trainings: readonly Day[]): Refusal | undefined =>
  trainings.some((d) => d <= on && d.slice(0, 4) === on.slice(0, 4))
    ? undefined
    : refuse('assess.untrained', 'onDay', `${on.slice(0, 4)} 年这个人在考核之前没有培训记录，请先登记培训。`)

export interface Outcome {
  passMark: number
  passedOn: Day | null
  retestDueOn: Day | null
}

/** Passed, or until when to be assessed again (食品生产经营监督检查管理办法第二十九条). */
export function outcomeOf(score: number, on: Day, law: LawBook): Outcome {
  const passMark = law.number('food-training.pass.score', on)
  const passed = score >= passMark
  return {
    passMark,
    passedOn: passed ? on : null,
    retestDueOn: passed ? null : addDays(on, law.number('food-training.retest.days', on)),
  }
}

/** A score of at most a hundred with at most one decimal, or hours; nothing where it is no such number. */
export function amountOf(text: string, max: number): number | undefined {
  const plain = text.normalize('NFKC').trim()
  const n = Number(plain)
  return /^\d{1,4}(?:\.\d)?$/.test(plain) && n <= max ? n : undefined
}
