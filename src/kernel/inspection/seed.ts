import type { Day } from '#platform/clock/day.ts'
import type { SeedRow, World } from '#kernel/seed/world.ts'
import { inspectionFinding, inspectionObject, inspectionOrder, inspectionTask, inspectionVisit } from './tables.ts'
import type { CheckResult, OrderKind, TaskKind } from './terms.ts'

/** Opens a campaign, a sweep or the routine checks of a year in the demonstration county. `no` is unique in the county. */
export function seedCheckTask(
  world: World,
  task: {
    no: string
    theme: string
    name: string
    openedOn: Day
    kind?: Exclude<TaskKind, 'DOUBLE_RANDOM'>
    documentNo?: string
    departments?: string[]
    periodTo?: Day
    closedOn?: Day
  },
): SeedRow {
  return world.put(
    inspectionTask,
    {
      taskNo: task.no,
      name: task.name,
      kind: task.kind ?? 'CAMPAIGN',
      theme: task.theme,
      documentNo: task.documentNo,
      source: 'PLAN',
      origin: 'INITIATED',
      joint: task.departments !== undefined,
      ownLead: true,
      departments: task.departments,
      openedOn: task.openedOn,
      periodFrom: task.openedOn,
      periodTo: task.periodTo,
      closedOn: task.closedOn,
    },
    task.openedOn,
  )
}

/**
 * One check of one place in a task, with what it led to. The first check of a place in a task makes it an object; hand the
 * returned `object` back for the next one. Known when it was made, or later like every other fact.
 */
export function seedCheck(
  world: World,
  task: SeedRow,
  check: {
    place: { id: string; stationCode: string }
    venue: string
    visitedOn: Day
    recordNo: string
    inspectors: string
    detail?: string
    object?: SeedRow
    result?: CheckResult
    problem?: string
    violation?: boolean
    /** Registered as a clue of an offence. */
    clueNo?: string
    order?: { kind: OrderKind; no: string; dueOn: Day; content: string; closedOn: Day | null }
  },
): { object: SeedRow; visit: SeedRow; finding?: SeedRow; order?: SeedRow } {
  const { place, visitedOn } = check
  const common = { stationCode: place.stationCode }
  const object =
    check.object ??
    world.put(
      inspectionObject,
      {
        ...common,
        taskId: task.current.id,
        partyId: place.id,
        venue: check.venue,
        detail: check.detail,
        drawnOn: visitedOn,
      },
      visitedOn,
    )
  const visit = world.put(
    inspectionVisit,
    {
      ...common,
      objectId: object.current.id,
      visitedOn,
      recordNo: check.recordNo,
      inspectors: check.inspectors,
      method: '现场检查',
      violation: check.violation ?? false,
      result: check.result ?? (check.order ? '5' : check.problem ? '8' : '1'),
      problem: check.problem,
    },
    visitedOn,
  )
  const finding = check.problem
    ? world.put(
        inspectionFinding,
        {
          ...common,
          visitId: visit.current.id,
          finding: check.problem,
          clueNo: check.clueNo,
          clueOn: check.clueNo === undefined ? null : visitedOn,
        },
        visitedOn,
      )
    : undefined
  const order = check.order
    ? world.put(
        inspectionOrder,
        {
          ...common,
          visitId: visit.current.id,
          kind: check.order.kind,
          orderNo: check.order.no,
          issuedOn: visitedOn,
          dueOn: check.order.dueOn,
          content: check.order.content,
        },
        visitedOn,
      )
    : undefined
  if (order && check.order!.closedOn !== null)
    world.revise(order, { closedOn: check.order!.closedOn }, check.order!.closedOn)
  return { object, visit, finding, order }
}
