import type { ReactNode } from 'react'
import { titleOf, valueOf } from './cells.tsx'
import { DataTable } from './DataTable.tsx'
import { type NamedField, fieldsOf, lineShape } from './fields.ts'

/** Name and value side by side, as many columns as fit. */
export const Facts = (props: { items: readonly { title: string; value: ReactNode; wide?: boolean }[] }) => (
  <dl className="qh-facts">
    {props.items.map((i) => (
      <div key={i.title} className={i.wide ? 'qh-wide' : undefined}>
        <dt>{i.title}</dt>
        <dd>{i.value}</dd>
      </div>
    ))}
  </dl>
)

const longText = 30

/** A record drawn from its schema: its fields, then a table for each of its lists. */
export function RecordFacts(props: { fields: readonly NamedField[]; record: Record<string, unknown> }) {
  const { fields, record } = props
  return (
    <>
      <Facts
        items={fields
          .filter((f) => f.meta.kind !== 'lines')
          .map((f) => ({
            title: titleOf(f.meta),
            value: valueOf(f.meta, record[f.name]),
            wide: typeof record[f.name] === 'string' && String(record[f.name]).length > longText,
          }))}
      />
      {fields
        .filter((f) => f.meta.kind === 'lines')
        .map((f) => (
          <Lines key={f.name} field={f} lines={(record[f.name] ?? []) as Record<string, unknown>[]} />
        ))}
    </>
  )
}

interface NumberedLine {
  line: number
  values: Record<string, unknown>
}

function Lines({ field, lines }: { field: NamedField; lines: readonly Record<string, unknown>[] }) {
  const fields = fieldsOf(lineShape(field.type))
  return (
    <section className="qh-section">
      <h2>
        {field.meta.title}
        <span className="qh-count">{lines.length}</span>
      </h2>
      {lines.length === 0 ? (
        <p className="qh-none">没有{field.meta.title}。</p>
      ) : (
        <DataTable
          caption={field.meta.title}
          columns={fields.map((f) => ({
            key: f.name,
            title: titleOf(f.meta),
            numeric: f.meta.kind === 'fen' || f.meta.kind === 'integer',
            render: (r: NumberedLine) => valueOf(f.meta, r.values[f.name]),
          }))}
          rows={lines.map((values, line) => ({ values, line }))}
          rowKey={(r) => String(r.line)}
        />
      )}
    </section>
  )
}
