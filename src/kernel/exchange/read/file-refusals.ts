import { Refusal } from '#platform/errors/refusal.ts'

/** Sentences for files that cannot be read; every one names the file and says what to do. */
export const fileRefusal = {
  missing: (name: string): Refusal =>
    new Refusal('exchange.file.not-found', `没有找到文件「${name}」，请检查路径。`, { status: 404 }),
  folder: (name: string): Refusal =>
    new Refusal('exchange.file.not-a-spreadsheet', `「${name}」是文件夹，请指定其中的表格文件。`, { status: 415 }),
  empty: (name: string): Refusal =>
    new Refusal('exchange.file.empty', `文件「${name}」里没有任何内容，请确认导出是否成功。`),
  tooLarge: (name: string, limit: string): Refusal =>
    new Refusal('exchange.file.too-large', `文件「${name}」超过 ${limit}，请拆成几个文件后再导入。`, { status: 413 }),
  expands: (name: string): Refusal =>
    new Refusal(
      'exchange.file.expands-too-much',
      `文件「${name}」解压后过大或压缩比异常，没有读取；请拆成几个文件，或另存为 CSV 后再导入。`,
      { status: 413 },
    ),
  encrypted: (name: string): Refusal =>
    new Refusal('exchange.file.encrypted', `文件「${name}」设了打开密码，请取消密码另存后再导入。`),
  notSpreadsheet: (name: string, what: string): Refusal =>
    new Refusal(
      'exchange.file.not-a-spreadsheet',
      `文件「${name}」${what}，不是能读取的表格；请用 .xlsx、.xls 或 .csv 文件。`,
      { status: 415 },
    ),
  damaged: (name: string): Refusal =>
    new Refusal(
      'exchange.file.damaged',
      `文件「${name}」已损坏或没有传完整，请重新导出或用 Excel、WPS 打开另存后再导入。`,
    ),
  openQuote: (name: string, row: number): Refusal =>
    new Refusal(
      'exchange.file.open-quote',
      `文件「${name}」第 ${row} 行起的双引号没有成对，无法分清单元格；请补上或删去这个引号后再导入。`,
    ),
}
