import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import type { Output } from '#platform/contract/operation.ts'
import { getReport, reportFile } from '#kernel/narrative/contract.ts'
import { addressOf, useCall } from '#web/call.ts'
import { PageHead } from '#web/PageHead.tsx'
import { Failed, Loading } from '#web/PageState.tsx'
import { RulePanel } from './RulePanel.tsx'
import { StandpointPicker, figureLink, useStandpoint } from './Standpoint.tsx'
import './report.css'

type Report = Output<typeof getReport>
type Block = Report['blocks'][number]
type Run = Block['runs'][number]

/** The work report as a page: every number opens its records, what is missing stands beside the text. */
export function ReportPage() {
  const { query } = useStandpoint()
  const answer = useCall(getReport, query, { keepPrevious: true })
  const actions = (
    <>
      <Button href={addressOf(reportFile, { ...query, copy: 'working' })} download>
        下载工作稿（带说明）
      </Button>
      <Button type="primary" href={addressOf(reportFile, { ...query, copy: 'clean' })} download>
        下载正式稿
      </Button>
    </>
  )
  return (
    <>
      <PageHead title="工作总结" actions={actions} />
      <StandpointPicker />
      {answer.isPending && <Loading rows={14} />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data && !answer.isError && (
        <div className={answer.isPlaceholderData ? 'qh-report qh-report-stale' : 'qh-report'}>
          <Paper report={answer.data} query={query} />
          <RulePanel report={answer.data} query={query} />
        </div>
      )}
    </>
  )
}

function Paper({ report, query }: { report: Report; query: Record<string, string> }) {
  return (
    <article className="qh-paper" aria-label={report.title}>
      <h2 className="qh-paper-title">{report.title}</h2>
      <p className="qh-paper-scope">范围：{report.scopeText}</p>
      {withNotes(report.blocks).map(({ block, notes }, i) => (
        <div key={i} className="qh-paper-row">
          <BlockText block={block} report={report} query={query} />
          {notes.length > 0 && (
            <div className="qh-paper-notes" role="note">
              {notes.map((n, j) => (
                <p key={j} className={n.runs.some((r) => r.warning) ? 'qh-warned' : undefined}>
                  {runsOf(n.runs, report, query)}
                </p>
              ))}
            </div>
          )}
        </div>
      ))}
    </article>
  )
}

/** Notes stand beside the block before them. */
function withNotes(blocks: readonly Block[]): { block: Block; notes: Block[] }[] {
  const rows: { block: Block; notes: Block[] }[] = []
  for (const block of blocks) {
    const last = rows.at(-1)
    if (block.kind === 'note' && last) last.notes.push(block)
    else rows.push({ block, notes: [] })
  }
  return rows
}

function BlockText({ block, report, query }: { block: Block; report: Report; query: Record<string, string> }) {
  const runs = runsOf(block.runs, report, query)
  if (block.kind !== 'heading') return <p className="qh-paper-text">{runs}</p>
  return block.level === 1 ? <h3>{runs}</h3> : block.level === 2 ? <h4>{runs}</h4> : <h5>{runs}</h5>
}

const runsOf = (runs: readonly Run[], report: Report, query: Record<string, string>) =>
  runs.map((run, i) => <Fragment key={i}>{runText(run, report, query)}</Fragment>)

function runText(run: Run, report: Report, query: Record<string, string>) {
  if (run.figure) {
    const name = report.figures[run.figure]?.name ?? run.figure
    return (
      <Link to={figureLink(run.figure, query)} className={run.warning ? 'qh-fig qh-fig-dash' : 'qh-fig'} title={name}>
        {run.text}
      </Link>
    )
  }
  if (run.withheld)
    return (
      <span className="qh-withheld" title="台账不支持这句话，正式稿里没有">
        {run.text}
      </span>
    )
  return run.strong ? <b>{run.text}</b> : run.text
}
