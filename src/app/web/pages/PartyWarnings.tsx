import { Link } from '@tanstack/react-router'
import type { Output } from '#platform/contract/operation.ts'
import type { getParty } from '#kernel/dossier/contract.ts'

type Warning = Output<typeof getParty>['warnings'][number]

const tones = { red: '须先处理', amber: '请留意' } as const

/** What whoever deals with a party has to know first: each with what to do, the article, and the record. */
export function PartyWarnings({ warnings }: { warnings: readonly Warning[] }) {
  if (warnings.length === 0) return null
  return (
    <section className="qh-minds" aria-labelledby="party-minds">
      <h2 id="party-minds">
        需要留意<span className="qh-count">{warnings.length}</span>
      </h2>
      <ul>
        {warnings.map((w, i) => (
          <li key={i} className={`qh-mind qh-mind-${w.tone}`}>
            <span className="qh-mind-tone">{tones[w.tone]}</span>
            <div>
              <p className="qh-mind-text">
                <span className="qh-none">{w.business}　</span>
                {w.page === null ? w.text : <Link to={w.page}>{w.text}</Link>}
              </p>
              <p className="qh-mind-todo">
                {w.todo}
                {w.basis !== null && <span className="qh-none">（{w.basis}）</span>}
              </p>
            </div>
            {w.day !== null && <time className="qh-num">{w.day}</time>}
          </li>
        ))}
      </ul>
    </section>
  )
}
