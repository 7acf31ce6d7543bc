import { type Day, addDays, addMonths } from '#platform/clock/day.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { LawBook } from '#kernel/law/law-book.ts'
import { workflow } from '#kernel/workflow/status-table.ts'
import {
  type Conclusion,
  type DeviceKind,
  type DeviceState,
  type InspectionKind,
  type InspectionState,
  deviceKinds,
  deviceStates,
} from './terms.ts'

export const refuse = (code: string, field: string, text: string): Refusal =>
  new Refusal(`special-equipment.${code}`, text, { fields: { [field]: text } })

export interface DeviceDates {
  registeredOn: Day
  stoppedOn: Day | null
  resumedOn: Day | null
  scrappedOn: Day | null
}

/** State of a device on a day. */
export function deviceState(d: DeviceDates, on: Day): DeviceState {
  if (d.scrappedOn !== null && d.scrappedOn <= on) return 'SCRAPPED'
  if (d.stoppedOn !== null && d.stoppedOn <= on && (d.resumedOn === null || d.resumedOn > on)) return 'STOPPED'
  return 'IN_USE'
}

/** Whether the periodic inspection of a device stands on a day; a month before its end the user has to apply (特种设备安全法第四十条). */
export function inspectionState(
  d: DeviceDates & { lastConclusion: Conclusion | null; nextInspectionOn: Day | null },
  on: Day,
  law: LawBook,
): InspectionState {
  if (deviceState(d, on) !== 'IN_USE') return 'NOT_NEEDED'
  if (d.lastConclusion === 'FAIL') return 'FAILED'
  if (d.nextInspectionOn === null) return 'NONE'
  if (d.nextInspectionOn < on) return 'OVERDUE'
  return d.nextInspectionOn <= addDays(on, law.number('se.inspection.apply.days', on)) ? 'DUE_SOON' : 'VALID'
}

export const deviceFlow = workflow(
  deviceStates,
  { inspect: '登记检验', stop: '停用', resume: '重新启用', scrap: '注销', transfer: '变更使用单位' },
  {
    IN_USE: ['inspect', 'stop', 'scrap', 'transfer'],
    STOPPED: ['inspect', 'resume', 'scrap', 'transfer'],
    SCRAPPED: [],
  },
)

/** Whether a device may enter the register: its days in order. */
export function checkDevice(d: { installedOn?: Day | undefined; registeredOn: Day }, today: Day): Refusal | undefined {
  if (d.registeredOn > today)
    return refuse('register.future', 'registeredOn', `使用登记日期 ${d.registeredOn} 还没有到，请核对。`)
  return d.installedOn !== undefined && d.installedOn > today
    ? refuse('register.installed', 'installedOn', `投入使用日期 ${d.installedOn} 还没有到，请核对。`)
    : undefined
}

/** Last day to register a device after it was put into use (特种设备安全法第三十三条). */
export const registrationDue = (law: LawBook, installedOn: Day): Day =>
  addDays(installedOn, law.number('se.registration.days', installedOn))

/** Whether a step may be taken on a day. */
export function checkStep(
  d: DeviceDates,
  action: 'inspect' | 'stop' | 'resume' | 'scrap' | 'transfer',
  on: Day,
  today: Day,
): Refusal | undefined {
  const why = deviceFlow.why(deviceState(d, today), action)
  if (why) return new Refusal(`special-equipment.${action}.state`, why, { status: 409 })
  // Stops and resumptions follow one another; a change of unit may be entered late.
  const before = action === 'transfer' ? [] : [d.stoppedOn, d.resumedOn]
  const from = before.reduce<Day>((last, x) => (x !== null && x > last ? x : last), d.registeredOn)
  // Supervision of the installation comes before the registration.
  const early = action === 'inspect' ? false : on < from
  return early || on > today ? refuse('step.day', 'on', `日期要在 ${from} 与今天之间，请核对。`) : undefined
}

/** A self-test fills the years between periodic inspections of a lift and moves no inspection (TSG T7008). */
export const movesNext = (kind: InspectionKind): boolean => kind !== 'SELF_TEST'

/** Whether the next day that a report names can be: after the inspection. None is needed where the device failed or tested itself. */
export function checkNext(i: {
  inspection: InspectionKind
  on: Day
  conclusion: Conclusion
  nextOn?: Day | undefined
}): Refusal | undefined {
  if (i.conclusion === 'FAIL')
    return i.nextOn === undefined ? undefined : refuse('inspect.next', 'nextOn', '检验不合格的，没有下次检验日期。')
  if (i.nextOn === undefined)
    return movesNext(i.inspection) ? refuse('inspect.next', 'nextOn', '请填写检验报告上的下次检验日期。') : undefined
  return i.nextOn <= i.on ? refuse('inspect.next', 'nextOn', `下次检验日期要晚于检验日期 ${i.on}。`) : undefined
}

/**
 * What to look at again where the next day is later than the usual longest cycle of the kind allows, up to two months early
 * included. The report decides: cycles of single varieties are longer, so this never refuses.
 */
export function cycleNote(
  i: { device: DeviceKind; on: Day; nextOn?: Day | undefined },
  law: LawBook,
): string | undefined {
  const months = law.number(`se.cycle.${i.device}.months`, i.on)
  const latest = addMonths(i.on, months + 2)
  return i.nextOn !== undefined && i.nextOn > latest
    ? `${deviceKinds[i.device]}的检验周期一般最长 ${months} 个月，报告上的下次检验日期 ${i.nextOn} 晚于 ${latest}，已经照报告登记，请核对。`
    : undefined
}
