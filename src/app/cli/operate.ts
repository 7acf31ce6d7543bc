import { Refusal } from '#platform/errors/refusal.ts'
import { refusalOf } from '#platform/http/refuse.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { transact } from '#kernel/record/transact.ts'
import { actOf } from '#kernel/workflow/acted.ts'
import { actedAlone } from '#kernel/workflow/people.ts'
import type { Opened } from './open.ts'

/**
 * Does an operation of an installed business, as the server would: the same checks of the input, the same decisions, the same
 * entry in the journal. Refuses (`cli.operation`) when no installed business has it.
 */
export async function operate<T>(o: Opened, name: string, input: object): Promise<T> {
  const operation = o.house.businesses.flatMap((b) => b.operations).find((h) => h.contract.name === name)
  if (!operation) throw new Refusal('cli.operation', `安装的业务里没有操作“${name}”，这条命令用不了。`)
  const parsed = operation.contract.input.safeParse(input)
  if (!parsed.success) throw refusalOf(parsed.error)
  return (await operation.handle(callOf(o, name), parsed.data as never)) as T
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
