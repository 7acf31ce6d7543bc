import generatePicker from 'antd/es/date-picker/generatePicker'
import type { Day } from '#platform/clock/day.ts'
import { type Picked, dayCalendar } from './day-calendar.ts'

const Calendar = generatePicker<Picked>(dayCalendar)
const picked = (day: string | null | undefined): Picked | null => (day ? { day: day as Day } : null)

/** Picks or types one Beijing day. */
export function DayPicker(props: {
  id?: string
  value?: string | null
  onChange?: (day: Day | undefined) => void
  label?: string
  /** Days after it cannot be chosen. */
  latest?: Day
  placeholder?: string
  clearable?: boolean
}) {
  const { latest } = props
  // The library takes a typed day only when its calendar has closed, a moment after the field was left: who is quick with
  // the next click would lose it. A whole day is taken as soon as it stands there.
  const typed = (v: Picked | Picked[] | null): void => {
    if (v && 'day' in v && v.day !== props.value && !(latest && v.day > latest)) props.onChange?.(v.day)
  }
  return (
    <Calendar
      {...(props.id ? { id: props.id } : {})}
      value={picked(props.value)}
      onCalendarChange={typed}
      onChange={(v: Picked | null) => props.onChange?.(v?.day)}
      {...(latest ? { disabledDate: (v: Picked) => v.day > latest } : {})}
      aria-label={props.label}
      placeholder={props.placeholder ?? '年-月-日'}
      allowClear={props.clearable ?? true}
      style={{ width: Math.max(150, 70 + (props.placeholder ?? '').length * 14) }}
    />
  )
}

/** Picks a span of days, either end open. */
export function DaysPicker(props: {
  from: string | undefined
  to: string | undefined
  onChange: (from: Day | undefined, to: Day | undefined) => void
  label: string
}) {
  return (
    <Calendar.RangePicker
      value={[picked(props.from), picked(props.to)]}
      onChange={(v) => props.onChange(v?.[0]?.day, v?.[1]?.day)}
      allowEmpty={[true, true]}
      placeholder={[`${props.label}起`, '止']}
      aria-label={props.label}
      style={{ width: 210 + props.label.length * 12 }}
    />
  )
}
