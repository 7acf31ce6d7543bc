import type { Day } from '#platform/clock/day.ts'
import type { ObjectState } from './terms.ts'

export interface ObjectDates {
  droppedOn: Day | null
  visitedOn: Day | null
  publishedOn: Day | null
  withdrawnOn: Day | null
}

/** State of a drawn object on a day. A withdrawn publication leaves it checked. */
export function objectState(o: ObjectDates, on: Day): ObjectState {
  const by = (d: Day | null): boolean => d !== null && d <= on
  if (by(o.droppedOn)) return 'DROPPED'
  if (by(o.publishedOn) && !by(o.withdrawnOn)) return 'PUBLISHED'
  return by(o.visitedOn) ? 'CHECKED' : 'DRAWN'
}
