import { type Column, DataTable } from '#web/DataTable.tsx'
import { integerText } from '#web/money.ts'
import type { ImportDetail } from './ImportPage.tsx'

type Remark = ImportDetail['refused'][number]

const place: readonly Column<Remark>[] = [
  { key: 'reason', title: '原因', render: (r) => r.reason },
  { key: 'row', title: '行', numeric: true, render: (r) => integerText(r.row) },
  { key: 'sheet', title: '工作表', render: (r) => r.sheet },
  { key: 'file', title: '文件', render: (r) => r.file },
]

/** Rows of a file with what is to be said about each, as they stood in the file. */
export function Remarks(props: {
  title: string
  remarks: readonly Remark[]
  labels: readonly string[]
  total: number
}) {
  const { remarks, labels } = props
  if (props.total === 0) return null
  const cells = labels.map((label, i): Column<Remark> => ({
    key: `${label} ${i}`,
    title: label,
    render: (r) => String(r.cells?.[i] ?? ''),
  }))
  const [reason, ...where] = place
  return (
    <section className="qh-section">
      <h2>
        {props.title}
        <span className="qh-count">
          {integerText(props.total)} 行{remarks.length < props.total && `，列出前 ${remarks.length} 行`}
        </span>
      </h2>
      {remarks.length > 0 && (
        <DataTable
          caption={props.title}
          columns={[reason!, ...where, ...cells]}
          rows={remarks}
          rowKey={(r) => `${r.file} ${r.sheet} ${r.row} ${r.reason}`}
        />
      )}
    </section>
  )
}
