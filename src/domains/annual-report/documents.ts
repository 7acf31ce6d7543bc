import { renderOfficialDocument } from '#kernel/document/official-document.ts'
import type { Block, Report } from '#kernel/narrative/compose.ts'

/** The report as a Word file in GB/T 9704-2012 layout. Only a working copy carries notes. */
export async function wordFile(report: Report, issuer: string, copy: 'clean' | 'working'): Promise<Buffer> {
  const blocks = copy === 'working' ? report.blocks : report.blocks.map(withoutWithheld)
  return await renderOfficialDocument({ title: report.title, blocks, issuer, date: report.asOf, copy })
}

/** What the records do not bear out is not sent out. */
const withoutWithheld = (b: Block): Block => ({ ...b, runs: b.runs.filter((run) => !run.withheld) })
