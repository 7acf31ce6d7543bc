import { type Day, monthOf, yearOf } from '#platform/clock/day.ts'
import type { Education, Establishment, Sex } from './terms.ts'

/** What age structure is computed from. `birthMonth` as `1985-06`; empty where it was never entered. */
export interface PersonOfAge {
  birthMonth: string | null
  sex: Sex | null
  education: Education | null
  establishment: Establishment | null
}

const bands = [
  ['30 岁及以下', 0, 30],
  ['31—35 岁', 31, 35],
  ['36—40 岁', 36, 40],
  ['41—45 岁', 41, 45],
  ['46—50 岁', 46, 50],
  ['51—55 岁', 51, 55],
  ['56 岁及以上', 56, 200],
] as const

/** Full years on a day. Only the month of birth is kept: who was born in the month of the day counts as a year older already. */
export function ageOn(birthMonth: string, on: Day): number {
  const [year, month] = birthMonth.split('-').map(Number) as [number, number]
  return yearOf(on) - year - (monthOf(on) < month ? 1 : 0)
}

export interface AgeStructure {
  /** Staff on the books; contract staff are counted apart. */
  people: number
  contract: number
  /** Without a month of birth: in no band. */
  unknown: number
  bands: { title: string; count: number; men: number; women: number }[]
  /** One decimal, half up; empty without anybody whose age is known. */
  average: string | null
  fiftyAndOver: number
}

/** Age structure of the bureau on a day (dossier 7.5). */
export function ageStructure(people: readonly PersonOfAge[], on: Day): AgeStructure {
  const books = people.filter((p) => p.establishment !== 'CONTRACT')
  const aged = books.flatMap((p) => (p.birthMonth === null ? [] : [{ ...p, age: ageOn(p.birthMonth, on) }]))
  const total = aged.reduce((sum, p) => sum + p.age, 0)
  const tenths = Math.floor((total * 20 + aged.length) / (2 * aged.length))
  return {
    people: books.length,
    contract: people.length - books.length,
    unknown: books.length - aged.length,
    bands: bands.map(([title, from, to]) => {
      const here = aged.filter((p) => p.age >= from && p.age <= to)
      const of = (sex: Sex): number => here.filter((p) => p.sex === sex).length
      return { title, count: here.length, men: of('MALE'), women: of('FEMALE') }
    }),
    average: aged.length === 0 ? null : `${Math.floor(tenths / 10)}.${tenths % 10}`,
    fiftyAndOver: aged.filter((p) => p.age >= 50).length,
  }
}
