import { useNavigate } from '@tanstack/react-router'
import { useEffect, useId, useRef, useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import type { Output } from '#platform/contract/operation.ts'
import { findByPhone, searchAll } from '#kernel/search/contract.ts'
import { type ApiError, call, useCall } from '#web/call.ts'
import type { Command } from '#web/domain-ui.ts'
import type { MenuGroup } from './domain-uis.ts'

/** Something that can be opened, or a search that has to be asked for. */
interface Choice {
  key: string
  title: string
  note: string
  matched?: string
  choose: () => void
}
interface Group {
  title: string
  choices: Choice[]
  more?: boolean
}

const pauseMs = 180

/**
 * Finds anything from anywhere: pages and what can be begun, parties, people, numbers on papers, and on demand whose phone it
 * is. Arrows choose, Enter opens, Escape closes. While characters are being composed nothing is searched and no key chooses.
 */
export function Palette(props: { menu: readonly MenuGroup[]; commands: readonly Command[]; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const listId = useId()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [composing, setComposing] = useState(false)
  const asked = useSettled(typed.trim(), composing)
  const [at, setAt] = useState(0)
  const answer = useCall(searchAll, { q: asked }, { enabled: asked.length > 0, keepPrevious: true })
  const byPhone = useMutation<Output<typeof findByPhone>, ApiError, string>({
    mutationFn: (phone) => call(findByPhone, { phone }),
  })
  useEffect(() => {
    dialog.current?.showModal()
  }, [])

  const open = (to: string, search: Readonly<Record<string, string>> = {}): void => {
    props.onClose()
    void navigate({ to, search: search as never })
  }
  const found = asked ? answer.data : undefined
  const commands = commandsOf(props, composing ? '' : typed.trim(), open)
  const groups = [
    commands,
    ...hitsOf(found, open),
    ...phonesOf({ asked, offered: found?.phone === true, answer: byPhone.data, ask: byPhone.mutate, open }),
  ].filter((g) => g.choices.length > 0)
  const choices = groups.flatMap((g) => g.choices)
  const chosen = Math.min(at, choices.length - 1)

  const waiting = composing || typed.trim() !== asked || answer.isFetching
  const onKey = (e: React.KeyboardEvent): void => {
    if (e.nativeEvent.isComposing) return
    if (e.key === 'ArrowDown') setAt(Math.min(chosen + 1, choices.length - 1))
    else if (e.key === 'ArrowUp') setAt(Math.max(chosen - 1, 0))
    else if (e.key === 'Enter') {
      // What the text before this one found must not open by a quick Enter.
      if (!waiting || chosen < commands.choices.length) choices[chosen]?.choose()
    } else return
    e.preventDefault()
  }
  const failed = answer.error ?? byPhone.error
  return (
    <dialog
      ref={dialog}
      className="qh-palette"
      aria-label="全局搜索"
      onClose={props.onClose}
      onClick={(e) => e.target === dialog.current && props.onClose()}
    >
      <input
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={chosen >= 0 ? `${listId}-${chosen}` : undefined}
        aria-label="查主体、人员、编号，找页面"
        placeholder="名称、拼音首字母、代码、姓名、文号、电话后四位，或者页面名"
        autoComplete="off"
        maxLength={60}
        // The dialog was opened to type.
        autoFocus
        value={typed}
        onChange={(e) => {
          setTyped(e.target.value)
          setAt(0)
          byPhone.reset()
        }}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onKeyDown={onKey}
      />
      <div id={listId} role="listbox" aria-label="结果" className="qh-palette-list">
        {groups.map((g) => (
          <div key={g.title} role="group" aria-label={g.title}>
            <p className="qh-palette-group" aria-hidden="true">
              {g.title}
              {g.more && '（还有更多，请再多输入几个字）'}
            </p>
            {g.choices.map((c) => {
              const i = choices.indexOf(c)
              return (
                <div
                  key={c.key}
                  id={`${listId}-${i}`}
                  role="option"
                  aria-selected={i === chosen}
                  ref={i === chosen ? intoView : undefined}
                  onMouseMove={() => setAt(i)}
                  onClick={c.choose}
                >
                  <span>{c.title}</span>
                  {c.matched && <span className="qh-palette-why">{c.matched}</span>}
                  <span className="qh-code">{c.note}</span>
                </div>
              )
            })}
          </div>
        ))}
      </div>
      {failed && <p role="alert">{failed.message}</p>}
      {byPhone.data?.hits.length === 0 && <p role="status">您能看到的联系人里没有这个电话。</p>}
      {choices.length === 0 && !waiting && !failed && <p>没有找到。换一个字，或者用代码、文号的一段再试。</p>}
    </dialog>
  )
}

const intoView = (option: HTMLElement | null): void => option?.scrollIntoView({ block: 'nearest' })

/** Pages and what can be begun. They are there at once: what comes later from the server does not move them. */
function commandsOf(
  props: { menu: readonly MenuGroup[]; commands: readonly Command[] },
  typed: string,
  open: (to: string, search?: Readonly<Record<string, string>>) => void,
): Group {
  const pages = props.menu.flatMap((g) =>
    g.links.map((l): Choice => ({ key: l.path, title: l.title, note: g.title, choose: () => open(l.path) })),
  )
  const commands = props.commands.map((c): Choice => ({
    key: `${c.path} ${c.title}`,
    title: c.title,
    note: '办理',
    choose: () => open(c.path, c.search),
  }))
  return {
    title: '页面和办理',
    choices: [...commands, ...pages].filter((c) => typed === '' || c.title.includes(typed)),
  }
}

const hitsOf = (found: Output<typeof searchAll> | undefined, open: (to: string) => void): Group[] =>
  (found?.groups ?? []).map((g) => ({
    title: g.title,
    more: g.more,
    choices: g.hits.map((h) => ({
      key: `${g.group} ${h.key}`,
      title: h.title,
      note: h.note,
      matched: h.matched,
      choose: () => h.page !== null && open(h.page),
    })),
  }))

/** A phone is looked up only when somebody says so: the log keeps who did. */
function phonesOf(p: {
  asked: string
  offered: boolean
  answer: Output<typeof findByPhone> | undefined
  ask: (phone: string) => void
  open: (to: string) => void
}): Group[] {
  if (p.answer)
    return [
      {
        title: '电话',
        more: p.answer.more,
        choices: p.answer.hits.map((h) => ({ ...h, choose: () => h.page !== null && p.open(h.page) })),
      },
    ]
  if (!p.offered) return []
  const title = p.asked.length === 4 ? `查电话后四位是 ${p.asked} 的` : '查这个电话是谁的'
  return [{ title: '电话', choices: [{ key: 'phone', title, note: '记入审计日志', choose: () => p.ask(p.asked) }] }]
}

/** A text once it has stood still for a moment; the one before while characters are being composed. */
function useSettled(text: string, composing: boolean): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    if (composing) return
    const timer = setTimeout(() => setSettled(text), pauseMs)
    return () => clearTimeout(timer)
  }, [text, composing])
  return settled
}
