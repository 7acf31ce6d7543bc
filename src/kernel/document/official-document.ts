import { Document, Packer, type Paragraph, type Table } from 'docx'
import type { Day } from '#platform/clock/day.ts'
import { block } from './body-blocks.ts'
import { addressee, attachmentNote, blank, redHead, remark, signature, titleParagraph } from './frame-paragraphs.ts'
import { section } from './page-layout.ts'
import { sealed } from './page-parts.ts'

/** A piece of text. Control and invisible characters in it are left out of the file. */
export interface DocumentRun {
  text: string
  /** The indicator that this piece prints: data for other readers, the file shows no mark of it. */
  figure?: string
  strong?: boolean
  /** Something is missing or unsure here: marked in a working copy only. */
  warning?: boolean
}

/**
 * A heading brings its own number in its text (`一、`, `（一）`, `1.`, `（1）`): the text of a report is signed as it stands, so
 * nothing in the file renumbers it. `runIn` is body text that follows in the same paragraph.
 */
export interface HeadingBlock {
  kind: 'heading'
  level: 1 | 2 | 3 | 4
  runs: readonly DocumentRun[]
  runIn?: readonly DocumentRun[]
}

export interface ParagraphBlock {
  kind: 'paragraph'
  runs: readonly DocumentRun[]
}

/** Why a figure is missing, what a growth rests on: in a working copy only. */
export interface NoteBlock {
  kind: 'note'
  runs: readonly DocumentRun[]
}

/** Rows shorter than the header end in empty cells; a longer row is a RangeError. Numbers stand right. */
export interface TableBlock {
  kind: 'table'
  header: readonly string[]
  rows: readonly (readonly string[])[]
}

export type DocumentBlock = HeadingBlock | ParagraphBlock | NoteBlock | TableBlock

/** An official document (公文) before it is laid out. */
export interface OfficialDocument {
  /** 发文机关标志, the red head (`玉衡县市场监督管理局文件`); absent for a plain report, which then has no number either. */
  issuerMark?: string
  /** 发文字号, `玉市监〔2021〕12号`. */
  number?: string
  /** 签发人, for documents to a superior: the number then stands left and the name right. */
  signatory?: string
  /** Broken into lines by words; line breaks of its own are kept. */
  title: string
  /** 主送机关, without its colon. */
  addressee?: string
  blocks: readonly DocumentBlock[]
  /** 附件说明: names without number and closing mark. */
  attachments?: readonly string[]
  /** 发文机关署名. */
  issuer?: string
  /** 成文日期; also the only time that the file bears. */
  date: Day
  /** 附注, without its brackets. */
  note?: string
  /** A clean copy goes out; a working copy carries notes and warnings and says at each foot what it is. */
  copy: 'clean' | 'working'
}

/**
 * Lays an official document out as a Word file after GB/T 9704-2012, for signature without a seal. The same document gives the
 * same bytes.
 */
export async function renderOfficialDocument(doc: OfficialDocument): Promise<Buffer> {
  const working = doc.copy === 'working'
  const body = doc.blocks.filter((b) => working || b.kind !== 'note')
  const children: (Paragraph | Table)[] = [
    ...(doc.issuerMark ? redHead(doc.issuerMark, doc.number, doc.signatory) : []),
    titleParagraph(doc.title),
    blank(),
    ...(doc.addressee ? [addressee(doc.addressee)] : []),
    ...body.flatMap((b, i) => [
      // Two tables without a paragraph between them would become one.
      ...(b.kind === 'table' && body[i - 1]?.kind === 'table' ? [blank()] : []),
      block(b, { working, last: i === body.length - 1 }),
    ]),
    ...attachmentNote(doc.attachments ?? []),
    ...signature(doc.issuer, doc.date, Boolean(doc.note)),
    ...(doc.note ? [remark(doc.note)] : []),
  ]
  const file = new Document({
    title: doc.title.replaceAll('\n', ''),
    creator: doc.issuer ?? '',
    lastModifiedBy: doc.issuer ?? '',
    evenAndOddHeaderAndFooters: true,
    sections: [{ ...section(working), children }],
  })
  return sealed(await Packer.toBuffer(file), doc.date)
}
