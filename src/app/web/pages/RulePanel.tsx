import { Link } from '@tanstack/react-router'
import type { Output } from '#platform/contract/operation.ts'
import type { getReport } from '#kernel/narrative/contract.ts'
import { figureLink } from './Standpoint.tsx'

type Report = Output<typeof getReport>
type Rule = Report['rules'][number]

const listedFaults = 20
/** A short list of faults is open from the start. */
const openUpTo = 5

/** Whether the figures agree with each other; what does not hold stands first, with the records at fault. */
export function RulePanel({ report, query }: { report: Report; query: Record<string, string> }) {
  const { rules } = report
  const name = (id: string): string => report.figures[id]?.name ?? id
  const broken = rules.filter((r) => r.holds === false)
  const open = rules.filter((r) => r.holds === 'unknown')
  const good = rules.filter((r) => r.holds === true)
  return (
    <section className="qh-panel qh-rules" aria-label="数据一致性">
      <h2>数据一致性：{broken.length === 0 ? '没有矛盾' : `${broken.length} 条不成立`}</h2>
      {[...broken, ...open].map((r) => (
        <RuleLine key={r.id} rule={r} query={query} name={name} />
      ))}
      {good.length > 0 && (
        <details>
          <summary>成立的 {good.length} 条</summary>
          {good.map((r) => (
            <RuleLine key={r.id} rule={r} query={query} name={name} />
          ))}
        </details>
      )}
    </section>
  )
}

function RuleLine(props: { rule: Rule; query: Record<string, string>; name: (id: string) => string }) {
  const { rule, query, name } = props
  const shown = rule.faults.slice(0, listedFaults)
  const mark = rule.holds === true ? 'qh-holds' : rule.holds === false ? 'qh-breaks' : 'qh-unknown'
  const word = rule.holds === true ? '成立' : rule.holds === false ? '不成立' : '算不出'
  return (
    <div className="qh-rule">
      <span className={mark}>{word}</span>
      <b>{rule.title}</b>
      <p>{rule.text}</p>
      <p className="qh-none">
        {rule.figures.map((id) => (
          <Link key={id} to={figureLink(id, query)}>
            {name(id)}
          </Link>
        ))}
      </p>
      {rule.faults.length > 0 && (
        <details open={rule.holds === false && rule.faultCount <= openUpTo}>
          <summary>涉及 {rule.faultCount} 条记录</summary>
          <ul>
            {shown.map((f) => (
              <li key={f.recordId}>
                <FaultLink fault={f} /> {f.text}
              </li>
            ))}
          </ul>
          {rule.faultCount > shown.length && (
            <p className="qh-none">其余 {rule.faultCount - shown.length} 条请在指标清单中查看。</p>
          )}
        </details>
      )}
    </div>
  )
}

function FaultLink({ fault }: { fault: Rule['faults'][number] }) {
  const name = fault.partyName ?? '打开记录'
  const to = fault.page ? `${fault.page}/${fault.recordId}` : fault.partyId ? `/parties/${fault.partyId}` : null
  return to ? <Link to={to}>{name}</Link> : <span>{name}</span>
}
