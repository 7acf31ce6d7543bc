import { day } from '#platform/clock/day.ts'
import { type CalendarRow, WorkCalendar, nationalLayer } from './calendar.ts'
import regional from './data/regional.json' with { type: 'json' }
import stateCouncil from './data/state-council.json' with { type: 'json' }

/** A layer of regional holidays that ships with the product; off until the bureau has checked it and switched it on. */
export interface RegionalLayer {
  layer: string
  label: string
  verified: boolean
  note: string
}

interface WrittenDay {
  day: string
  isWorkday: boolean
  name: string
}

const rowOf = (d: WrittenDay, layer: string): CalendarRow => ({ ...d, day: day(d.day), layer })

/** The rows of the State Council's notices that ship with the product. */
export const stateCouncilRows = (): CalendarRow[] =>
  stateCouncil.years.flatMap((year) => year.days.map((d) => rowOf(d, nationalLayer)))

/** Addresses of the notices of a year; empty when it is not shipped. */
export const noticesOf = (year: number): readonly string[] =>
  stateCouncil.years.find((y) => y.year === year)?.papers ?? []

/** The regional layers that ship with the product. */
export const regionalLayers: readonly RegionalLayer[] = regional.layers.map(({ layer, label, verified, note }) => ({
  layer,
  label,
  verified,
  note,
}))

/** The rows of all regional layers. */
export const regionalRows = (): CalendarRow[] => regional.layers.flatMap((l) => l.days.map((d) => rowOf(d, l.layer)))

let shipped: WorkCalendar | undefined

/** The calendar of the shipped notices alone, without regional layers; built once. */
export function nationalCalendar(): WorkCalendar {
  shipped ??= new WorkCalendar(stateCouncilRows())
  return shipped
}
