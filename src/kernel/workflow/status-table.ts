/**
 * Which actions a record's state allows, as a table that the compiler checks for completeness: a state left out does not
 * compile. Server and screen ask the same table, so a button is grey for the reason for which the server would refuse.
 */
export type StatusTable<S extends string, A extends string> = Readonly<Record<S, readonly A[]>>

export interface Workflow<S extends string, A extends string> {
  /** Whether the action may be taken in this state. */
  allows(state: S, action: A): boolean
  /** The actions open in a state. */
  open(state: S): readonly A[]
  /** Why an action cannot be taken, in Chinese; nothing when it can. */
  why(state: S, action: A): string | undefined
}

/** A workflow from its table and the Chinese names of states and actions. */
export function workflow<const S extends string, const A extends string>(
  states: Readonly<Record<S, string>>,
  actions: Readonly<Record<A, string>>,
  table: StatusTable<S, A>,
): Workflow<S, A> {
  const allows = (state: S, action: A): boolean => table[state].includes(action)
  return {
    allows,
    open: (state) => table[state],
    why: (state, action) => {
      if (allows(state, action)) return undefined
      const from = (Object.keys(states) as S[]).filter((s) => allows(s, action)).map((s) => states[s])
      const when = from.length > 0 ? `要在“${from.join('”或“')}”时才能办理` : '现在不能办理'
      return `这一条现在是“${states[state]}”，不能${actions[action]}；${when}。`
    },
  }
}
