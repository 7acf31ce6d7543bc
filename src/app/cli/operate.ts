import { Acting } from '#platform/contract/acting.ts'
import type { Operation } from '#platform/contract/operation.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { refusalOf } from '#platform/http/refuse.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { transact } from '#kernel/record/transact.ts'
import { actOf, actedIn } from '#kernel/workflow/acted.ts'
import { actedAlone } from '#kernel/workflow/people.ts'
import type { Opened } from './open.ts'

/**
 * Does an operation of an installed business, as the server would: the same checks of the input, the same decisions, the same
 * entry in the journal, and the same approvals: what the bureau's rules or a statute want approved first is refused unless
 * `acting` names the paper. Refuses (`cli.operation`) when no installed business has it.
 */
export async function operate<T>(o: Opened, name: string, input: object, acting?: Acting): Promise<T> {
  const operation = o.house.businesses.flatMap((b) => b.operations).find((h) => h.contract.name === name)
  if (!operation) throw new Refusal('cli.operation', `安装的业务里没有操作“${name}”，这条命令用不了。`)
  const parsed = operation.contract.input.safeParse(input)
  if (!parsed.success) throw refusalOf(parsed.error)
  return (await operation.handle(
    await actingCall(o, operation.contract, parsed.data, acting),
    parsed.data as never,
  )) as T
}

/** The call with whom the options name as acting and approving. Refuses `workflow.*`, also when an approval is demanded and none is named. */
async function actingCall(o: Opened, contract: Operation, input: unknown, given: Acting | undefined): Promise<Call> {
  const call = callOf(o, contract.name)
  if (contract.method === 'GET') return call
  const acting = Acting.optional().safeParse(given)
  if (!acting.success) throw refusalOf(acting.error)
  const acted = await call.read((q) =>
    actedIn(q, {
      contract,
      input: input as Record<string, unknown>,
      acting: acting.data,
      typist: call.acted.typist,
      today: o.today,
    }),
  )
  return {
    ...call,
    acted,
    write: (work, note) => transact(o.db, o.scope, actOf(contract.name, acted, note), work, { clock: o.clock }),
  }
}

/** A call of the command line: the whole county, named in the journal as what it is. */
export function callOf(o: Opened, operation = 'cli'): Call {
  const person = { id: 'cli', name: '命令行' }
  const actor = { ...person, role: 'admin', roleTitle: '命令行', permissions: ['*'] }
  const noKey = (): never => {
    throw new Refusal('cli.no-key', '命令行不能加密或解开号码，请在页面上办理。')
  }
  return {
    db: o.db,
    scope: o.scope,
    actor,
    acted: actedAlone(person),
    keys: { seal: noKey, open: noKey, lookup: noKey },
    reachOf: () => ({ scope: o.scope, behalf: [] }),
    demand: () => undefined,
    clock: o.clock,
    today: o.today,
    house: o.house,
    bureauName: o.bureauName,
    read: (work) => o.db.snapshot(o.scope, work),
    write: (work, note) =>
      transact(o.db, o.scope, actOf(operation, actedAlone(person), note), work, { clock: o.clock }),
    fault: (error) => {
      throw error
    },
  }
}
