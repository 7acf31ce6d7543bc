import type { Day } from '#platform/clock/day.ts'
import { DayPicker } from '#web/DayPicker.tsx'
import { type Search, useListState } from '#web/list-state.ts'
import { useSession } from '#web/session.ts'
import './standpoint.css'

/** From where figures are seen: as of which day, and with what was known by which day. */
export interface Standpoint {
  asOf: Day
  knownOn: Day | undefined
}

/** The standpoint in the address; today when it names none. */
export function useStandpoint(): Standpoint & { query: Record<string, string> } {
  const session = useSession()
  const { search } = useListState()
  const asOf = (search.asOf ?? session.today) as Day
  const knownOn = search.knownOn as Day | undefined
  return { asOf, knownOn, query: knownOn ? { asOf, knownOn } : { asOf } }
}

/** The address of a figure from a standpoint. */
export const figureLink = (id: string, query: Search): string =>
  `/figures/${encodeURIComponent(id)}?${new URLSearchParams(query).toString()}`

/** Chooses both days. */
export function StandpointPicker() {
  const session = useSession()
  const { asOf, knownOn } = useStandpoint()
  const { set } = useListState()
  return (
    <div className="qh-standpoint">
      <label htmlFor="as-of">数据截至</label>
      <DayPicker id="as-of" value={asOf} latest={session.today} clearable={false} onChange={(d) => set({ asOf: d })} />
      <label htmlFor="known-on">按哪天所知</label>
      <DayPicker
        id="known-on"
        value={knownOn}
        latest={session.today}
        placeholder="现在"
        onChange={(d) => set({ knownOn: d })}
      />
    </div>
  )
}
