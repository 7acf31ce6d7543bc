import { Drawer } from 'antd'
import { Link } from '@tanstack/react-router'
import { recordTrail } from '#kernel/record/contract.ts'
import { useCall } from './call.ts'
import { momentText } from '#platform/clock/clock.ts'
import { Failed, Loading } from './PageState.tsx'

/** How a record came to be what it is: who wrote each version, when, and from which row of which file. */
export function Trail(props: { ledger: string; id: string; onClose: () => void }) {
  const answer = useCall(recordTrail, { ledger: props.ledger, id: props.id })
  return (
    <Drawer open title="来源与修改记录" size={520} onClose={props.onClose}>
      {answer.isPending && <Loading />}
      {answer.isError && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {answer.data && (
        <ol className="qh-trail">
          {answer.data.versions.map((v) => (
            <li key={v.recordedAt}>
              <b>第 {v.version} 版</b> <time className="qh-num">{momentText(v.recordedAt)}</time>
              <p>
                {v.actor ?? '系统'}
                {v.operation && ` · ${v.operation}`}
              </p>
              {v.voidReason && <p className="qh-trail-void">已作废：{v.voidReason}</p>}
              {v.origin && (
                <p className="qh-none">
                  来自 {v.origin.file}，工作表“{v.origin.sheet}”第 {v.origin.row} 行（
                  <Link to={`/imports/${v.origin.batch}`}>导入批次</Link>）
                </p>
              )}
              {v.changes.length > 0 && (
                <ul>
                  {v.changes.map((c) => (
                    <li key={c.label}>
                      {c.label}：{c.before ?? '空'} → {c.after ?? '空'}
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ol>
      )}
    </Drawer>
  )
}
