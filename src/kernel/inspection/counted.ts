import { type SQL, sql } from '#platform/db/database.ts'
import { population } from '#kernel/indicator/declare.ts'
import type { Reading } from '#kernel/record/reading.ts'
import {
  inspectionFinding as f,
  inspectionObject as o,
  inspectionOrder as r,
  inspectionTask as t,
  inspectionVisit as v,
} from './tables.ts'

/** A check with its object and task. */
export const checked = (at: Reading['at']): SQL => sql`${at(v)}
  join ${at(o)} on ${o.countyCode} = ${v.countyCode} and ${o.id} = ${v.objectId}
  join ${at(t)} on ${t.countyCode} = ${o.countyCode} and ${t.id} = ${o.taskId}`

/** Rows of a theme. */
export const ofTheme = (theme: { code: string }): SQL => sql`${t.theme} = ${theme.code}`

/** Rows of some kinds of place within a theme. */
export const ofVenue = <V extends Readonly<Record<string, string>>>(
  theme: { code: string; venues: V },
  ...venues: (keyof V & string)[]
): SQL => sql`${ofTheme(theme)} and ${o.venue} = any (${sql.param(venues)}::text[])`

/**
 * What figures over the engine's records count, for one business: tasks by the day they were opened, checks by their day, findings
 * and orders with the check that they belong to. A business narrows them by its themes.
 */
export const checkPopulations = (business: string) => ({
  tasks: population({
    name: `${business}.tasks`,
    business,
    page: '/check-tasks',
    from: (at) => at(t),
    record: t.id,
    keys: { record: t.id },
    single: ['record'],
    time: { kind: 'flow', day: t.openedOn },
    text: sql`${t.taskNo} || ' ' || ${t.name}`,
  }),
  checks: population({
    name: `${business}.checks`,
    business,
    page: '/checks',
    from: checked,
    record: v.id,
    party: o.partyId,
    keys: { record: v.id, party: o.partyId },
    single: ['record'],
    time: { kind: 'flow', day: v.visitedOn },
    text: sql`concat_ws(' ', ${v.recordNo}, ${t.name})`,
  }),
  findings: population({
    name: `${business}.findings`,
    business,
    page: '/checks',
    from: (at) => sql`${checked(at)} join ${at(f)} on ${f.countyCode} = ${v.countyCode} and ${f.visitId} = ${v.id}`,
    record: v.id,
    party: o.partyId,
    keys: { record: f.id, party: o.partyId },
    time: { kind: 'flow', day: v.visitedOn },
    text: f.finding,
  }),
  orders: population({
    name: `${business}.orders`,
    business,
    page: '/orders',
    from: (at) => sql`${checked(at)} join ${at(r)} on ${r.countyCode} = ${v.countyCode} and ${r.visitId} = ${v.id}`,
    record: r.id,
    party: o.partyId,
    keys: { record: r.id, party: o.partyId },
    single: ['record'],
    time: { kind: 'flow', day: r.issuedOn },
    text: sql`concat_ws(' ', ${r.orderNo}, ${r.content})`,
  }),
})
