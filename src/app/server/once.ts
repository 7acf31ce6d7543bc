import type { Operation } from '#platform/contract/operation.ts'
import { type Keyed, answerOf, keepAnswer } from '#platform/http/answers.ts'
import type { Call } from '#kernel/manifest/business.ts'

/** As answers travel: money is text. The check for that costs three times the rest, so it is made only where it is needed. */
export function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return JSON.stringify(value, (_, v: unknown) => (typeof v === 'bigint' ? v.toString() : v))
  }
}

/** Somebody else has answered under this key while we were at it: what we wrote is taken back. */
class AnsweredMeanwhile extends Error {}

/**
 * Does what a request asks for once, however often it is sent. Two at a time: the second waits for the first and is answered the
 * same. One after the other, also after a restart: the answer was kept in the transaction of the act, so there is either both
 * or neither. A refusal is not kept: the corrected form may be sent under the same key.
 */
export class Once {
  readonly #running = new Map<string, { digest: string; answer: Promise<unknown> }>()

  async run(
    call: Call,
    contract: Pick<Operation, 'name'>,
    request: { key: string; content: unknown },
    work: (keep: (call: Call) => Call) => Promise<unknown>,
  ): Promise<unknown> {
    const keyed: Keyed = {
      account: call.actor.id,
      key: request.key,
      operation: contract.name,
      digest: call.keys.lookup(jsonOf(request.content)),
    }
    const name = `${call.scope.county} ${keyed.account} ${keyed.key}`
    const running = this.#running.get(name)
    if (running) {
      // Refused or broken off: the one that waited tries for itself.
      const first = await running.answer.then(
        (answer) => ({ answer }),
        () => undefined,
      )
      if (first && running.digest === `${keyed.operation} ${keyed.digest}`) return first.answer
      return await this.run(call, contract, request, work)
    }
    const answer = this.#answer(call, keyed, work)
    this.#running.set(name, { digest: `${keyed.operation} ${keyed.digest}`, answer })
    try {
      return await answer
    } finally {
      this.#running.delete(name)
    }
  }

  async #answer(call: Call, keyed: Keyed, work: (keep: (call: Call) => Call) => Promise<unknown>): Promise<unknown> {
    const before = (): Promise<{ answer: unknown } | undefined> => call.read((q) => answerOf(q, call.keys, keyed))
    const found = await before()
    if (found) return found.answer
    let kept: string | undefined
    // The first write of the act keeps the answer with it.
    const keep = (acting: Call): Call => ({
      ...acting,
      write: (write, note) =>
        acting.write(async (tx) => {
          const result = await write(tx)
          if (kept === undefined) {
            const text = jsonOf(result ?? null)
            if (!(await keepAnswer(tx, call.keys, keyed, { text, at: tx.at }))) throw new AnsweredMeanwhile()
            kept = text
          }
          return result
        }, note),
    })
    try {
      const answer = await work(keep)
      const text = jsonOf(answer ?? null)
      // The act answers with something else than its write did, or wrote elsewhere.
      if (text !== kept)
        await call.db.write(call.scope, (q) =>
          keepAnswer(q, call.keys, keyed, { text, at: call.clock.now(), again: true }),
        )
      return answer
    } catch (error) {
      const meanwhile = error instanceof AnsweredMeanwhile ? await before() : undefined
      if (meanwhile) return meanwhile.answer
      throw error
    }
  }
}
