import type { ListOperation, Operation } from '#platform/contract/operation.ts'
import type { BulkAct, DomainRoute, DomainUi, MenuEntry } from './domain-ui.ts'

/** What the list of something is drawn from. */
export interface ListPages {
  /** Address of the list, `/permits`; a record is `/permits/<id>`. */
  path: string
  menu: Pick<MenuEntry, 'title'>
  list: ListOperation
  /** A line opens the record's page. */
  opens?: boolean
  /** The form for a new record; its button is shown to who holds the permission. */
  create?: { contract: Operation; title: string; permission?: string }
  /** Columns of the list in their order; all that are not minor when absent. */
  columns?: readonly string[]
  /** What can be done to many of its records at once, by whoever may do it to one. */
  bulk?: readonly BulkAct[]
  /** Fields the server can sort by; the days that every row has when absent. */
  sorts?: readonly string[]
}

/** What the generic pages of a ledger are drawn from. */
export interface LedgerPages extends ListPages {
  menu: MenuEntry
  /** Needed to see the list. */
  permission: string
  /** Reads one record; without it the list opens nothing. */
  detail?: Operation
  /** Lists of what belongs to a record, opened from its page. */
  related?: readonly RelatedList[]
  /** What may be done to a record: a button each on its page, shown to who holds the permission. */
  acts?: readonly RecordAct[]
}

/** A list that shows what belongs to a record. */
export interface RelatedList {
  title: string
  path: string
  /** Filter of the list that takes the record's id. */
  filter: string
}

/** Something done to one record. The form asks for everything in the input but the record's id and version. */
export interface RecordAct {
  contract: Operation
  title: string
  permission: string
  /** What the form takes from the record, shown and not asked: for an operation that names the record by its content. */
  fixed?: (record: Readonly<Record<string, unknown>>) => Record<string, unknown>
  /** What the form starts with. */
  initial?: (record: Readonly<Record<string, unknown>>, today: string) => Record<string, unknown>
  /** Whether it can be done to this record as it stands; always when absent. */
  when?: (record: Readonly<Record<string, unknown>>) => boolean
}

/** The list, the record's page and the entry form of a ledger, loaded when first opened. */
export function ledgerPages(pages: LedgerPages): DomainUi {
  const { path, detail, acts, related } = pages
  const list: DomainRoute = {
    path,
    load: async () => {
      const { ListPage } = await import('./ListPage.tsx')
      return () => <ListPage key={path} pages={{ opens: detail !== undefined, ...pages }} />
    },
  }
  const record = detail && {
    path: `${path}/$id`,
    load: async () => {
      const { DetailPage } = await import('./DetailPage.tsx')
      return () => (
        <DetailPage
          key={path}
          path={path}
          list={pages.menu.title}
          detail={detail}
          acts={acts}
          related={related}
          refreshes={[pages.list.name]}
        />
      )
    },
  }
  return {
    menu: [{ ...pages.menu, path, permission: pages.permission }],
    commands: pages.create
      ? [
          {
            title: pages.create.title,
            path,
            search: { new: '1' },
            permission: pages.create.permission ?? pages.create.contract.permission,
          },
        ]
      : [],
    routes: record ? [list, record] : [list],
  }
}

/** Several ledgers of one business. */
export const combinePages = (...parts: readonly DomainUi[]): DomainUi => ({
  menu: parts.flatMap((p) => p.menu),
  commands: parts.flatMap((p) => p.commands),
  routes: parts.flatMap((p) => p.routes),
})
