import { Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'

const pauseMs = 300

/** Text that narrows a list: waits for a pause in typing and for the end of a Chinese composition. `/` goes to it. */
export function SearchBox(props: {
  value: string
  onSearch: (text: string) => void
  placeholder: string
  label: string
}) {
  const { onSearch } = props
  const [text, setText] = useState(props.value)
  const [known, setKnown] = useState(props.value)
  const composing = useRef(false)
  const box = useRef<InputRef>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  if (known !== props.value) {
    setKnown(props.value)
    setText(props.value)
  }
  useSlashKey(() => box.current?.focus({ cursor: 'all' }))
  useEffect(() => () => clearTimeout(timer.current), [])

  const later = (next: string): void => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => onSearch(next.trim()), pauseMs)
  }
  return (
    <Input
      ref={box}
      value={text}
      allowClear
      placeholder={props.placeholder}
      aria-label={props.label}
      className="qh-searchbox"
      suffix={<kbd aria-hidden="true">/</kbd>}
      onChange={(e) => {
        setText(e.target.value)
        if (!composing.current) later(e.target.value)
      }}
      onCompositionStart={() => {
        composing.current = true
      }}
      onCompositionEnd={(e) => {
        composing.current = false
        later(e.currentTarget.value)
      }}
      onPressEnter={() => {
        clearTimeout(timer.current)
        onSearch(text.trim())
      }}
    />
  )
}

/** `/` pressed anywhere but in a field. */
function useSlashKey(act: () => void): void {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    const onKey = (e: KeyboardEvent): void => {
      const target = e.target as HTMLElement
      const typing = target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
      if (e.key !== '/' || e.ctrlKey || e.metaKey || e.altKey || typing) return
      e.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
