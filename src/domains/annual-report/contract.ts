import { z } from 'zod'
import { field } from '#platform/contract/field.ts'
import { detailOperation, listOperation, operation } from '#platform/contract/operation.ts'
import { issueStates } from './terms.ts'

export const IssueRow = z.object({
  id: field.id(),
  year: field.integer('年度'),
  title: field.text('标题'),
  asOf: field.day('截止日'),
  knownOn: field.day('以所知为准'),
  state: field.code('状态', issueStates),
  brokenRules: field.integer('未通过规则'),
  frozenBy: field.text('定稿人'),
  frozenOn: field.day('定稿日'),
})

export const listReportIssues = listOperation({
  name: 'listReportIssues',
  title: '定稿清单',
  path: '/api/report-issues',
  permission: 'annual-report.read',
  row: IssueRow,
  filters: { year: field.integer('年度').optional() },
})

export const getReportIssue = detailOperation({
  name: 'getReportIssue',
  title: '年度工作总结定稿',
  path: '/api/report-issues/:id',
  permission: 'annual-report.read',
  ledger: { name: 'report_issue', changedBy: 'annual-report.freeze' },
  record: IssueRow.extend({
    version: z.number(),
    documentNo: field.text('发文字号').nullable(),
    issuedOn: field.day('印发日').nullable(),
    digest: field.text('摘要'),
    figures: z
      .array(
        z.object({
          name: field.text('指标'),
          printed: field.text('定稿时印数'),
          now: field.text('现在计算'),
          changed: field.bool('有变化'),
        }),
      )
      .meta({ title: '各指标：定稿时与现在', kind: 'lines' }),
  }),
})

export const freezeReport = operation({
  name: 'freezeReport',
  title: '定稿',
  method: 'POST',
  path: '/api/report-issues',
  permission: 'annual-report.freeze',
  input: z.object({ asOf: field.day('截止日'), title: field.text('标题').optional() }),
  output: z.object({ id: z.string() }),
})

export const listBaselines = operation({
  name: 'listBaselines',
  title: '申报基数',
  method: 'GET',
  path: '/api/baselines',
  permission: 'annual-report.read',
  input: z.object({}),
  output: z.object({
    rows: z.array(
      z.object({
        id: z.string(),
        indicator: z.string(),
        name: z.string(),
        asOf: z.string(),
        value: z.string(),
        unit: z.string(),
        definition: z.string(),
        sourceDocument: z.string(),
      }),
    ),
  }),
})

/** A value that is known only as a number: last year's printed figure. Makes growth print in the first year. */
export const declareBaseline = operation({
  name: 'declareBaseline',
  title: '登记申报基数',
  method: 'POST',
  path: '/api/baselines',
  permission: 'annual-report.declare-baseline',
  input: z.object({
    indicator: field.text('指标'),
    asOf: field.day('当时的截止日'),
    value: z
      .string()
      .regex(/^-?\d{1,14}(\.\d{1,6})?$/, '数值要写成数字，小数不超过六位')
      .meta({ title: '数值（按指标单位）', kind: 'text' }),
    definition: field.text('当时的口径'),
    sourceDocument: field.text('来源文件'),
    fileDigest: z
      .string()
      .regex(/^[0-9a-f]{64}$/, '文件摘要要是 64 位十六进制的 SHA-256')
      .optional()
      .meta({ title: '来源文件摘要（SHA-256）', kind: 'text' }),
  }),
  output: z.object({ id: z.string() }),
})

export const listCoverage = operation({
  name: 'listCoverage',
  title: '台账起点',
  method: 'GET',
  path: '/api/coverage',
  permission: 'annual-report.read',
  input: z.object({}),
  output: z.object({
    /** Every business that is installed; without a day where none was declared. */
    rows: z.array(
      z.object({
        business: z.string(),
        title: z.string(),
        completeFrom: z.string().nullable(),
        statement: z.string().nullable(),
      }),
    ),
  }),
})

/** From which day a business's ledger is complete: before it figures are dashes. Declared again, the new day stands from now on. */
export const declareCoverage = operation({
  name: 'declareCoverage',
  title: '登记台账起点',
  method: 'POST',
  path: '/api/coverage',
  permission: 'annual-report.declare-coverage',
  input: z.object({
    business: field.text('业务'),
    completeFrom: field.day('从这一天起完整'),
    statement: field.text('说明（由谁、依据什么认定）'),
  }),
  output: z.object({ id: z.string() }),
})
