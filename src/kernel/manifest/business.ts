import type { Readable } from 'node:stream'
import type { Clock } from '#platform/clock/clock.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import type { Day } from '#platform/clock/day.ts'
import type { Input, Operation, Output } from '#platform/contract/operation.ts'
import type { Database, Queryable, Scope } from '#platform/db/database.ts'
import type { PartySection } from '#kernel/dossier/declare.ts'
import type { BusinessGroup } from './terms.ts'
import type { Layout } from '#kernel/exchange/layout.ts'
import type { GatheringTheme } from '#kernel/gathering/theme.ts'
import type { CheckTheme } from '#kernel/inspection/theme.ts'
import type { Catalogue } from '#kernel/indicator/catalogue.ts'
import type { Indicator } from '#kernel/indicator/declare.ts'
import type { Rule } from '#kernel/indicator/rule.ts'
import type { LawBook } from '#kernel/law/law-book.ts'
import type { LawValue } from '#kernel/law/law-value.ts'
import type { Messaging } from '#kernel/message/audience.ts'
import type { Seed } from '#kernel/seed/world.ts'
import type { Passage, Sentence } from '#kernel/narrative/sentence.ts'
import type { LedgerTx } from '#kernel/record/write.ts'
import type { RestrictionSource } from '#kernel/restriction/declare.ts'
import type { TallySubject } from '#kernel/tally/subject.ts'
import type { OpenTasks } from '#kernel/task/declare.ts'
import type { Worklist } from '#kernel/worklist/declare.ts'
import type { Acted } from '#kernel/workflow/people.ts'

/** The person behind a call. */
export interface Actor {
  id: string
  name: string
  role: string
  /** Titles of all roles held. */
  roleTitle: string
  /** Patterns over permissions of all roles held. */
  permissions: readonly string[]
}

/** What a handler works with: one scope, one actor, one day. */
export interface Call {
  db: Database
  scope: Scope
  actor: Actor
  /** Who acts, approves and types; one person unless the request says otherwise. */
  acted: Acted
  /** Seals and opens personal numbers. */
  keys: Pick<Keys, 'seal' | 'open' | 'lookup'>
  clock: Clock
  today: Day
  house: House
  /** Full name of the bureau whose ledger this is, as documents print it. */
  bureauName: string
  /** Reads in the caller's scope. */
  read<T>(work: (q: Queryable) => Promise<T>): Promise<T>
  /** Writes ledgers in the caller's scope, journalled under the operation's name. */
  write<T>(work: (tx: LedgerTx) => Promise<T>, note?: string): Promise<T>
  /** What the caller sees in acts behind another permission, and in whose stead alone he may do them; nothing where no role allows it. */
  reachOf(permission: string): { scope: Scope; behalf: readonly string[] } | undefined
  /** Refuses (`auth.not-allowed`, 403) when the caller lacks a further permission. */
  demand(permission: string): void
  /** The files that came with the request; nothing where the operation takes none. */
  uploads?(): AsyncIterable<{ name: string; stream: Readable }>
  /** Logs a fault that no answer will carry (work in the background); gives the number to tell the administrator. */
  fault(error: unknown): string
}

/** Everything that is installed. */
export interface House {
  businesses: readonly Business[]
  bridges?: readonly Bridge[]
  catalogue: Catalogue
  law: LawBook
  /** Kinds of spreadsheet that can be taken in: those of businesses and of engines, see layouts.ts. */
  layouts: readonly Layout[]
  /** What waits for somebody in engines themselves, see engines.ts. */
  engineTasks?: OpenTasks
  title(business: string): string
}

/** An operation with the function that does it. */
export interface Handled<C extends Operation = Operation> {
  contract: C
  handle(call: Call, input: Input<C>): Promise<Output<C>>
}

export const handle = <C extends Operation>(
  contract: C,
  fn: (call: Call, input: Input<C>) => Promise<Output<C>>,
): Handled => ({ contract, handle: fn }) as unknown as Handled

/** A count on the home page that links to its list: what is worth knowing and waits for nobody in particular. */
export interface HomeCount {
  title: string
  count: number
  link: string
  tone: 'red' | 'amber' | 'plain'
}

/** A business: one folder, from its tables to its pages. Read its `domain.ts` and you know it. */
export interface Business {
  id: string
  title: string
  group: BusinessGroup
  /** What it is for, in one sentence. */
  summary: string
  /** Systems of the seed report that are done here, `S06`. */
  systems: readonly string[]
  /** Permission → what it allows. */
  permissions: Readonly<Record<string, string>>
  operations: readonly Handled[]
  law?: readonly LawValue[]
  indicators?: readonly Indicator[]
  rules?: readonly Rule[]
  narrative?: readonly Sentence[]
  /** Paragraphs of the report that it writes from facts. */
  passages?: readonly Passage[]
  layouts?: readonly Layout[]
  /** Its records on the page of a party and in the search, and what has to be minded about a party. */
  partySection?: PartySection
  /** Subjects of its campaigns and routine checks, which the inspection engine keeps. */
  checkThemes?: readonly CheckTheme[]
  /** Subjects of its trainings, interviews, meetings and publicity, which the gathering engine keeps. */
  gatheringThemes?: readonly GatheringTheme[]
  /** What it knows only as sums, which counted entries hold. */
  tallySubjects?: readonly TallySubject[]
  /** What it knows against somebody before a registration or a licence. */
  restrictions?: RestrictionSource
  /** Its part of the demonstration county. */
  seed?: Seed
  home?: (q: Queryable, today: Day) => Promise<HomeCount[]>
  /** Parties that have to do something soon, as sheets for a round of calls. */
  worklists?: readonly Worklist[]
  /** Purposes of its messages and whom they may be for. */
  messaging?: Messaging
  /** Everything that waits for somebody, with its clock: the home page, the load of each person and the hand-over read it. */
  openTasks?: OpenTasks
}

export const business = (b: Business): Business => b

/** What two businesses have to do with each other: rules and figures over both. Present only when both are. */
export interface Bridge {
  id: string
  between: readonly [string, string]
  indicators?: readonly Indicator[]
  rules?: readonly Rule[]
  narrative?: readonly Sentence[]
  openTasks?: OpenTasks
}

export const bridge = (b: Bridge): Bridge => b
