import { chooseLook, looks, useChosenLook } from './look.ts'

const after = { system: 'light', light: 'dark', dark: 'system' } as const
const marks = { system: '◐', light: '○', dark: '●' } as const

/** Goes through the looks of the console. */
export function LookButton() {
  const look = useChosenLook()
  const next = after[look]
  const words = `外观：${looks[look]}，点一下换成${looks[next]}`
  return (
    <button type="button" className="qh-look" aria-label={words} title={words} onClick={() => chooseLook(next)}>
      {marks[look]}
    </button>
  )
}
