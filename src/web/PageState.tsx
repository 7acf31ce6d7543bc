import { Button, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import type { ApiError } from './call.ts'

/** Grey lines while something loads, in the height of what comes. */
export const Loading = (props: { rows?: number }) => (
  <div role="status" aria-label="正在读取" className="qh-loading">
    <Skeleton active title={false} paragraph={{ rows: props.rows ?? 8 }} />
  </div>
)

/** What went wrong and what to do. */
export const Failed = (props: { error: ApiError | Error; retry?: () => void; children?: ReactNode }) => (
  <div role="alert" className="qh-state">
    <p className="qh-state-title">没有读出来</p>
    <p>{props.error.message}</p>
    <div className="qh-state-actions">
      {props.retry && <Button onClick={props.retry}>重试</Button>}
      {props.children}
    </div>
  </div>
)

/** Nothing here: why, and the next step. */
export const Nothing = (props: { title: string; children?: ReactNode }) => (
  <div className="qh-state">
    <p className="qh-state-title">{props.title}</p>
    <div className="qh-state-actions">{props.children}</div>
  </div>
)
