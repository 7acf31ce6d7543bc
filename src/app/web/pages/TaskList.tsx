import { Tag } from 'antd'
import { Link } from '@tanstack/react-router'
import type { Output } from '#platform/contract/operation.ts'
import { lights } from '#kernel/deadline/terms.ts'
import type { home } from '#kernel/home/contract.ts'
import './tasks.css'

export type Task = Output<typeof home>['tasks'][number]
export type TaskGroup = Output<typeof home>['groups'][number]

/** Tasks in their order, each with its light; the text opens the page with the right form. */
export function TaskList({
  tasks,
  label,
  holders = false,
}: {
  tasks: readonly Task[]
  label: string
  holders?: boolean
}) {
  return (
    <ul className="qh-tasks" aria-label={label}>
      {tasks.map((t) => (
        <li key={t.id}>
          <span className={`qh-lamp qh-lamp-${t.light}`} role="img" aria-label={lights[t.light]} />
          <span className={`qh-left qh-left-${t.light}`}>{t.left ?? '没有期限'}</span>
          <span className="qh-task">
            <Link to={t.page}>{t.text}</Link>
            <small>
              {t.title}
              {t.unitName && ` · ${t.unitName}`}
              {(holders || t.behalf !== null) && t.holders.length > 0 && ` · ${t.holders.join('、')}`}
            </small>
          </span>
          {t.behalf && <Tag variant="filled">代{t.behalf}</Tag>}
          <time className="qh-num qh-task-due">{t.dueOn}</time>
        </li>
      ))}
    </ul>
  )
}

const sum = (g: TaskGroup): number => g.red + g.amber + g.green + g.grey

/** How many of each kind wait; each opens the list of exactly these. */
export function TaskGroups({ groups, chosen }: { groups: readonly TaskGroup[]; chosen?: string | undefined }) {
  const total = groups.reduce((n, g) => n + sum(g), 0)
  return (
    <nav className="qh-task-groups" aria-label="按事项">
      <Link to="/to-do" search={{} as never} aria-current={chosen === undefined ? 'true' : undefined}>
        全部 <b>{total}</b>
      </Link>
      {groups.map((g) => (
        <Link
          key={g.kind}
          to="/to-do"
          search={{ kind: g.kind } as never}
          aria-current={chosen === g.kind ? 'true' : undefined}
        >
          {g.title} <b>{sum(g)}</b>
          {g.red > 0 && <span className="qh-left-red">逾期 {g.red}</span>}
        </Link>
      ))}
    </nav>
  )
}
