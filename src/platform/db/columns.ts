import {
  type PgColumnBuilderBase,
  boolean as pgBoolean,
  customType,
  integer as pgInteger,
  jsonb,
  text as pgText,
  uuid as pgUuid,
} from 'drizzle-orm/pg-core'
import type { Moment } from '#platform/clock/clock.ts'
import type { Day } from '#platform/clock/day.ts'

/**
 * Column makers. Every column says in Chinese what it holds: the comment goes into the database and is the default label on
 * screens. The name is the key in snake case.
 */
const comments = new WeakMap<object, string>()

function commented<B extends PgColumnBuilderBase>(builder: B, comment: string): B {
  comments.set(builder, comment)
  return builder
}

export const commentOf = (builder: object): string => {
  const comment = comments.get(builder)
  if (comment === undefined) throw new Error('a column must be made by platform/db/columns.ts')
  return comment
}

const dayType = customType<{ data: Day; driverData: string }>({ dataType: () => 'date' })
const momentType = customType<{ data: Moment; driverData: string }>({ dataType: () => 'timestamp(3) with time zone' })
const fenType = customType<{ data: bigint; driverData: string }>({ dataType: () => 'bigint' })
const decimalType = customType<{ data: string; driverData: string }>({ dataType: () => 'numeric(20,6)' })
const bytesType = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })
const textListType = customType<{ data: string[]; driverData: string[] }>({ dataType: () => 'text[]' })
const uuidListType = customType<{ data: string[]; driverData: string[] }>({ dataType: () => 'uuid[]' })
const integerListType = customType<{ data: number[]; driverData: number[] }>({ dataType: () => 'integer[]' })
const bytesListType = customType<{ data: Buffer[]; driverData: Buffer[] }>({ dataType: () => 'bytea[]' })
const serialType = customType<{ data: bigint; driverData: string; default: true }>({
  dataType: () => 'bigint generated always as identity',
})

export const text = (comment: string) => commented(pgText(), comment)
/** A text column that holds one code of a closed vocabulary. */
export const coded = <T extends string>(comment: string) => commented(pgText().$type<T>(), comment)
export const integer = (comment: string) => commented(pgInteger(), comment)
export const bool = (comment: string) => commented(pgBoolean(), comment)
export const uuid = (comment: string) => commented(pgUuid(), comment)
export const json = <T>(comment: string) => commented(jsonb().$type<T>(), comment)
/** A legal date: a Beijing day. */
export const day = (comment: string) => commented(dayType(), comment)
/** A moment with milliseconds. */
export const moment = (comment: string) => commented(momentType(), comment)
/** Money in fen (1/100 of the currency), never a float. */
export const fen = (comment: string) => commented(fenType(), comment)
/** A whole number beyond 2^31 that is no money. */
export const bigNumber = (comment: string) => commented(fenType(), comment)
/** An exact decimal with six places, as a string. */
export const decimal = (comment: string) => commented(decimalType(), comment)
export const bytes = (comment: string) => commented(bytesType(), comment)
export const textList = (comment: string) => commented(textListType(), comment)
export const uuidList = (comment: string) => commented(uuidListType(), comment)
export const integerList = (comment: string) => commented(integerListType(), comment)
export const bytesList = (comment: string) => commented(bytesListType(), comment)
/** An ever-growing number given by the database; only journal and numbering use it. */
export const serial = (comment: string) => commented(serialType(), comment)
