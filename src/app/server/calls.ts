import type { FastifyRequest } from 'fastify'
import { type Access, type Reach, permissionsOf, reachOf } from '#platform/auth/access.ts'
import type { SignedIn } from '#platform/auth/accounts.ts'
import { allows } from '#platform/auth/roles.ts'
import { today } from '#platform/clock/clock.ts'
import { Acting } from '#platform/contract/acting.ts'
import type { Operation } from '#platform/contract/operation.ts'
import { type Scope, sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { refusalOf } from '#platform/http/refuse.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { transact } from '#kernel/record/transact.ts'
import { actOf, actedIn, useApproval } from '#kernel/workflow/acted.ts'
import { type Acted, actedAlone } from '#kernel/workflow/people.ts'
import type { ServerParts } from './http-app.ts'

/** Names the county that a city's officer looks into. */
export const countyHeader = 'x-quanheng-county'

export const notAllowed = (): Refusal =>
  new Refusal('auth.not-allowed', '您的岗位没有这项权限，需要时请联系系统管理员。', { status: 403 })

/** Somebody who is signed in, with what he may do and see today. */
export interface Caller extends SignedIn {
  roleTitle: string
  /** Patterns of everything held. */
  permissions: readonly string[]
  /** What the operation asked for may see. */
  reach: Reach
  access: Access
}

/** What somebody may do and see in an operation; refuses (`auth.not-allowed`, 403) what no role of his allows. */
export async function callerOf(
  parts: Pick<ServerParts, 'access'>,
  who: SignedIn,
  contract: Pick<Operation, 'permission'>,
): Promise<Caller> {
  const access = await parts.access.of(who)
  let known = told.get(access)
  if (!known) {
    const titles = [...new Set(access.held.map((h) => h.title))]
    known = { permissions: permissionsOf(access), roleTitle: titles.join('、') || '未授权', reaches: new Map() }
    told.set(access, known)
  }
  let reach = known.reaches.get(contract.permission)
  if (reach === undefined) {
    reach = reachOf(access, contract.permission) ?? null
    known.reaches.set(contract.permission, reach)
  }
  if (!reach) throw notAllowed()
  return { ...who, permissions: known.permissions, roleTitle: known.roleTitle, reach, access }
}

/** What follows from an access, worked out once for as long as it is kept. */
const told = new WeakMap<
  Access,
  { permissions: readonly string[]; roleTitle: string; reaches: Map<string, Reach | null> }
>()

interface Bureau {
  countyCode: string
  bureauName: string
}

/**
 * The bureau whose ledgers an operation works on: the caller's own, or for a city's officer the one he names. He reads there
 * and writes nothing. Any other county answers as if it were not there.
 */
async function bureauOf(
  parts: ServerParts,
  request: FastifyRequest,
  who: Caller | undefined,
  { method, asks }: Pick<Operation, 'method' | 'asks'>,
): Promise<Bureau> {
  const wanted = request.headers[countyHeader]
  const own = parts.installed
  if (typeof wanted !== 'string' || wanted === own.countyCode || !who) return own
  const sameCity = wanted.slice(0, 4) === own.countyCode.slice(0, 4)
  const [found] =
    who.reach.city && sameCity
      ? await parts.db.read({ county: wanted, stations: [] }, (q) =>
          q.rows<Bureau>(
            sql`select county_code as "countyCode", bureau_name as "bureauName" from installation where county_code = ${wanted}`,
          ),
        )
      : []
  if (!found) throw notFound('这个局')
  if (method !== 'GET' && !asks)
    throw new Refusal('auth.city-reads', '全市范围只能查看，办理请由该局人员进行。', { status: 403 })
  return found
}

/** A call on behalf of somebody. Without anybody it sees no station's rows. */
export async function makeCall(
  parts: ServerParts,
  request: FastifyRequest,
  who: Caller | undefined,
  contract: Pick<Operation, 'name' | 'method' | 'asks'>,
): Promise<Call> {
  const bureau = await bureauOf(parts, request, who, contract)
  const behalf = who?.reach.behalf
  const scopeIn = (reach: Reach | undefined, name: string): Scope => ({
    county: bureau.countyCode,
    stations: reach?.stations ?? [],
    ...(reach?.own ? { own: reach.behalf?.only ? reach.behalf.names[0]! : name } : {}),
  })
  const person = {
    id: who?.username ?? 'nobody',
    name: who?.name ?? '未登录',
    ...(behalf ? { behalf: `${behalf.only ? '代' : '兼代'}${behalf.names.join('、')}` } : {}),
  }
  const scope = scopeIn(who?.reach, person.name)
  const permissions = who?.permissions ?? []
  const call: Call = {
    db: parts.db,
    scope,
    actor: { ...person, role: who?.role ?? 'nobody', roleTitle: who?.roleTitle ?? '未登录', permissions },
    acted: actedAlone(person),
    keys: parts.keys,
    clock: parts.clock,
    today: today(parts.clock),
    house: parts.house,
    bureauName: bureau.bureauName,
    read: (work) => parts.db.read(scope, work),
    write: () => Promise.reject(new Error('replaced below')),
    reachOf: (permission) => {
      const reach = who && reachOf(who.access, permission)
      return reach && { scope: scopeIn(reach, person.name), behalf: reach.behalf?.only ? reach.behalf.names : [] }
    },
    demand: (permission) => {
      if (!allows(permissions, permission)) throw notAllowed()
    },
    fault: (error) => {
      request.log.error({ err: error }, 'fault in the background')
      return request.id
    },
  }
  return actingAs(parts, call, contract.name, call.acted)
}

/** The same call with these people acting, approving and typing. */
function actingAs(parts: ServerParts, call: Call, operation: string, acted: Acted): Call {
  return {
    ...call,
    acted,
    write: (work, note) =>
      transact(
        parts.db,
        call.scope,
        actOf(operation, acted, note),
        async (tx) => {
          const result = await work(tx)
          await useApproval(tx, acted, call.today)
          return result
        },
        { clock: parts.clock, ahead: true },
      ),
  }
}

/**
 * The call with whom the request says has acted and approved (`acting` beside the input). Refuses `workflow.*`, also when an
 * approval is demanded and there is none.
 */
export async function withActing(
  parts: ServerParts,
  call: Call,
  contract: Operation,
  input: Readonly<Record<string, unknown>>,
  body: unknown,
): Promise<Call> {
  if (contract.method === 'GET' || contract.permission === 'signed-in' || contract.permission === 'public') return call
  const given = (body as { acting?: unknown } | undefined)?.acting
  if (given === undefined && !contract.approval) return call
  const parsed = Acting.optional().safeParse(given)
  if (!parsed.success) throw refusalOf(parsed.error)
  const whole: Scope = { county: call.scope.county, stations: '*' }
  const acted = await parts.db.read(whole, (q) =>
    actedIn(q, { contract, input, acting: parsed.data, typist: call.acted.typist, today: call.today }),
  )
  return actingAs(parts, call, contract.name, acted)
}
