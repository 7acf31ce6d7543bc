import type { ComponentType } from 'react'

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

/** What a business adds to the console: lines of the menu, what can be begun, and its pages. */
export interface DomainUi {
  menu: readonly (MenuEntry & { path: string; permission: string })[]
  commands: readonly Command[]
  routes: readonly DomainRoute[]
}
