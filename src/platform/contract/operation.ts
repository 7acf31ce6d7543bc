import { z } from 'zod'
import type { ApprovalNeed } from './acting.ts'

/** Who may call: everybody, whoever is signed in, or who holds a permission. There is no default. */
export type Permission = 'public' | 'signed-in' | (string & {})

/** What may still be due of a sign-in: the second factor, a new password, setting a second factor up. */
export const dues = ['factor', 'password', 'enrol'] as const
export type Due = (typeof dues)[number]

/** Which ledger a record belongs to, for whatever every record can have. */
export interface LedgerOf {
  /** Name of the table. */
  name: string
  /** Permission of whoever works on its records: adds and voids files. */
  changedBy: Permission
}

/** Whom the registers of restrictions are asked about before something is done. */
export interface Subjects {
  /** `permit.accept.FOOD_OP`, from the general to the particular. */
  matter: string
  /** Code of the applicant, where it is in the register already. */
  partyCode?: string
  people: readonly { name: string; idNumber?: string }[]
  /** Decided on the applicant's promise. */
  promise?: boolean
}

/** One operation: declared once, served by the server, called by the browser through its value. */
export interface Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  /** One name everywhere: contract, handler, journal, test. */
  name: string
  /** What it does, in Chinese, for the interface description and the journal. */
  title: string
  method: 'GET' | 'POST'
  /** `/api/permits/:id`; parameters are fields of the input. */
  path: string
  permission: Permission
  /** What may still be due of the caller's sign-in; nothing, unless the operation is part of signing in. */
  whileDue?: readonly Due[]
  /** Only asks, by POST because what is asked for must not stand in an address: its answer is not kept, and it may be asked again. */
  asks?: true
  /** `files`: the request is a form with files beside the input. */
  takes?: 'files'
  /** What comes back where it is no JSON: a media type, or another page. */
  gives?: 'redirect' | `${string}/${string}`
  /** That it can be sent for approval, and who demands that. */
  approval?: ApprovalNeed
  /** For what reads one record: the ledger that its id is of. */
  ledger?: LedgerOf
  /**
   * Restrictions are looked up before it is done, about whom the input says; nobody while too little of it is filled in. Its input
   * has the field by which warnings are said to be seen, see kernel/restriction.
   */
  restricted?: (input: Readonly<Record<string, unknown>>) => Subjects | undefined
  /** May be done to many records at once; `of`: the ledger whose id and version its input names. See kernel/bulk. */
  bulk?: { of?: string }
  /** Does many acts, each of which stands alone: not answered from memory when it is sent again. */
  many?: true
  /** Whoever did it may take it back for some minutes: an entry of a fact, no decision that somebody else has been told of. */
  undo?: true
  input: I
  output: O
}

export const operation = <I extends z.ZodType, O extends z.ZodType>(o: Operation<I, O>): Operation<I, O> => o

export type Input<C> = C extends Operation<infer I, z.ZodType> ? z.output<I> : never
export type Output<C> = C extends Operation<z.ZodType, infer O> ? z.output<O> : never

const listControls = {
  q: z.string().trim().max(100).optional().meta({ title: '搜索', kind: 'text' }),
  sort: z.string().max(60).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
}

/** A list with filters, one sort column at a time and keyset paging: `next` is the `after` of the following page. */
export interface ListOperation<
  R extends z.ZodObject = z.ZodObject,
  F extends z.ZodRawShape = z.ZodRawShape,
> extends Operation<
  z.ZodObject<typeof listControls & F>,
  z.ZodObject<{ rows: z.ZodArray<R>; next: z.ZodNullable<z.ZodString>; total: z.ZodNumber }>
> {
  row: R
  filters: F
}

export function listOperation<R extends z.ZodObject, F extends z.ZodRawShape>(o: {
  name: string
  title: string
  path: string
  permission: Permission
  row: R
  filters: F
}): ListOperation<R, F> {
  return {
    ...o,
    method: 'GET',
    input: z.object({ ...listControls, ...o.filters }) as ListOperation<R, F>['input'],
    output: z.object({
      rows: z.array(o.row),
      next: z.string().nullable(),
      total: z.number(),
    }) as unknown as ListOperation<R, F>['output'],
  }
}

/** Reads one record by id. */
export function detailOperation<D extends z.ZodObject, L extends LedgerOf | undefined = undefined>(o: {
  name: string
  title: string
  path: string
  permission: Permission
  /** Where the record is a row of a ledger: it then has a history and files. */
  ledger?: L
  record: D
}): Operation<z.ZodObject<{ id: z.ZodUUID }>, D> & { ledger: L } {
  return {
    name: o.name,
    title: o.title,
    method: 'GET',
    path: o.path,
    permission: o.permission,
    ledger: o.ledger as L,
    input: z.object({ id: z.uuid('编号不对') }),
    output: o.record,
  }
}
