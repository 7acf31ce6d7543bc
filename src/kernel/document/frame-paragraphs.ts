/** What stands around the body of an official document: red head, title, addressee, attachment note, signature, remark. */
import { AlignmentType, BorderStyle, Paragraph, Tab, TabStopType, TextRun } from 'docx'
import { chineseDay, type Day } from '#platform/clock/day.ts'
import { twoIn } from './body-blocks.ts'
import { character, exactLine, exactly, fontsOf, mm, pitch, red, textWidth, typeface } from './page-layout.ts'
import { textRuns, visible } from './text-runs.ts'
import { charactersWide, titleLines } from './title-lines.ts'

/** An empty line. */
export const blank = (keepNext = false): Paragraph => new Paragraph({ spacing: exactLine, keepNext, children: [] })

/**
 * 版头: the mark 35 mm below the top of the text block, as large as fits one line (at most 48 pt); the number two lines below;
 * the rule 4 mm below that, as wide as the text block; two lines to the title.
 */
export function redHead(mark: string, number: string | undefined, signatory: string | undefined): Paragraph[] {
  const size = Math.min(48, Math.floor(textWidth / 20 / charactersWide(mark)))
  return [
    new Paragraph({
      spacing: { ...exactly(Math.round(size * 1.15)), before: mm(35) },
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ text: visible(mark), font: fontsOf(typeface.title), size: size * 2, color: red })],
    }),
    blank(),
    blank(),
    new Paragraph({
      spacing: exactLine,
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: red, space: 11 } },
      ...(signatory === undefined
        ? { alignment: AlignmentType.CENTER, children: textRuns([{ text: number ?? '' }]) }
        : {
            indent: { left: character, right: character },
            tabStops: [{ type: TabStopType.RIGHT, position: textWidth - character }],
            children: [
              ...textRuns([{ text: number ?? '' }]),
              new TextRun({ children: [new Tab()] }),
              ...textRuns([{ text: '签发人：' }]),
              ...textRuns([{ text: signatory }], { face: typeface.level2 }),
            ],
          }),
    }),
    blank(),
    blank(),
  ]
}

/** 标题, 二号小标宋, centred, one paragraph with its line breaks. */
export function titleParagraph(title: string): Paragraph {
  const look = { font: fontsOf(typeface.title), size: 44 }
  return new Paragraph({
    spacing: exactLine,
    alignment: AlignmentType.CENTER,
    keepLines: true,
    children: titleLines(title).map((line, i) => new TextRun({ ...look, text: visible(line), break: i === 0 ? 0 : 1 })),
  })
}

/** 主送机关, flush left. */
export const addressee = (name: string): Paragraph =>
  new Paragraph({ spacing: exactLine, children: textRuns([{ text: `${name}：` }]) })

/** 附件说明: one line below the body, two characters in; a name that wraps goes on under its own first character. */
export function attachmentNote(names: readonly string[]): Paragraph[] {
  if (names.length === 0) return []
  const word = '附件：'
  const numbered = names.length > 1
  // `1.` takes three quarters of a character, `10.` five.
  const numberWidth = numbered ? (names.length > 9 ? 1.5 : 1) : 0
  const nameAt = (5 + numberWidth) * character
  return [
    blank(true),
    ...names.map(
      (name, i) =>
        new Paragraph({
          spacing: exactLine,
          keepNext: true,
          indent: { left: nameAt, hanging: (numberWidth + (i === 0 ? 3 : 0)) * character },
          tabStops: numbered ? [{ type: TabStopType.LEFT, position: nameAt }] : [],
          children: [
            ...textRuns([{ text: (i === 0 ? word : '') + (numbered ? `${i + 1}.` : '') }]),
            ...(numbered ? [new TextRun({ children: [new Tab()] })] : []),
            ...textRuns([{ text: name }]),
          ],
        }),
    ),
  ]
}

/**
 * Signature without a seal: one line below, the issuer two characters from the right and the date's first character two to
 * the right of the issuer's. Where the date would then come nearer to the edge than two characters, the date stands two from
 * the right and the issuer shifts left. Both lines are set from the left, so that the two first characters stand right
 * whatever the digits of the date measure. With a remark below, the date keeps to it.
 */
export function signature(issuer: string | undefined, date: Day, withRemark: boolean): Paragraph[] {
  const day = chineseDay(date)
  const issuerWidth = charactersWide(issuer ?? '')
  const start = 28 - 2 - Math.max(issuerWidth, charactersWide(day) + 2)
  const line = (text: string, charactersIn: number, keepNext: boolean): Paragraph =>
    new Paragraph({
      spacing: exactLine,
      keepNext,
      indent: { left: Math.max(0, Math.round(charactersIn * pitch)) },
      children: textRuns([{ text }]),
    })
  return [blank(true), ...(issuer ? [line(issuer, start, true)] : []), line(day, start + 2, withRemark)]
}

/** 附注, in brackets below the date. */
export const remark = (text: string): Paragraph =>
  new Paragraph({ spacing: exactLine, indent: twoIn, children: textRuns([{ text: `（${text}）` }]) })
