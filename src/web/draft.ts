import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { dropDraft, getDraft, listDrafts, saveDraft } from '#kernel/desk/contract.ts'
import { call, callKey, useCall } from './call.ts'
import { newKey } from './request-key.ts'

/** Which form: the operation that it will send, and the record it is about (empty for a new one). */
export interface DraftKey {
  operation: string
  record: string
}

/** `kept`: all that was typed is on the server. `typing`: not yet. `failed`: it could not be kept. */
export type DraftState = 'clean' | 'typing' | 'kept' | 'failed'

const pauseMs = 1_200

/** Keeps what is typed into a form a moment after each pause, so that it survives a closed window and another computer. */
export function useDraft(key: DraftKey, about: { title: string; path: string }) {
  const queries = useQueryClient()
  const [state, setState] = useState<DraftState>('clean')
  const found = useCall(getDraft, key)
  const waiting = useRef<{ values: Record<string, unknown>; timer: ReturnType<typeof setTimeout> } | undefined>(
    undefined,
  )
  // Made when the form opens and kept with its draft: however often this form is sent, it is done once.
  const own = useRef<string | undefined>(undefined)
  const fresh = useRef(newKey())
  const foundKey = found.data?.draft?.key
  const requestKey = useCallback((): string => own.current ?? foundKey ?? fresh.current, [foundKey])
  /** From now on the form is another one. */
  const renewKey = useCallback((): void => {
    own.current = newKey()
  }, [])
  const told = useRef({ key, about, requestKey })
  useEffect(() => {
    told.current = { key, about, requestKey }
  })

  /** Sends what waits now. */
  const flush = useCallback(async (): Promise<boolean> => {
    const last = waiting.current
    if (!last) return true
    clearTimeout(last.timer)
    waiting.current = undefined
    try {
      const form = told.current
      await call(saveDraft, { ...form.key, ...form.about, key: form.requestKey(), values: last.values })
      // Typed on while it was sent: that is not kept yet.
      if (waiting.current === undefined) setState('kept')
      return true
    } catch {
      setState('failed')
      return false
    }
  }, [])
  const keep = useCallback(
    (values: Record<string, unknown>): void => {
      if (waiting.current) clearTimeout(waiting.current.timer)
      waiting.current = { values, timer: setTimeout(() => void flush(), pauseMs) }
      setState('typing')
    },
    [flush],
  )
  const forget = useCallback((): void => {
    queries.removeQueries({ queryKey: callKey(getDraft, told.current.key) })
    void queries.invalidateQueries({ queryKey: [listDrafts.name] })
  }, [queries])
  /** Throws the draft away: it was sent, or is not wanted. */
  const drop = useCallback(async (): Promise<void> => {
    if (waiting.current) clearTimeout(waiting.current.timer)
    waiting.current = undefined
    setState('clean')
    await call(dropDraft, told.current.key).catch(() => undefined)
    forget()
  }, [forget])
  // Asked again the next time the form opens; another window may have gone on with it.
  useEffect(() => forget, [forget])

  return { found, state, keep, flush, drop, requestKey, renewKey }
}
