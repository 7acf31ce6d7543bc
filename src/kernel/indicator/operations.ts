import type { Day } from '#platform/clock/day.ts'
import { type Call, type Handled, handle } from '#kernel/manifest/business.ts'
import { checkAsOf } from './as-of.ts'
import { checkRules } from './check-rules.ts'
import {
  getDashboard,
  getFigureDiff,
  getFigureRows,
  getFigureSeries,
  getFigureSplit,
  getFigures,
  getRules,
  getStationTable,
  listIndicators,
} from './contract.ts'
import { listTotals } from './count-lines.ts'
import { dashboard, seriesOf, stationTable } from './dashboard.ts'
import { dictionaryEntry } from './dictionary.ts'
import { figureDiff } from './diff.ts'
import { evaluate } from './evaluate.ts'
import { addsUp, figureRows, wantOf } from './rows.ts'
import { splitByStation } from './split.ts'

/** Faults of a rule that one answer lists; the rest are counted. */
const listedFaults = 500

const standpoint = (call: Call, input: { asOf?: Day; knownOn?: Day }): { asOf: Day; knownOn?: Day } => ({
  asOf: input.asOf ?? call.today,
  knownOn: input.knownOn,
})

/** Whose records a figure counts, as it is printed beside it. */
export const scopeText = (call: Call): string =>
  call.scope.stations === '*' ? '全局' : `仅限所辖（${call.scope.stations.join('、')}）`

export const indicatorOperations: readonly Handled[] = [
  handle(listIndicators, async (call) => ({
    indicators: call.house.catalogue.indicators.map((i) => dictionaryEntry(i, call.house)),
  })),
  handle(getFigures, async (call, input) => {
    const ask = standpoint(call, input)
    const ids = input.ids ? input.ids.split(',').filter(Boolean) : call.house.catalogue.indicators.map((i) => i.id)
    const figures = await call.read(async (q) => {
      await checkAsOf(q, call.today, ask)
      return await evaluate(q, call.house, ids, ask)
    })
    return { figures: [...figures.values()], scopeText: scopeText(call), asOf: ask.asOf }
  }),
  handle(getFigureRows, async (call, input) => {
    const ask = { ...standpoint(call, input), side: input.side, after: input.after, limit: input.limit + 1 }
    const want = wantOf(call.house.catalogue.get(input.id), ask)
    const { rows, total } = await call.read(async (q) => {
      await checkAsOf(q, call.today, ask)
      return {
        rows: await figureRows(q, call.house, input.id, ask),
        total: await listTotals(q, call.house, want, ask.knownOn),
      }
    })
    const shown = rows.slice(0, input.limit)
    const page = want.measure.over.page
    return {
      rows: shown.map((r) => ({
        ...r,
        page: r.tally
          ? `/tallies/${r.recordId}`
          : page && r.recordId
            ? `${page}/${r.recordId}`
            : r.partyId
              ? `/parties/${r.partyId}`
              : null,
      })),
      next: rows.length > input.limit ? shown.at(-1)!.key : null,
      total: total.lines,
      sum: addsUp(want.measure) ? (total.amount ?? '0') : null,
      amountLabel: 'amountLabel' in want.measure ? want.measure.amountLabel : null,
      measure:
        want.measure.kind === 'sum'
          ? want.measure.measure
          : addsUp(want.measure) || want.measure.kind === 'bound'
            ? 'number'
            : null,
      scopeText: scopeText(call),
    }
  }),
  handle(getFigureSplit, async (call, input) => {
    const ask = standpoint(call, input)
    const lines = await call.read(async (q) => {
      await checkAsOf(q, call.today, ask)
      return await splitByStation(q, call.house, input.id, ask)
    })
    return { lines }
  }),
  handle(getFigureSeries, async (call, input) => {
    const ask = standpoint(call, input)
    return await call.read(async (q) => {
      await checkAsOf(q, call.today, ask)
      return { years: await seriesOf(q, call.house, input.id, ask) }
    })
  }),
  handle(getDashboard, async (call, input) => {
    const ask = standpoint(call, input)
    return await call.read(async (q) => {
      await checkAsOf(q, call.today, ask)
      return { ...(await dashboard(q, call.house, ask)), scopeText: scopeText(call) }
    })
  }),
  handle(getStationTable, async (call, input) => {
    const ask = standpoint(call, input)
    return await call.read(async (q) => {
      await checkAsOf(q, call.today, ask)
      return await stationTable(q, call.house, input.chapter, ask)
    })
  }),
  handle(getFigureDiff, async (call, input) => {
    const before = standpoint(call, input)
    const after = { asOf: input.againstAsOf ?? before.asOf, knownOn: input.againstKnownOn }
    return await call.read(async (q) => {
      await checkAsOf(q, call.today, before)
      await checkAsOf(q, call.today, after)
      return await figureDiff(q, call.house, input.id, before, after)
    })
  }),
  handle(getRules, async (call, input) => {
    const ask = standpoint(call, input)
    const rules = await call.read(async (q) => {
      await checkAsOf(q, call.today, ask)
      return await checkRules(q, call.house, ask)
    })
    return {
      rules: rules.map((r) => ({
        ...r,
        figures: [...r.figures],
        faults: r.faults.slice(0, listedFaults),
        faultCount: r.faults.length,
      })),
    }
  }),
]
