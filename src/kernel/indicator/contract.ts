import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { operation } from '#platform/contract/operation.ts'
import { chapters } from './terms.ts'

export const sides = { rows: '清单', numerator: '分子', denominator: '分母', base: '基数' } as const
const Side = z.enum(['rows', 'numerator', 'denominator', 'base'])

/** A figure as every reader gets it; see `evaluate.ts`. */
export const Figure = z.object({
  id: z.string(),
  name: z.string(),
  unit: z.string(),
  status: z.enum(['ok', 'not-covered', 'nothing-known', 'empty-denominator', 'zero-base', 'no-records']),
  printed: z.string().nullable(),
  exact: z.string().nullable(),
  notes: z.array(z.string()),
  numerator: z.string().optional(),
  denominator: z.string().optional(),
  base: z
    .object({
      value: z.string(),
      asOf: z.string(),
      from: z.enum(['records', 'declared']),
      source: z.string().optional(),
    })
    .optional(),
  declaredPart: z.string().optional(),
})

const standpoint = { asOf: field.day('截止日').optional(), knownOn: field.day('以哪一天所知为准').optional() }
const id = z.string().min(1)

export const IndicatorEntry = z.object({
  id: z.string(),
  name: z.string(),
  unit: z.string(),
  kind: z.enum(['distinct', 'events', 'sum', 'constant', 'bound', 'ratio', 'growth']),
  counting: z.string(),
  time: z.string(),
  definition: z.string(),
  section: z.string(),
  system: z.string(),
  business: z.string(),
  businessTitle: z.string(),
  synonyms: z.array(z.string()),
  helper: z.boolean(),
  numerator: z.string().nullable(),
  denominator: z.string().nullable(),
  of: z.string().nullable(),
  partOf: z.string().nullable(),
})

export const listIndicators = operation({
  name: 'listIndicators',
  title: '指标词典',
  method: 'GET',
  path: '/api/indicators',
  permission: 'indicator.read',
  input: z.object({}),
  output: z.object({ indicators: z.array(IndicatorEntry) }),
})

export const getFigures = operation({
  name: 'getFigures',
  title: '指标数值',
  method: 'GET',
  path: '/api/figures',
  permission: 'indicator.read',
  input: z.object({ ids: z.string().max(4000).optional(), ...standpoint }),
  output: z.object({ figures: z.array(Figure), scopeText: z.string(), asOf: z.string() }),
})

export const FigureRow = z.object({
  key: z.string(),
  recordId: z.string().nullable(),
  partyId: z.string().nullable(),
  partyName: z.string().nullable(),
  partyCode: z.string().nullable(),
  day: z.string().nullable(),
  text: z.string().nullable(),
  amount: z.string().nullable(),
  records: z.number(),
  /** A counted entry, not a record of the business. */
  tally: z.boolean(),
  /** Page of the record. */
  page: z.string().nullable(),
})

export const getFigureRows = operation({
  name: 'getFigureRows',
  title: '指标所依据的记录',
  method: 'GET',
  path: '/api/figures/:id/rows',
  permission: 'indicator.read',
  input: z.object({
    id,
    ...standpoint,
    side: Side.optional(),
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  output: z.object({
    rows: z.array(FigureRow),
    next: z.string().nullable(),
    /** Lines of this list: what the figure (or the side of it) says. */
    total: z.number(),
    /** What the amounts of all lines add up to, exact (fen for money); null where nothing is added. */
    sum: z.string().nullable(),
    amountLabel: z.string().nullable(),
    measure: z.enum(['fen', 'number']).nullable(),
    scopeText: z.string(),
  }),
})

export const getFigureSplit = operation({
  name: 'getFigureSplit',
  title: '指标按所拆分',
  method: 'GET',
  path: '/api/figures/:id/split',
  permission: 'indicator.read',
  input: z.object({ id, ...standpoint }),
  output: z.object({
    lines: z.array(
      z.object({ unitCode: z.string().nullable(), unitName: z.string(), exact: z.string(), printed: z.string() }),
    ),
  }),
})

/** A figure at the end of each month of a year; what does not exist yet is left out. */
export const getFigureSeries = operation({
  name: 'getFigureSeries',
  title: '指标逐月数值',
  method: 'GET',
  path: '/api/figures/:id/series',
  permission: 'indicator.read',
  input: z.object({ id, ...standpoint }),
  output: z.object({
    /** This year and the one before: the value as of each month's last day, the last one as of the cut-off. */
    years: z.array(
      z.object({
        year: z.number(),
        points: z.array(z.object({ asOf: z.string(), printed: z.string().nullable() })),
      }),
    ),
  }),
})

export const Compared = z.object({
  id: z.string(),
  name: z.string(),
  unit: z.string(),
  printed: z.string().nullable(),
  /** Why there is a dash. */
  note: z.string().nullable(),
  /** The same a year before. */
  before: z.string().nullable(),
  /** Growth in percent, for a rate the change in percentage points; null where there is no base. */
  change: z.string().nullable(),
  points: z.boolean(),
})

/** The chapters of the report with their figures, this year beside the last. */
export const getDashboard = operation({
  name: 'getDashboard',
  title: '数据看板',
  method: 'GET',
  path: '/api/dashboard',
  permission: 'indicator.read',
  input: z.object(standpoint),
  output: z.object({
    asOf: z.string(),
    beforeAsOf: z.string(),
    scopeText: z.string(),
    chapters: z.array(z.object({ chapter: z.string(), title: z.string(), figures: z.array(Compared) })),
  }),
})

/** Figures of a chapter by station, side by side. */
export const getStationTable = operation({
  name: 'getStationTable',
  title: '分所数据表',
  method: 'GET',
  path: '/api/station-table',
  permission: 'indicator.read',
  input: z.object({ chapter: field.code('章节', chapters), ...standpoint }),
  output: z.object({
    figures: z.array(z.object({ id: z.string(), name: z.string(), unit: z.string() })),
    stations: z.array(
      z.object({ unitCode: z.string().nullable(), unitName: z.string(), printed: z.array(z.string()) }),
    ),
    /** The whole county, as the report prints it. */
    whole: z.array(z.string()),
  }),
})

export const getFigureDiff = operation({
  name: 'getFigureDiff',
  title: '指标两次所知的差异',
  method: 'GET',
  path: '/api/figures/:id/diff',
  permission: 'indicator.read',
  input: z.object({
    id,
    ...standpoint,
    againstAsOf: field.day('对照截止日').optional(),
    againstKnownOn: field.day('对照以哪一天所知为准').optional(),
  }),
  output: z.object({
    before: Figure,
    after: Figure,
    lines: z.array(
      z.object({
        side: Side,
        change: z.enum(['added', 'removed', 'amount']),
        key: z.string(),
        recordId: z.string().nullable(),
        partyId: z.string().nullable(),
        partyName: z.string().nullable(),
        text: z.string().nullable(),
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    ),
  }),
})

export const RuleResult = z.object({
  id: z.string(),
  title: z.string(),
  /** What a claim covers. */
  scope: z.string().optional(),
  figures: z.array(z.string()),
  holds: z.union([z.boolean(), z.literal('unknown')]),
  text: z.string(),
  faults: z.array(
    z.object({
      recordId: z.string(),
      partyId: z.string().nullable(),
      partyName: z.string().nullable(),
      page: z.string().nullable(),
      text: z.string(),
    }),
  ),
  faultCount: z.number(),
})

export const getRules = operation({
  name: 'getRules',
  title: '勾稽规则',
  method: 'GET',
  path: '/api/rules',
  permission: 'indicator.read',
  input: z.object(standpoint),
  output: z.object({ rules: z.array(RuleResult) }),
})
