import { type Day, day } from '#platform/clock/day.ts'
import { insertRows } from '#kernel/record/write.ts'
import type { TestDatabase } from '#test/harness/database.ts'
import { inspectionFinding, inspectionObject, inspectionOrder, inspectionTask, inspectionVisit } from './tables.ts'
import type { CheckResult, OrderKind, TaskKind } from './terms.ts'

/** What a check found and led to. */
export interface CheckMade {
  result?: CheckResult
  problem?: string
  violation?: boolean
  clue?: { no: string; on: string }
  /** The day on which what was ordered was put right; null while it is open. */
  order?: string | null
  orderKind?: OrderKind
  /** The result speaks of a problem that nobody registered. */
  finding?: false
}

/** Puts tasks and checks into a test database. */
export function checksIn(t: TestDatabase) {
  const objects = new Map<string, string>()
  return {
    task: async (no: string, theme: string | null, openedOn: string, more: object = {}): Promise<string> => {
      const [id] = await t.write((tx) =>
        insertRows(tx, inspectionTask, [
          {
            taskNo: no,
            name: no,
            kind: 'CAMPAIGN' as TaskKind,
            theme,
            source: 'PLAN',
            origin: 'INITIATED',
            joint: false,
            ownLead: true,
            openedOn: day(openedOn),
            ...more,
          },
        ]),
      )
      return id!
    },
    /** A check of a party in a task; the object is made by the first. Gives the visit. */
    check: (taskId: string, partyId: string, venue: string, on: string, more: CheckMade = {}): Promise<string> =>
      t.write(async (tx) => {
        const key = `${taskId} ${partyId}`
        if (!objects.has(key))
          objects.set(key, (await insertRows(tx, inspectionObject, [{ taskId, partyId, venue, drawnOn: day(on) }]))[0]!)
        const [visitId] = await insertRows(tx, inspectionVisit, [
          {
            objectId: objects.get(key)!,
            visitedOn: day(on),
            result: more.result ?? (more.order !== undefined ? '5' : more.problem ? '8' : '1'),
            problem: more.problem,
            violation: more.violation ?? more.clue !== undefined,
          },
        ])
        if (more.problem && more.finding !== false)
          await insertRows(tx, inspectionFinding, [
            {
              visitId: visitId!,
              finding: more.problem,
              clueNo: more.clue?.no,
              clueOn: more.clue ? day(more.clue.on) : null,
            },
          ])
        if (more.order !== undefined)
          await insertRows(tx, inspectionOrder, [
            {
              visitId: visitId!,
              kind: more.orderKind ?? 'RECTIFY',
              issuedOn: day(on),
              dueOn: day(on),
              content: '限期改正',
              closedOn: more.order as Day | null,
            },
          ])
        return visitId!
      }),
  }
}
