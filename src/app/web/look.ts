import { useSyncExternalStore } from 'react'

/** What somebody may choose; what is not chosen follows the system. */
export const looks = { system: '跟随系统', light: '浅色', dark: '深色' } as const
export type Look = keyof typeof looks

/** The same name as in public/first-paint.js. */
const keptAs = 'quanheng.look'
const system = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)')
const listeners = new Set<() => void>()

const chosen = (): Look => {
  const kept = localStorage.getItem(keptAs)
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}
const shown = (): 'light' | 'dark' => {
  const look = chosen()
  return look === 'system' ? (system().matches ? 'dark' : 'light') : look
}

function show(): void {
  document.documentElement.dataset.look = shown()
  for (const tell of listeners) tell()
}
/** Follows what another window of this browser chooses, and a system that changes at dusk. */
export function followLook(): void {
  window.addEventListener('storage', show)
  system().addEventListener('change', show)
}

/** Chooses a look for this browser and shows it. */
export function chooseLook(look: Look): void {
  if (look === 'system') localStorage.removeItem(keptAs)
  else localStorage.setItem(keptAs, look)
  show()
}

const listen = (tell: () => void): (() => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}
export const useChosenLook = (): Look => useSyncExternalStore(listen, chosen)
export const useShownLook = (): 'light' | 'dark' => useSyncExternalStore(listen, shown)
