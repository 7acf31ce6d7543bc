import { useEffect, type ReactNode } from 'react'

/** Title of a page, what stands beside it, and its actions; names the browser tab too. */
export function PageHead(props: { title: string; note?: ReactNode; actions?: ReactNode }) {
  useEffect(() => {
    document.title = `${props.title} · 权衡`
  }, [props.title])
  return (
    <header className="qh-head">
      <h1>{props.title}</h1>
      {props.note && <span className="qh-head-note">{props.note}</span>}
      {props.actions && <div className="qh-head-actions">{props.actions}</div>}
    </header>
  )
}
