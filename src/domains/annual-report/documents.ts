import { renderOfficialDocument } from '#kernel/document/official-document.ts'
import type { Report } from '#kernel/narrative/compose.ts'

/** The report as a Word file in GB/T 9704-2012 layout. Only a working copy carries notes. */
export async function wordFile(report: Report, issuer: string, copy: 'clean' | 'working'): Promise<Buffer> {
  return await renderOfficialDocument({ title: report.title, blocks: report.blocks, issuer, date: report.asOf, copy })
}
