/** One column of a printed table. */
export interface TextColumn<R> {
  title: string
  cell: (row: R) => string | null | undefined
  /** Numbers stand to the right. */
  right?: boolean
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u

/** Columns of a terminal that a text takes: a Chinese character takes two. */
export const displayWidth = (text: string): number => {
  let width = 0
  for (const character of text) width += wide.test(character) ? 2 : 1
  return width
}

const padded = (text: string, width: number, right: boolean): string => {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return right ? space + text : text + space
}

/** Rows under a header, aligned; an empty cell prints a dash. Ends with a line break. */
export function textTable<R>(columns: readonly TextColumn<R>[], rows: readonly R[]): string {
  const cells = rows.map((row) => columns.map((c) => c.cell(row) || '—'))
  const widths = columns.map((c, i) => Math.max(displayWidth(c.title), ...cells.map((line) => displayWidth(line[i]!))))
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, i) => padded(text, widths[i]!, columns[i]!.right ?? false))
      .join('  ')
      .trimEnd()
  return [columns.map((c) => c.title), ...cells].map((texts) => `${line(texts)}\n`).join('')
}
