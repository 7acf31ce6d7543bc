import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Operation, Output } from '#platform/contract/operation.ts'

/** What an operation takes, as the browser writes it: days as text, defaults left out. */
export type Given<C extends Operation> = z.input<C['input']>

/** A refusal of the server, or the sentence for a server that did not answer. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  /** Stable and dotted, `permit.decide.not-accepted`; `network` when nothing came back. */
  readonly code: string
  readonly status: number
  /** Field name → sentence, to be shown beside the field. */
  readonly fields: Record<string, string>

  constructor(code: string, message: string, status: number, fields: Record<string, string> = {}) {
    super(message)
    this.code = code
    this.status = status
    this.fields = fields
  }
}

/** Sent with every call: a form on a foreign page cannot set a header, so it cannot act in the officer's name. */
export const ours = { 'x-quanheng': '1' }

/** The address of an operation with its input: path parameters filled in, the rest as the query. */
export function addressOf(contract: Operation, input: Record<string, unknown>): string {
  const { path, rest } = fillPath(contract, input)
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(rest)) {
    if (value !== undefined && value !== null && value !== '') query.set(key, String(value))
  }
  const text = query.toString()
  return text ? `${path}?${text}` : path
}

export function fillPath(contract: Operation, input: Record<string, unknown>) {
  const rest = { ...input }
  const path = contract.path.replace(/:([a-zA-Z]+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  return { path, rest }
}

/** A request that posts something, and the key of its form where it has one. */
export interface Post {
  method: string
  headers: Record<string, string>
  body: string
  signal?: AbortSignal
}
let posting: (path: string, post: Post, key?: string) => Promise<Response> = (path, post) => reach(path, post)
/** The console brings what gives keys to what it posts; the sign-in page has nothing that could be done twice. */
export const bringKeys = (given: typeof posting): void => {
  posting = given
}

/** Calls an operation by its contract. Throws an ApiError with a Chinese sentence when it is refused or fails. */
export async function call<C extends Operation>(
  contract: C,
  input: Given<C>,
  { key, ...options }: { signal?: AbortSignal; key?: string } = {},
): Promise<Output<C>> {
  const given = (input ?? {}) as Record<string, unknown>
  const { path, rest } = fillPath(contract, given)
  const post = (): Post => ({
    method: contract.method,
    headers: { ...ours, 'content-type': 'application/json' },
    body: JSON.stringify(rest),
    ...options,
  })
  const answer =
    contract.method === 'GET'
      ? await reach(addressOf(contract, given), { headers: ours, ...options })
      : contract.asks
        ? await reach(path, post())
        : await posting(path, post(), key)
  return (await answer.json()) as Output<C>
}

/** Asks the server; throws an ApiError when it refuses or does not answer. */
export async function reach(address: string, init: RequestInit): Promise<Response> {
  let answer: Response
  try {
    answer = await fetch(address, { credentials: 'same-origin', ...init })
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === 'AbortError') throw fault
    throw new ApiError('network', '连不上服务器，请检查网络后重试；已填写的内容还在本页。', 0)
  }
  if (answer.ok) return answer
  throw await refusalOf(answer)
}

async function refusalOf(answer: Response): Promise<ApiError> {
  try {
    const { error } = (await answer.json()) as {
      error?: { code: string; message: string; fields: Record<string, string> }
    }
    if (error?.message) return new ApiError(error.code, error.message, answer.status, error.fields)
  } catch {
    // not ours: falls through to a sentence about the status
  }
  return new ApiError(
    'unknown',
    `服务器出错了（${answer.status}），请稍后重试；多次出现请告诉系统管理员。`,
    answer.status,
  )
}

/** Where the answer of an operation is kept; without an input, the answers to all inputs. */
export const callKey = <C extends Operation>(contract: C, input?: Given<C>): unknown[] =>
  input === undefined ? [contract.name] : [contract.name, input]

/** The answer of a reading operation, kept and shared between the parts of a page. */
export function useCall<C extends Operation>(
  contract: C,
  input: Given<C>,
  options: {
    enabled?: boolean
    /** Shows the answer before this one while a new one is on its way. */
    keepPrevious?: boolean
    /** Asks again after so many milliseconds, as long as it gives a number. */
    every?: (answer: Output<C> | undefined) => number | false
  } = {},
): UseQueryResult<Output<C>, ApiError> {
  return useQuery<Output<C>, ApiError>({
    queryKey: callKey(contract, input),
    queryFn: ({ signal }) => call(contract, input, { signal }),
    enabled: options.enabled ?? true,
    refetchInterval: (query) => options.every?.(query.state.data) ?? false,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  })
}
