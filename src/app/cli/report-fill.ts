import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Refusal } from '#platform/errors/refusal.ts'
import { renderOfficialDocument } from '#kernel/document/official-document.ts'
import { checkAsOf } from '#kernel/indicator/as-of.ts'
import { evaluate } from '#kernel/indicator/evaluate.ts'
import { fillText, refuseWithoutBlanks } from '#kernel/narrative/fill/apply.ts'
import { dictionaryOf } from '#kernel/narrative/fill/dictionary.ts'
import { fillDocx, readDocx } from '#kernel/narrative/fill/docx.ts'
import { bindBlanks } from '#kernel/narrative/fill/match.ts'
import type { Opened } from './open.ts'
import { dayOption } from './read-options.ts'
import { type Terminal, printJson } from './terminal.ts'

interface FillOptions {
  asOf?: string
  knownOn?: string
  out?: string
  explain?: string
  replaceNumbers?: true
  json?: true
}

/** Chapters of the report, for the matcher: a heading about the same thing speaks for the figures of that chapter. */
const sectionTitles = { '1.1': '优化营商环境，服务市场主体', '1.2': '强化事中事后监管，推进信用体系建设' }

export async function fill(terminal: Terminal, o: Opened, file: string, options: FillOptions): Promise<void> {
  const from = path.resolve(terminal.cwd, file)
  const bytes = await readFile(from).catch(() => {
    throw new Refusal('report.fill.not-found', `找不到文件 ${from}，请核对路径。`)
  })
  const isDocx = bytes[0] === 0x50 && bytes[1] === 0x4b
  const text = isDocx ? readDocx(bytes) : plainText(bytes)
  const bindings = bindBlanks(text, dictionaryOf(o.house.catalogue, sectionTitles), { numbers: options.replaceNumbers })
  refuseWithoutBlanks(bindings, options.replaceNumbers ?? false)
  const asOf = options.asOf === undefined ? o.today : dayOption('--as-of', options.asOf)
  const knownOn = options.knownOn === undefined ? undefined : dayOption('--known-on', options.knownOn)
  const ids = [...new Set(bindings.flatMap((b) => (b.status === 'bound' && b.indicator ? [b.indicator] : [])))]
  const figures = await o.db.snapshot(o.scope, async (q) => {
    await checkAsOf(q, o.today, { asOf, knownOn })
    return await evaluate(q, o.house, ids, { asOf, knownOn })
  })
  const filled = fillText(text, bindings, figures)
  if (options.out) {
    const out = path.resolve(terminal.cwd, options.out)
    const wordWanted = /\.docx$/i.test(out)
    if (isDocx && !wordWanted)
      throw new Refusal('report.fill.out', '原文是 Word 文档，请把 --out 写成 .docx，以保留它的版式。')
    const made = isDocx
      ? fillDocx(bytes, filled.replacements)
      : wordWanted
        ? await asWord(filled.text, o.bureauName, asOf)
        : Buffer.from(filled.text)
    await writeFile(out, made)
  }
  if (options.explain)
    await writeFile(path.resolve(terminal.cwd, options.explain), JSON.stringify(filled.explained, null, 2) + '\n')
  if (options.json) return printJson(terminal, filled.explained)
  const count = (status: string): number => filled.explained.filter((e) => e.status === status).length
  terminal.out(
    `共 ${filled.explained.length} 个空：认出 ${count('bound')} 个，拿不准 ${count('unsure')} 个，不认识 ${count('unknown')} 个（截止 ${asOf}）\n`,
  )
  for (const e of filled.explained) {
    if (e.status === 'unsure') terminal.out(`  拿不准：${e.context}（可能是 ${e.indicator}）\n`)
    else if (e.status === 'bound' && e.value === null) terminal.out(`  没有数：${e.context} ${e.notes.join('')}\n`)
  }
}

function plainText(bytes: Buffer): string {
  if (bytes.includes(0))
    throw new Refusal('report.fill.not-a-document', '这个文件不是文本，也不是 Word（.docx）文档，请核对文件。')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** A filled plain text as an official document: headings by their numbering, the rest as paragraphs. */
async function asWord(text: string, issuer: string, asOf: ReturnType<typeof dayOption>): Promise<Buffer> {
  const lines = text
    .split('\n')
    .map((l) => l.trim())
    .filter(Boolean)
  const addressed = /[：:]$/.test(lines[0] ?? '')
  const blocks = lines.slice(addressed ? 1 : 0).map((line) => {
    const level =
      /^[一二三四五六七八九十]+、/.test(line) && line.length < 40
        ? 1
        : /^（[一二三四五六七八九十]+）/.test(line) && line.length < 40
          ? 2
          : 0
    return level === 0
      ? { kind: 'paragraph' as const, runs: [{ text: line }] }
      : { kind: 'heading' as const, level: level as 1 | 2, runs: [{ text: line }] }
  })
  return await renderOfficialDocument({
    title: `${issuer}工作总结`,
    addressee: addressed ? lines[0]!.replace(/[：:]$/, '') : undefined,
    blocks,
    issuer,
    date: asOf,
    copy: 'clean',
  })
}
