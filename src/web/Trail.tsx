import { Drawer } from 'antd'
import { recordTrail } from '#kernel/record/contract.ts'
import { useCall } from './call.ts'
import { momentText } from './cells.tsx'
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
            <li key={v.version}>
              <b>第 {v.version} 版</b> <span className="qh-num">{momentText(v.knownFrom)}</span>
              <p>
                {v.actor ?? '系统'} · {v.action}
              </p>
              {v.origin && (
                <p className="qh-none">
                  来自 {v.origin.file}，工作表“{v.origin.sheet}”第 {v.origin.row} 行
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
    </Drawer>
  )
}
