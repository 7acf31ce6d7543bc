import { TextRun } from 'docx'
import { bodySize, fontsOf, type Typeface, typeface, workingInk } from './page-layout.ts'
import type { DocumentRun } from './official-document.ts'

export interface Look {
  face?: Typeface
  /** Half-points. */
  size?: number
  color?: string
  /** Shows warnings. */
  working?: boolean
}

/**
 * Text without what no reader can see: control characters, which Word refuses to open, zero-width and direction marks, halves
 * of characters.
 */
export const visible = (text: string): string => text.toWellFormed().replace(/[\p{Cc}\p{Cf}\uFFFE\uFFFF]/gu, '')

/** Runs of a paragraph, each with its typeface and size written out. */
export const textRuns = (runs: readonly DocumentRun[], look: Look = {}): TextRun[] =>
  runs.map((r) => {
    const warned = look.working && r.warning
    return new TextRun({
      text: visible(r.text),
      font: fontsOf(look.face ?? typeface.body),
      size: look.size ?? bodySize,
      bold: r.strong,
      color: warned ? workingInk.warning : look.color,
      // For print without colour.
      ...(warned ? { underline: { type: 'wave' as const, color: workingInk.warning } } : {}),
    })
  })
