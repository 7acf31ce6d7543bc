import { business, handle } from '#kernel/manifest/business.ts'
import { getReport, reportFile } from '#kernel/narrative/contract.ts'
import { checkAsOf } from '#kernel/indicator/as-of.ts'
import {
  declareBaseline,
  declareCoverage,
  freezeReport,
  getReportIssue,
  listBaselines,
  listCoverage,
  listReportIssues,
} from './contract.ts'
import { coverages, declareFrom } from './coverage.ts'
import { difficultyPassages } from './difficulties.ts'
import { wordFile } from './documents.ts'
import { annualReportIndicators } from './indicators.ts'
import { annualReportLaw } from './law.ts'
import { baselines, composeReport, declare, freeze, issueDetail } from './service.ts'
import { issueList } from './views.ts'

/** Records at fault that a page shows; the rest are counted. */
const shownFaults = 200

export default business({
  id: 'annual-report',
  title: '年度工作总结',
  group: '综合',
  summary: '由各业务台账汇总出年度工作总结，每个数可以打开所依据的记录，定稿后留存。',
  systems: ['S85', 'S87'],
  permissions: {
    'report.read': '查看年度工作总结',
    'annual-report.read': '查看定稿和申报基数',
    'annual-report.freeze': '定稿',
    'annual-report.declare-baseline': '登记申报基数',
    'annual-report.declare-coverage': '登记台账起点',
  },
  operations: [
    handle(getReport, async (call, input) => {
      const asOf = input.asOf ?? call.today
      const report = await call.read(async (q) => {
        await checkAsOf(q, call.today, { asOf, knownOn: input.knownOn })
        return await composeReport(q, call.house, call.bureauName, { asOf, knownOn: input.knownOn }, call.keys)
      })
      return {
        ...report,
        issuer: call.bureauName,
        scopeText: call.scope.stations === '*' ? '全局' : `所辖：${call.scope.stations.join('、')}`,
        rules: report.rules.map((r) => ({
          ...r,
          figures: [...r.figures],
          faults: r.faults.slice(0, shownFaults),
          faultCount: r.faults.length,
        })),
      }
    }),
    handle(reportFile, async (call, input) => {
      const asOf = input.asOf ?? call.today
      return await call.read(async (q) => {
        await checkAsOf(q, call.today, { asOf, knownOn: input.knownOn })
        const report = await composeReport(q, call.house, call.bureauName, { asOf, knownOn: input.knownOn }, call.keys)
        return await wordFile(report, call.bureauName, input.copy)
      })
    }),
    handle(listReportIssues, (call, input) => call.read((q) => issueList(q, input))),
    handle(getReportIssue, (call, input) => issueDetail(call, input.id)),
    handle(freezeReport, (call, input) => freeze(call, call.bureauName, input)),
    handle(listBaselines, (call) => baselines(call)),
    handle(declareBaseline, declare),
    handle(listCoverage, (call) => coverages(call)),
    handle(declareCoverage, declareFrom),
  ],
  law: annualReportLaw,
  indicators: annualReportIndicators,
  passages: difficultyPassages,
})
