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

/** What a business adds to the console: lines of the menu and its pages. */
export interface DomainUi {
  menu: readonly (MenuEntry & { path: string; permission: string })[]
  routes: readonly DomainRoute[]
}
