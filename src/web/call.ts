import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Operation, Output } from '#platform/contract/operation.ts'
import { keyFor } from './request-key.ts'

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
const ours = { 'x-quanheng': '1' }

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

function fillPath(contract: Operation, input: Record<string, unknown>) {
  const rest = { ...input }
  const path = contract.path.replace(/:([a-zA-Z]+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  return { path, rest }
}

/** Calls an operation by its contract. Throws an ApiError with a Chinese sentence when it is refused or fails. */
export async function call<C extends Operation>(
  contract: C,
  input: Given<C>,
  options: { signal?: AbortSignal; key?: string } = {},
): Promise<Output<C>> {
  const given = (input ?? {}) as Record<string, unknown>
  const { signal } = options
  if (contract.method === 'GET')
    return (await (await reach(addressOf(contract, given), { headers: ours, signal })).json()) as Output<C>
  const { path, rest } = fillPath(contract, given)
  const body = JSON.stringify(rest)
  const post = async (key: string): Promise<Output<C>> => {
    const headers = { ...ours, 'content-type': 'application/json', 'idempotency-key': key }
    return (await (await reach(path, { method: contract.method, headers, body, signal })).json()) as Output<C>
  }
  return options.key === undefined ? await keyFor(`${path} ${body}`, post) : await post(options.key)
}

/** Sends files with fields as a form; `input` fills in the address. */
export async function send<C extends Operation>(
  contract: C,
  form: FormData,
  input: Record<string, unknown> = {},
): Promise<Output<C>> {
  const answer = await reach(fillPath(contract, input).path, { method: 'POST', headers: ours, body: form })
  return (await answer.json()) as Output<C>
}

async function reach(address: string, init: RequestInit): Promise<Response> {
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
