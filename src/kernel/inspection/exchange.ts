import type { Day } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import type { ImportContext, Layout, ParsedRow, RowPlan } from '#kernel/exchange/layout.ts'
import { existingRows, upsert } from '#kernel/exchange/upsert.ts'
import { type FoundParty, resolveParties } from '#kernel/party/resolve.ts'
import { checkColumns } from './columns.ts'
import { type CheckSaid, checkEntry, checkRecheck } from './rules.ts'
import {
  inspectionFinding as f,
  inspectionObject as o,
  inspectionOrder as r,
  inspectionRecheck as c,
  inspectionTask as t,
  inspectionVisit as v,
} from './tables.ts'
import type { CheckResult, OrderKind } from './terms.ts'
import { type HouseCheckTheme, checkThemesOf, venueOf } from './theme.ts'

type Values = ParsedRow['values']
type Row<T extends { $inferSelect: unknown }> = T['$inferSelect']
type Made = Exclude<RowPlan, { outcome: 'refused' }>

/** The register of checks as sections and stations keep it: a line for a check, with what was ordered and how that ended. */
export function checkLayout(businesses: Parameters<typeof checkThemesOf>[0]): Layout {
  const themes = checkThemesOf(businesses)
  return {
    id: 'check.register',
    title: '检查台账',
    business: 'check',
    tables: [o, v, f, r, c],
    columns: checkColumns(themes),
    async plan(rows, context) {
      const parties = await resolveParties(
        context.tx,
        rows.map(({ values: x }) => ({ code: x.code as string | null, name: x.name as string | null })),
      )
      const book = await Book.open(
        rows,
        parties.flatMap((p) => ('found' in p ? [p.found.id] : [])),
        context,
        themes,
      )
      return rows.map((row, i) => {
        const party = parties[i]!
        return 'missing' in party ? refused(party.missing) : book.plan(row, party.found)
      })
    },
  }
}

const refused = (reason: string): RowPlan => ({ outcome: 'refused', reason })

/** What a line says of its check. A result that is not written follows from the rest. */
function saidIn(x: Values): CheckSaid {
  const text = (field: string): string | null => {
    const value = (x[field] as string | null)?.trim() ?? null
    return value === null || /^(无|没有|未发现.*|\/|-)$/.test(value) ? null : value
  }
  const content = text('orderContent')
  const orderNo = text('orderNo')
  const dueOn = x.orderDueOn as Day | null
  const problem = text('problem')
  const order =
    content === null && orderNo === null && dueOn === null
      ? null
      : { kind: (x.orderKind as OrderKind | null) ?? 'RECTIFY', orderNo, dueOn, content: content ?? problem }
  const clueNo = text('clueNo')
  return {
    visitedOn: x.visitedOn as Day,
    inspectors: (x.inspectors as string | null) ?? '',
    result: (x.result as CheckResult | null) ?? (order ? '5' : problem ? '8' : '1'),
    problem,
    violation: (x.violation as boolean | null) ?? clueNo !== null,
    clueNo,
    order,
  }
}

/** A register says what was done: one name, or an order that is not written down, is kept and shown. */
const tolerated = new Set(['check.inspectors', 'check.no-order'])

/** The tasks and records that lines of a chunk may be about. */
class Book {
  readonly #c: ImportContext
  readonly #themes: readonly HouseCheckTheme[]
  readonly #byNo: ReadonlyMap<string, Row<typeof t>>
  readonly #tasks: readonly Row<typeof t>[]
  readonly #objects: Map<string, Row<typeof o>>
  readonly #visits: ReadonlyMap<string, Row<typeof v>>
  readonly #findings: ReadonlyMap<string, Row<typeof f>>
  readonly #orders: ReadonlyMap<string, Row<typeof r>>
  readonly #rechecks: ReadonlyMap<string, Row<typeof c>>
  /** Objects that an earlier line of the chunk makes, and checks that one has. */
  readonly #made = new Map<string, string>()
  readonly #entered = new Set<string>()

  static async open(
    rows: readonly ParsedRow[],
    partyIds: readonly string[],
    context: ImportContext,
    themes: readonly HouseCheckTheme[],
  ): Promise<Book> {
    const { tx } = context
    const values = (field: string) => rows.map((row) => row.values[field] as string | null)
    const ours = sql`${t.kind} <> 'DOUBLE_RANDOM'`
    const numbered = await existingRows(tx, t, t.taskNo, values('taskNo'), ours)
    const named = await existingRows(tx, t, t.name, values('taskName'), ours)
    const themed = await existingRows(tx, t, t.theme, values('theme'), ours)
    const tasks = [...new Map([...numbered, ...named, ...themed].map((x) => [x.id, x])).values()]
    const among = sql`${o.taskId} = any (${sql.param(tasks.map((x) => x.id))}::uuid[])`
    const objects = await existingRows(tx, o, o.partyId, partyIds, among)
    const ids = (list: readonly { id: string }[]): string[] => list.map((x) => x.id)
    const visits = await existingRows(tx, v, v.objectId, ids(objects))
    const findings = await existingRows(tx, f, f.visitId, ids(visits))
    const orders = await existingRows(tx, r, r.visitId, ids(visits))
    const rechecks = await existingRows(tx, c, c.orderId, ids(orders))
    return new Book(context, themes, tasks, { objects, visits, findings, orders, rechecks })
  }

  private constructor(
    context: ImportContext,
    themes: readonly HouseCheckTheme[],
    tasks: readonly Row<typeof t>[],
    known: {
      objects: readonly Row<typeof o>[]
      visits: readonly Row<typeof v>[]
      findings: readonly Row<typeof f>[]
      orders: readonly Row<typeof r>[]
      rechecks: readonly Row<typeof c>[]
    },
  ) {
    const by = <R>(list: readonly R[], key: (x: R) => string) => new Map(list.toReversed().map((x) => [key(x), x]))
    this.#c = context
    this.#themes = themes
    this.#tasks = tasks
    this.#byNo = by(tasks, (x) => x.taskNo)
    this.#objects = by(known.objects, (x) => `${x.taskId} ${x.partyId}`)
    this.#visits = by(known.visits, (x) => `${x.objectId} ${x.visitedOn}`)
    this.#findings = by(known.findings, (x) => x.visitId)
    this.#orders = by(known.orders, (x) => x.visitId)
    this.#rechecks = by(known.rechecks, (x) => `${x.orderId} ${x.recheckedOn}`)
  }

  /** The task of a line: by number, by name, or the only one of the theme that the day falls into. */
  #task(x: Values): Row<typeof t> | string {
    const on = x.visitedOn as Day
    const no = x.taskNo as string | null
    if (no !== null) return this.#byNo.get(no) ?? `没有编号为“${no}”的检查任务，请先在“专项和日常检查”里发起。`
    const name = x.taskName as string | null
    const theme = x.theme as string | null
    if (name === null && theme === null) return '任务编号、任务名称、监管主题都没有写，请写明是哪项检查。'
    const found = this.#tasks.filter(
      (y) =>
        (name === null ? y.theme === theme : y.name === name) &&
        y.openedOn <= on &&
        (y.closedOn === null || on <= y.closedOn),
    )
    if (found.length === 1) return found[0]!
    const what = name ?? this.#themes.find((y) => y.code === theme)!.title
    return found.length === 0
      ? `${on} 没有进行中的“${what}”，请先在“专项和日常检查”里发起。`
      : `${on} 有 ${found.length} 项“${what}”，请写明任务编号。`
  }

  plan({ line, values: x }: ParsedRow, party: FoundParty): RowPlan {
    const task = this.#task(x)
    if (typeof task === 'string') return refused(task)
    const theme = this.#themes.find((y) => y.code === task.theme)
    const key = `${task.id} ${party.id}`
    const listed = this.#objects.get(key)
    const written = x.venue as string | null
    const venue = theme ? (written === null && listed ? listed.venue : venueOf(theme, written)) : written
    if (theme && !venue)
      return refused(`“${theme.title}”的对象类别是${Object.values(theme.venues).join('、')}，请写其中一种。`)
    const said = saidIn(x)
    const refusal = checkEntry(said, {
      today: this.#c.today,
      openedOn: task.openedOn,
      closedOn: task.closedOn,
      inspectors: this.#c.law.number('check.inspectors.min', said.visitedOn),
    })
    if (refusal && !tolerated.has(refusal.code)) return refused(refusal.message)
    const { stationCode } = party
    const objectId = this.#made.get(key)
    const object: RowPlan =
      objectId === undefined
        ? upsert(
            this.#c.tx,
            o,
            listed,
            {
              taskId: task.id,
              partyId: party.id,
              venue,
              drawnOn: listed?.drawnOn ?? said.visitedOn,
              stationCode,
              detail: x.detail as string | null,
            },
            line,
          )
        : { outcome: 'unchanged', recordId: objectId }
    if (object.outcome === 'refused') return object
    const visitKey = `${object.recordId} ${said.visitedOn}`
    if (this.#entered.has(visitKey))
      return refused(`${party.name}在 ${said.visitedOn} 的检查，这份表里前面已经有一行。`)
    const before = this.#visits.get(visitKey)
    const visit = upsert(
      this.#c.tx,
      v,
      before,
      {
        objectId: object.recordId,
        stationCode,
        visitedOn: said.visitedOn,
        recordNo: x.recordNo as string | null,
        inspectors: said.inspectors || null,
        method: x.method as string | null,
        violation: said.violation,
        result: said.result,
        problem: said.problem,
        disposal: x.disposal as string | null,
      },
      line,
    )
    if (visit.outcome === 'refused') return visit
    const then = this.#then(x, said, visit.recordId, stationCode, line)
    if (typeof then === 'string') return refused(then)
    this.#made.set(key, object.recordId)
    this.#entered.add(visitKey)
    const writes = [object, visit, ...then].flatMap((p) => ('writes' in p ? p.writes : []))
    const told = { recordId: visit.recordId, warnings: refusal ? [refusal.message] : [] }
    return writes.length === 0
      ? { outcome: 'unchanged', ...told }
      : { outcome: before ? 'updated' : 'created', writes, ...told }
  }

  /** What a check led to: its finding, its order, the recheck. A sentence says what does not go together. */
  #then(x: Values, said: CheckSaid, visitId: string, stationCode: string | null, line: number): Made[] | string {
    const { tx, today } = this.#c
    const parts: RowPlan[] = []
    if (said.problem !== null) {
      const clueOn = said.clueNo === null ? null : said.visitedOn
      const row = { visitId, stationCode, finding: said.problem, clueNo: said.clueNo, clueOn }
      parts.push(upsert(tx, f, this.#findings.get(visitId), row, line))
    }
    const recheckedOn = x.recheckedOn as Day | null
    if (said.order === null && recheckedOn !== null) return '写了复查日期，却没有责令改正的期限和内容，请补上。'
    if (said.order !== null) {
      const { kind, orderNo, dueOn, content } = said.order
      const before = this.#orders.get(visitId)
      const passed = (x.passed as string | null) !== 'NO'
      if (recheckedOn !== null) {
        const wrong = checkRecheck(
          { recheckedOn, passed, dueOn: null },
          { today, issuedOn: said.visitedOn, closedOn: null },
        )
        if (wrong) return wrong.message
      }
      const closedOn = passed ? recheckedOn : null
      const order = upsert(
        tx,
        r,
        before,
        { visitId, stationCode, kind, orderNo, issuedOn: said.visitedOn, dueOn: dueOn!, content: content!, closedOn },
        line,
      )
      parts.push(order)
      if (recheckedOn !== null && order.outcome !== 'refused') {
        const known = this.#rechecks.get(`${order.recordId} ${recheckedOn}`)
        const remark = x.remark as string | null
        parts.push(upsert(tx, c, known, { orderId: order.recordId, stationCode, recheckedOn, passed, remark }, line))
      }
    }
    return parts.filter((p): p is Made => p.outcome !== 'refused')
  }
}
