import { type Day, addMonths } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { LawBook } from '#kernel/law/law-book.ts'
import { workflow } from '#kernel/workflow/status-table.ts'
import {
  type InstrumentClass,
  type InstrumentState,
  type Result,
  type TestKind,
  cycleKey,
  instrumentStates,
} from './terms.ts'

export const refuse = (code: string, field: string, text: string): Refusal =>
  new Refusal(`metrology.${code}`, text, { fields: { [field]: text } })

/** State of an instrument on a day. */
export function instrumentState(i: { stoppedOn: Day | null; scrappedOn: Day | null }, on: Day): InstrumentState {
  if (i.scrappedOn !== null && i.scrappedOn <= on) return 'SCRAPPED'
  return i.stoppedOn !== null && i.stoppedOn <= on ? 'STOPPED' : 'IN_USE'
}

export const instrumentFlow = workflow(
  instrumentStates,
  { apply: '登记检定申请', test: '登记检定结果', stop: '停用', scrap: '报废' },
  { IN_USE: ['apply', 'test', 'stop', 'scrap'], STOPPED: ['apply', 'test', 'scrap'], SCRAPPED: [] },
)

/** The last day on which a certificate of that day can stand, by the class; none where the class is verified once. */
export function validUntil(law: LawBook, kind: InstrumentClass, doneOn: Day): Day | undefined {
  const key = cycleKey(kind)
  const cycle = law.all().find((v) => v.key === key && v.from <= doneOn && (v.to === undefined || doneOn <= v.to))
  return cycle && addMonths(doneOn, Number(cycle.value))
}

/** Whether a test can have gone as said: a verification has a verdict, a calibration none; what failed has no term. */
export function checkTest(
  x: {
    kind: TestKind
    class: InstrumentClass
    appliedOn: Day
    doneOn: Day
    result?: Result | null | undefined
    validTo?: Day | null | undefined
  },
  today: Day,
): Refusal | undefined {
  if (x.doneOn > today) return refuse('test.future', 'doneOn', `检定日期 ${x.doneOn} 还没有到，请核对。`)
  if (x.doneOn < x.appliedOn)
    return refuse('test.early', 'doneOn', `检定日期 ${x.doneOn} 早于申请日期 ${x.appliedOn}，请核对。`)
  if (x.kind === 'CALIBRATION') {
    if (x.result) return refuse('test.calibration', 'result', '校准不作合格与否的结论，检定结果不填。')
  } else if (!x.result) return refuse('test.result', 'result', '检定要有结果：合格或者不合格。')
  else if (x.class === 'INFRARED_THERMOMETER')
    return refuse('test.class', 'kind', '体温枪、测温仪不在强制检定目录里，请登记为校准。')
  if (x.result === 'FAIL' && x.validTo) return refuse('test.failed', 'validTo', '检定不合格的没有有效期。')
  return x.validTo && x.validTo <= x.doneOn
    ? refuse('test.term', 'validTo', `有效期至 ${x.validTo} 不晚于检定日期 ${x.doneOn}，请核对。`)
    : undefined
}
