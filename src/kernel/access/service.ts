import { shippedRole } from '#platform/auth/roles.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import type { Day } from '#platform/clock/day.ts'
import type { Input } from '#platform/contract/operation.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { orgUnit as u } from '#kernel/org/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type LedgerTx, insertRows, lockRows, updateRows, voidRows } from '#kernel/record/write.ts'
import type { endGrant, grantRole, restoreRole, separateAdministrators, setRole } from './contract.ts'
import { ownRolesOn, roleInForce, separatedOn } from './resolve.ts'
import { checkGrant, checkRole, checkSeparation } from './rules.ts'
import { accessGrant as g, accessRole as r, accessSeparation as s } from './tables.ts'

/** One change of rights after the other: whether somebody is the last, or two roles meet, must not change meanwhile. */
const oneAtATime = (tx: LedgerTx): Promise<unknown> =>
  tx.rows(sql`select 1 from account where county_code = ${tx.scope.county} order by username for update`)

const refusePast = (field: string, on: Day, today: Day): void => {
  if (on >= today) return
  const text = `不能从过去的日子（${on}）起改权限，请写今天或以后。`
  throw new Refusal('access.past', text, { fields: { [field]: text } })
}

/** Writes the bureau's version of a role from a day on; the version before ends on that day. */
export async function defineRole(
  call: Call,
  input: Input<typeof setRole>,
  known: readonly string[],
): Promise<{ code: string }> {
  refusePast('fromDay', input.fromDay, call.today)
  const may = [...new Set(input.may)].sort()
  const refusal = checkRole({ code: input.code, may }, known)
  if (refusal) throw refusal
  return await call.write(async (tx) => {
    await oneAtATime(tx)
    await endRole(tx, input.code, input.fromDay)
    await insertRows(tx, r, [{ ...input, may }])
    return { code: input.code }
  }, input.reason)
}

/** Ends the bureau's version of a role on a day. Refuses (`not-found`) when there is none. */
export async function restore(call: Call, input: Input<typeof restoreRole>): Promise<Record<string, never>> {
  refusePast('onDay', input.onDay, call.today)
  return await call.write(async (tx) => {
    await oneAtATime(tx)
    if ((await endRole(tx, input.code, input.onDay)) === 0) throw notFound(`角色“${input.code}”的本局版本`)
    return {}
  })
}

async function endRole(tx: LedgerTx, code: string, on: Day): Promise<number> {
  const rows = await tx.select(
    { id: r.id, version: r.version, fromDay: r.fromDay },
    sql`from ${asKnownNow.at(r)} where ${r.countyCode} = ${tx.scope.county} and ${r.code} = ${code} and (${r.toDay} is null or ${r.toDay} > ${on}::date)`,
  )
  const [running, coming] = [rows.filter((x) => x.fromDay < on), rows.filter((x) => x.fromDay >= on)]
  await updateRows(
    tx,
    r,
    running.map((x) => ({ id: x.id, version: x.version, set: { toDay: on } })),
  )
  await voidRows(tx, r, coming, '由后来的设定代替')
  return rows.length
}

/** Gives a role to an account from a day on. */
export async function grant(call: Call, input: Input<typeof grantRole>): Promise<{ id: string }> {
  refusePast('fromDay', input.fromDay, call.today)
  return await call.write(async (tx) => {
    await oneAtATime(tx)
    const separate = await separatedOn(tx, input.fromDay)
    const [account] = await tx.rows<{ role: string }>(
      sql`select role from account where county_code = ${tx.scope.county} and username = ${input.username}`,
    )
    const grants = await tx.select(
      { role: g.role },
      sql`from ${asKnownNow.at(g)} where ${g.countyCode} = ${tx.scope.county} and ${g.username} = ${input.username}
        and (${g.toDay} is null or ${g.toDay} > ${input.fromDay}::date)`,
    )
    const [unit] = await tx.select(
      { code: u.code },
      sql`from ${asKnownNow.at(u)} where ${u.countyCode} = ${tx.scope.county} and ${u.code} = ${input.unitCode ?? ''}`,
    )
    const refusal = checkGrant(input, {
      role: roleInForce(input.role, await ownRolesOn(tx, input.fromDay)),
      accountFound: account !== undefined,
      unitFound: unit !== undefined,
      others: grants.map((x) => x.role),
      separate,
    })
    if (refusal) throw refusal
    const [id] = await insertRows(tx, g, [input])
    return { id: id! }
  }, input.reason)
}

/** Ends a role that was given; one that has not begun is voided. */
export async function end(call: Call, input: Input<typeof endGrant>): Promise<Record<string, never>> {
  refusePast('onDay', input.onDay, call.today)
  return await call.write(async (tx) => {
    await oneAtATime(tx)
    const [row] = await lockRows(tx, g, [input.id])
    if (!row || row.voidReason !== null) throw notFound('这条授权')
    if (row.fromDay >= input.onDay) await voidRows(tx, g, [{ id: row.id, version: input.version }], '没有开始就收回')
    else await updateRows(tx, g, [{ id: row.id, version: input.version, set: { toDay: input.onDay } }])
    await refuseNobody(tx, input.onDay)
    return {}
  })
}

/** Refuses (`access.last`) when nobody could give rights any more, or an administrator of the three is missing. */
async function refuseNobody(tx: LedgerTx, on: Day): Promise<void> {
  const separate = await separatedOn(tx, on)
  const holders = await holdersOn(tx, on, !separate)
  const missing = separate && checkSeparation({ holders })
  const nobody = ![...holders.values()].some((roles) => roles.includes('admin') || roles.includes('security-admin'))
  if (missing || (!separate && nobody))
    throw new Refusal('access.last', '这样就没有人能管理授权了，请先把这个角色授予别的账号。', { status: 409 })
}

/** Enabled account → roles it holds on a day; those that come with the account only where they count. */
async function holdersOn(q: Queryable, on: Day, withOwn: boolean): Promise<Map<string, string[]>> {
  const rows = await q.rows<{ username: string; role: string }>(sql`
    select username, role from account where county_code = ${q.scope.county} and not disabled and ${withOwn}
    union select a.username, ${g.role} as role from ${asKnownNow.at(g)} join account a on a.username = ${g.username} and not a.disabled
    where ${g.countyCode} = ${q.scope.county} and ${g.fromDay} <= ${on}::date and (${g.toDay} is null or ${g.toDay} > ${on}::date)`)
  const holders = new Map<string, string[]>()
  for (const { username, role } of rows) holders.set(username, [...(holders.get(username) ?? []), role])
  return holders
}

/**
 * Keeps the three administrators apart from today on, or puts them together again. When they part, the role that each account
 * was made with becomes a dated row (all but the one administrator for everything), because from then on only such rows count.
 */
export async function separate(
  call: Call,
  input: Input<typeof separateAdministrators>,
): Promise<Record<string, never>> {
  return await call.write(async (tx) => {
    await oneAtATime(tx)
    if ((await separatedOn(tx, call.today)) === input.separate)
      throw new Refusal('access.separate.same', input.separate ? '三员已经分设。' : '三员本来就没有分设。', {
        status: 409,
      })
    if (input.separate) {
      const refusal = checkSeparation({ holders: await holdersOn(tx, call.today, true) })
      if (refusal) throw refusal
      await writeOwnRoles(tx, call.today)
    }
    const [same] = await tx.select(
      { id: s.id, version: s.version },
      sql`from ${asKnownNow.at(s)} where ${s.countyCode} = ${tx.scope.county} and ${s.fromDay} = ${call.today}::date`,
    )
    if (same) await updateRows(tx, s, [{ ...same, set: { separate: input.separate, reason: input.reason } }])
    else await insertRows(tx, s, [{ separate: input.separate, fromDay: call.today, reason: input.reason }])
    return {}
  }, input.reason)
}

async function writeOwnRoles(tx: LedgerTx, today: Day): Promise<void> {
  const accounts = await tx.rows<{ username: string; role: string; stations: string[] | null }>(sql`
    select a.username, a.role, a.stations from account a where a.county_code = ${tx.scope.county} and a.role <> 'admin'
      and not exists (select 1 from ${asKnownNow.at(g)} where ${g.countyCode} = a.county_code and ${g.username} = a.username and ${g.role} = a.role
        and (${g.toDay} is null or ${g.toDay} > ${today}::date))`)
  await insertRows(
    tx,
    g,
    accounts
      .filter((a) => shippedRole(a.role) !== undefined)
      .map((a) => ({
        username: a.username,
        role: a.role,
        fromDay: today,
        reason: '三员分设时由建账号时的岗位转来',
      })),
  )
}
