import type { ComponentType } from 'react'
import type { Operation } from '#platform/contract/operation.ts'

export interface MenuEntry {
  title: string
  group: string
  /** Place inside the group. */
  order: number
}

export interface DomainRoute {
  /** `/permits` or `/permits/$id`. */
  path: string
  /** Loads the page when it is first opened. */
  load(): Promise<ComponentType>
}

/** Something that can be begun from anywhere: the form that it opens, for whoever may do it. */
export interface Command {
  title: string
  /** Address with the form open. */
  path: string
  search: Readonly<Record<string, string>>
  permission: string
}

/** Something done to many records: the form asks once for everything that `each` does not take from the row. */
export interface BulkAct {
  /** The act on one record; it says itself that it may be done in bulk. */
  contract: Operation
  title: string
  /** What of the input a row is, the same names for every row. */
  each: (row: Readonly<Record<string, unknown>>) => Record<string, unknown>
  /** What a row is called in the preview. */
  name: (row: Readonly<Record<string, unknown>>) => string
}

/** What a business adds to the console: lines of the menu, what can be begun, and its pages. */
export interface DomainUi {
  menu: readonly (MenuEntry & { path: string; permission: string })[]
  commands: readonly Command[]
  routes: readonly DomainRoute[]
  /** Acts on the rows of lists, `list` by the name of its operation; a bridge brings one to the list of another business. */
  bulk?: readonly (BulkAct & { list: string })[]
}

/** What a bridge adds: acts of the one business on the lists of the other. */
export const bridgeUi = (bulk: NonNullable<DomainUi['bulk']>): DomainUi => ({
  menu: [],
  commands: [],
  routes: [],
  bulk,
})
