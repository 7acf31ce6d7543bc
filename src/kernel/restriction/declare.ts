import type { Day } from '#platform/clock/day.ts'
import type { Queryable } from '#platform/db/database.ts'
import type { LawBook } from '#kernel/law/law-book.ts'

/** A party that one of the people represents, by the register. */
export interface Represented {
  person: string
  partyId: string
  party: string
  /** The number of his papers says that it is he; otherwise only the name does. */
  sure: boolean
}

/** Whom a look-up is about. */
export interface LookedUp {
  /** `entity.establish`, `permit.accept.FOOD_OP`: what is about to be done, from the general to the particular. */
  matter: string
  on: Day
  law: LawBook
  /** The applicant, where it is in the register already. */
  party: { id: string; name: string } | undefined
  /** Legal representative and the like, with the lookup key of their papers where it was given. */
  people: readonly { name: string; idKey: string | undefined }[]
  /** Parties that these people represent or represented. */
  represented: readonly Represented[]
  /** The applicant wants to be decided upon on his promise (告知承诺). */
  promise: boolean
}

/** Something that stands against it, or has to be minded. */
export interface Finding {
  mode: 'BLOCK' | 'WARN'
  /** Whom it hits. */
  who: string
  text: string
  /** Article that it rests on. */
  basis: string
  /** How it ends, or what to do. */
  todo: string
  page: string | null
}

/** What a business knows against somebody. Reads the whole county: a bar holds at every station. */
export type RestrictionSource = (q: Queryable, l: LookedUp) => Promise<Finding[]>

/** Whether a matter that a restriction names takes this one in: `permit.accept` does `permit.accept.FOOD_OP`. */
export const covers = (named: string, matter: string): boolean => matter === named || matter.startsWith(`${named}.`)

/** The term of a bar by the law of a day; nothing where the law had none then. */
export const barOn = (law: LawBook, key: string, on: Day): { years: number; basis: string } | undefined => {
  const found = law.all().find((r) => r.key === key && r.from <= on && (r.to === undefined || on <= r.to))
  return found && { years: Number(found.value), basis: found.basis }
}

/** A bar on a person holds where the papers say that it is he; a name alone is a reason to look. */
export const modeFor = (sure: boolean): Finding['mode'] => (sure ? 'BLOCK' : 'WARN')
export const nameOnly = (sure: boolean): string => (sure ? '' : '（仅姓名相同，请核对身份证号）')
