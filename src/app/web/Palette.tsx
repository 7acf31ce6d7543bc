import { useNavigate } from '@tanstack/react-router'
import { useEffect, useId, useRef, useState } from 'react'
import { listParties } from '#kernel/party/contract.ts'
import { useCall } from '#web/call.ts'
import type { MenuGroup } from './domain-uis.ts'

interface Choice {
  key: string
  title: string
  note: string
  to: string
}

const shown = 8
const pauseMs = 180

/** Finds a party or a page from anywhere: arrows choose, Enter opens, Escape closes. */
export function Palette(props: { menu: readonly MenuGroup[]; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const listId = useId()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const asked = useSettled(typed.trim())
  const [at, setAt] = useState(0)
  const answer = useCall(listParties, { q: asked, limit: shown }, { enabled: asked.length > 0, keepPrevious: true })
  useEffect(() => {
    dialog.current?.showModal()
  }, [])

  const pages = props.menu
    .flatMap((g) => g.links.map((l): Choice => ({ key: l.path, title: l.title, note: g.title, to: l.path })))
    .filter((c) => typed.trim() === '' || c.title.includes(typed.trim()))
  const parties = (asked ? (answer.data?.rows ?? []) : []).map((p): Choice => ({
    key: p.id,
    title: p.name,
    note: p.code,
    to: `/parties/${p.id}`,
  }))
  // Pages are there at once: what comes later from the server does not move them.
  const choices = [...pages, ...parties]
  const chosen = Math.min(at, choices.length - 1)
  const open = (c: Choice | undefined): void => {
    if (!c) return
    props.onClose()
    void navigate({ to: c.to })
  }
  const onKey = (e: React.KeyboardEvent): void => {
    if (e.nativeEvent.isComposing) return
    if (e.key === 'ArrowDown') setAt(Math.min(chosen + 1, choices.length - 1))
    else if (e.key === 'ArrowUp') setAt(Math.max(chosen - 1, 0))
    else if (e.key === 'Enter') open(choices[chosen])
    else return
    e.preventDefault()
  }
  return (
    <dialog
      ref={dialog}
      className="qh-palette"
      aria-label="查主体、找页面"
      onClose={props.onClose}
      onClick={(e) => e.target === dialog.current && props.onClose()}
    >
      <input
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={chosen >= 0 ? `${listId}-${chosen}` : undefined}
        aria-label="查主体、找页面"
        placeholder="名称、拼音首字母、统一社会信用代码，或页面名"
        autoComplete="off"
        // The dialog was opened to type.
        autoFocus
        value={typed}
        onChange={(e) => {
          setTyped(e.target.value)
          setAt(0)
        }}
        onKeyDown={onKey}
      />
      <ul id={listId} role="listbox" aria-label="结果">
        {choices.map((c, i) => (
          <li
            key={c.key}
            id={`${listId}-${i}`}
            role="option"
            aria-selected={i === chosen}
            onMouseMove={() => setAt(i)}
            onClick={() => open(c)}
          >
            <span>{c.title}</span>
            <span className="qh-code">{c.note}</span>
          </li>
        ))}
      </ul>
      {answer.isError && <p role="alert">{answer.error.message}</p>}
      {choices.length === 0 && !answer.isFetching && <p>没有找到。换一个字，或用代码的前几位再试。</p>}
    </dialog>
  )
}

/** A text once it has stood still for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
