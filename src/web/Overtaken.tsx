import { Alert, Button } from 'antd'
import { titleOf, valueOf } from './cells.tsx'
import type { NamedField } from './fields.ts'

/** Somebody else changed the record while a form about it was open: what stood there then, and what stands there now. */
export function Overtaken(props: {
  fields: readonly NamedField[]
  seen: Record<string, unknown>
  now: Record<string, unknown>
  onAccept: () => void
}) {
  const { seen, now } = props
  const changed = props.fields.filter((f) => JSON.stringify(seen[f.name]) !== JSON.stringify(now[f.name]))
  return (
    <Alert
      type="warning"
      showIcon
      className="qh-form-error"
      title="您填写期间，这条记录被别人改过，请先对照"
      description={
        <>
          {changed.length === 0 ? (
            <p>本页显示的内容没有变化。</p>
          ) : (
            <table className="qh-compare">
              <thead>
                <tr>
                  <th scope="col">项目</th>
                  <th scope="col">您打开时</th>
                  <th scope="col">现在</th>
                </tr>
              </thead>
              <tbody>
                {changed.map((f) => (
                  <tr key={f.name}>
                    <th scope="row">{titleOf(f.meta)}</th>
                    <td>{f.meta.kind === 'lines' ? '—' : valueOf(f.meta, seen[f.name])}</td>
                    <td>{f.meta.kind === 'lines' ? '有变化' : valueOf(f.meta, now[f.name])}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <Button onClick={props.onAccept}>已核对，继续办理</Button>
        </>
      }
    />
  )
}
