import type { Operation, Output } from '#platform/contract/operation.ts'
import { fillPath, ours, reach } from './call.ts'

/** Sends files with fields as a form; `input` fills in the address. */
export async function send<C extends Operation>(
  contract: C,
  form: FormData,
  input: Record<string, unknown> = {},
): Promise<Output<C>> {
  const answer = await reach(fillPath(contract, input).path, { method: 'POST', headers: ours, body: form })
  return (await answer.json()) as Output<C>
}
