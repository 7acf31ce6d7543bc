import { type Day, chineseDay } from '#platform/clock/day.ts'
import type { Input } from '#platform/contract/operation.ts'
import { sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import type { Call } from '#kernel/manifest/business.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type LedgerTx, insertRows, lockRows, updateRows, voidRows } from '#kernel/record/write.ts'
import { checkPost, checkSpan, covers } from './rules.ts'
import type {
  addCredential,
  appointStaff,
  correctStaff,
  delegate,
  departStaff,
  enterLeave,
  transferStaff,
  voidDelegation,
  voidStaffRecord,
} from './staff-contract.ts'
import { orgUnit, staff, staffCredential, staffDelegation, staffLeave, staffPost as p } from './tables.ts'
import { openTasksOf } from './hand-over.ts'
import { credentialKinds } from './terms.ts'

const refusal = (operation: string, field: string, text: string): Refusal =>
  new Refusal(`org.${operation}.${field}`, text, { fields: { [field]: text } })

const refuseIf = (refused: Refusal | undefined): void => {
  if (refused) throw refused
}

type Person = typeof staff.$inferSelect

async function lockPerson(tx: LedgerTx, id: string): Promise<Person> {
  const [row] = await lockRows(tx, staff, [id])
  if (!row || row.voidReason !== null) throw notFound('这个人')
  return row
}

async function unitStanding(tx: LedgerTx, code: string, on: Day) {
  const rows = await tx.select(
    {
      code: orgUnit.code,
      name: orgUnit.name,
      kind: orgUnit.kind,
      parentCode: orgUnit.parentCode,
      fromDay: orgUnit.fromDay,
      toDay: orgUnit.toDay,
    },
    sql`from ${asKnownNow.at(orgUnit)} where ${orgUnit.countyCode} = ${tx.scope.county} and ${orgUnit.code} = ${code}`,
  )
  return rows.find((u) => covers(u, on))
}

const postsOf = (tx: LedgerTx, staffNo: string) =>
  tx.select(
    { id: p.id, version: p.version, unitCode: p.unitCode, post: p.post, fromDay: p.fromDay, toDay: p.toDay },
    sql`from ${asKnownNow.at(p)} where ${p.countyCode} = ${tx.scope.county} and ${p.staffNo} = ${staffNo} order by ${p.fromDay} desc`,
  )

/** The person's columns that a form gives; the month of birth goes in sealed. */
const given = (
  call: Call,
  input: Pick<Input<typeof correctStaff>, 'sex' | 'birthMonth' | 'education' | 'establishment' | 'account'>,
) => ({
  sex: input.sex,
  birthSealed: input.birthMonth === undefined ? undefined : call.keys.seal(input.birthMonth),
  education: input.education,
  establishment: input.establishment,
  account: input.account,
})

/** Whose account it is decides what may be done in his name: only who manages accounts may say so. */
async function checkAccount(call: Call, tx: LedgerTx, account: string | undefined, own?: Person): Promise<void> {
  if (account === undefined || account === own?.account) return
  call.demand('account.manage')
  const [known] = await tx.rows(
    sql`select 1 from account where county_code = ${tx.scope.county} and username = ${account}`,
  )
  if (!known) throw refusal('staff', 'account', `没有登录账号“${account}”，请先在账号管理里建立，或者核对拼写。`)
  const [holder] = await tx.select(
    { id: staff.id, name: staff.name },
    sql`from ${asKnownNow.at(staff)} where ${staff.countyCode} = ${tx.scope.county} and ${staff.account} = ${account}`,
  )
  if (holder && holder.id !== own?.id) throw refusal('staff', 'account', `登录账号“${account}”已经是${holder.name}的。`)
}

/** Enters a person with the first post, or brings back one who had left. */
export async function appoint(call: Call, input: Input<typeof appointStaff>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const { staffNo, name, unitCode, fromDay, post } = input
    const [known] = await tx.select(
      { id: staff.id, version: staff.version, name: staff.name, leftOn: staff.leftOn },
      sql`from ${asKnownNow.at(staff)} where ${staff.countyCode} = ${tx.scope.county} and ${staff.staffNo} = ${staffNo}`,
    )
    if (known && known.leftOn === null)
      throw refusal('appoint', 'staffNo', `人员编号 ${staffNo} 是${known.name}的，人在岗；换岗请登记调动。`)
    if (known && known.name !== name)
      throw refusal('appoint', 'staffNo', `人员编号 ${staffNo} 用过，是${known.name}的，请换一个编号。`)
    if (known && fromDay < known.leftOn!)
      throw refusal('appoint', 'fromDay', `${name} ${known.leftOn} 才离任，返岗的任职日不能早于这一天。`)
    refuseIf(
      checkPost(
        { fromDay, unitCode },
        { unit: await unitStanding(tx, unitCode, fromDay), before: undefined, leftOn: null, samePost: false },
      ),
    )
    await checkAccount(call, tx, input.account, known && (await lockPerson(tx, known.id)))
    const set = { name, leftOn: null, departure: null, ...given(call, input) }
    if (known) await updateRows(tx, staff, [{ id: known.id, version: known.version, set }])
    const [made] = known ? [known.id] : await insertRows(tx, staff, [{ staffNo, ...set }])
    await insertRows(tx, p, [{ staffNo, name, unitCode, post, fromDay }])
    return { id: made! }
  })
}

/** Corrects what is known of a person. */
export async function correct(call: Call, input: Input<typeof correctStaff>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const person = await lockPerson(tx, input.id)
    await checkAccount(call, tx, input.account, person)
    await updateRows(tx, staff, [
      { id: person.id, version: input.version, set: { name: input.name, ...given(call, input) } },
    ])
    return { id: person.id }
  })
}

/** What is still open under the name after a move, in words for whoever entered it. */
async function remaining(
  call: Call,
  tx: LedgerTx,
  person: Person,
): Promise<{ id: string; openTasks: number; notes: string[] }> {
  const open = (await openTasksOf(call.house, tx, [person.name], call.today)).length
  return {
    id: person.id,
    openTasks: open,
    notes: open > 0 ? [`${person.name}名下还有 ${open} 件未办结的事，请到“离任交接”移交。`] : [],
  }
}

/** Moves a person to another unit or post from a day on. */
export async function transfer(call: Call, input: Input<typeof transferStaff>) {
  return await call.write(async (tx) => {
    const person = await lockPerson(tx, input.id)
    if (person.version !== input.version)
      throw new Refusal('record.changed-meanwhile', '这个人的资料刚刚被别人改过，请刷新后再登记。', { status: 409 })
    const [now] = await postsOf(tx, person.staffNo)
    const { unitCode, post, fromDay } = input
    refuseIf(
      checkPost(input, {
        unit: await unitStanding(tx, unitCode, fromDay),
        before: now,
        leftOn: person.leftOn,
        samePost: now?.unitCode === unitCode && (now.post ?? undefined) === post,
      }),
    )
    if (now && (now.toDay === null || now.toDay > fromDay))
      await updateRows(tx, p, [{ id: now.id, version: now.version, set: { toDay: fromDay } }])
    await insertRows(tx, p, [{ staffNo: person.staffNo, name: person.name, unitCode, post, fromDay }])
    return await remaining(call, tx, person)
  })
}

/** Ends a person's work here. Posts, delegations and leave beyond the day end with it; the open matters stay to be handed over. */
export async function depart(call: Call, input: Input<typeof departStaff>) {
  return await call.write(async (tx) => {
    const person = await lockPerson(tx, input.id)
    const { leftOn, departure } = input
    if (person.leftOn !== null) throw refusal('depart', 'leftOn', `${person.name} ${person.leftOn} 已经离任。`)
    if (person.account !== null && person.account === call.actor.id)
      throw refusal('depart', 'leftOn', '不能登记自己离任：登记后您的账号就没有权限了，请由另一位管理员登记。')
    const posts = await postsOf(tx, person.staffNo)
    const [now] = posts
    if (now && leftOn <= now.fromDay)
      throw refusal('depart', 'leftOn', `现在的职务从 ${now.fromDay} 起，离任日要晚于这一天。`)
    await updateRows(tx, staff, [{ id: person.id, version: input.version, set: { leftOn, departure } }])
    const open = posts.filter((x) => x.toDay === null || x.toDay > leftOn)
    await updateRows(
      tx,
      p,
      open.map((x) => ({ id: x.id, version: x.version, set: { toDay: leftOn } })),
    )
    return await remaining(call, tx, person)
  })
}

/** Enters a certificate or qualification; a newer one of the same kind does not end the older. */
export async function credential(call: Call, input: Input<typeof addCredential>): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const person = await lockPerson(tx, input.id)
    const { kind, number, issuedOn, validTo } = input
    if (kind === 'ENFORCEMENT' && number === undefined) throw refusal('credential', 'number', '行政执法证要填证号。')
    if (issuedOn !== undefined && issuedOn > call.today)
      throw refusal('credential', 'issuedOn', `发证日期 ${chineseDay(issuedOn)}还没有到，请核对。`)
    if (issuedOn !== undefined && validTo !== undefined && validTo <= issuedOn)
      throw refusal('credential', 'validTo', `有效期至 ${validTo} 不晚于发证日期 ${issuedOn}，请核对。`)
    const c = staffCredential
    const [same] =
      number === undefined
        ? []
        : await tx.select(
            { staffNo: c.staffNo },
            sql`from ${asKnownNow.at(c)} where ${c.countyCode} = ${tx.scope.county} and ${c.kind} = ${kind} and ${c.number} = ${number}`,
          )
    if (same)
      throw refusal(
        'credential',
        'number',
        `${credentialKinds[kind]} ${number} 已经登记过${same.staffNo === person.staffNo ? '；换证请先作废旧的一条再登记' : `，是人员 ${same.staffNo} 的`}。`,
      )
    const [id] = await insertRows(tx, c, [{ staffNo: person.staffNo, kind, number, issuedOn, validTo }])
    return { id: id! }
  })
}

async function inOffice(tx: LedgerTx, operation: string, id: string, from: Day): Promise<Person> {
  const person = await lockPerson(tx, id)
  if (person.leftOn !== null && person.leftOn <= from)
    throw refusal(operation, 'fromDay', `${person.name} ${person.leftOn} 已经离任，不用登记。`)
  return person
}

/** Enters leave or absence on duty. */
export async function takeLeave(call: Call, input: Input<typeof enterLeave>): Promise<{ id: string; notes: string[] }> {
  return await call.write(async (tx) => {
    const { kind, fromDay, lastDay, reason } = input
    const person = await inOffice(tx, 'leave', input.id, fromDay)
    const l = staffLeave
    const others = await tx.select(
      { fromDay: l.fromDay, lastDay: l.lastDay },
      sql`from ${asKnownNow.at(l)} where ${l.countyCode} = ${tx.scope.county} and ${l.staffNo} = ${person.staffNo}`,
    )
    refuseIf(checkSpan('leave', { fromDay, lastDay }, others))
    const [id] = await insertRows(tx, l, [{ staffNo: person.staffNo, kind, fromDay, lastDay, reason }])
    const due = (await openTasksOf(call.house, tx, [person.name], call.today)).filter(
      (t) => t.dueOn !== null && t.dueOn <= lastDay,
    )
    const notes = due.length > 0 ? [`请假期间有 ${due.length} 件事到期，请登记代理或者先移交。`] : []
    return { id: id!, notes }
  })
}

/** Lets somebody act for an absent colleague, for the permissions named. */
export async function delegateTo(
  call: Call,
  input: Input<typeof delegate>,
  delegable: ReadonlySet<string>,
): Promise<{ id: string }> {
  return await call.write(async (tx) => {
    const { delegateNo, fromDay, lastDay, reason } = input
    const permissions = [...new Set(input.permissions)].sort()
    const person = await inOffice(tx, 'delegate', input.id, fromDay)
    const [other] = await tx.select(
      { name: staff.name, leftOn: staff.leftOn, account: staff.account },
      sql`from ${asKnownNow.at(staff)} where ${staff.countyCode} = ${tx.scope.county} and ${staff.staffNo} = ${delegateNo}`,
    )
    if (!other) throw refusal('delegate', 'delegateNo', `没有人员编号 ${delegateNo}，请重新选择代理人。`)
    if (delegateNo === person.staffNo) throw refusal('delegate', 'delegateNo', '不能由本人代理本人。')
    if (other.leftOn !== null && other.leftOn <= lastDay)
      throw refusal('delegate', 'delegateNo', `${other.name} ${other.leftOn} 离任，不能代理到 ${lastDay}。`)
    for (const [who, account] of [
      [person.name, person.account],
      [other.name, other.account],
    ] as const)
      if (account === null)
        throw refusal(
          'delegate',
          'delegateNo',
          `${who}没有登录账号，系统里没有权限可以代理，请先在人员资料里填上账号。`,
        )
    const unknown = permissions.find((x) => !delegable.has(x))
    if (unknown !== undefined)
      throw refusal(
        'delegate',
        'permissions',
        `权限“${unknown}”不存在或者不能代理；系统管理、安全管理和审计的权限不能代理。`,
      )
    const d = staffDelegation
    const others = await tx.select(
      { fromDay: d.fromDay, lastDay: d.lastDay, delegateNo: d.delegateNo },
      sql`from ${asKnownNow.at(d)} where ${d.countyCode} = ${tx.scope.county} and ${d.staffNo} = ${person.staffNo}`,
    )
    refuseIf(
      checkSpan(
        'delegate',
        { fromDay, lastDay },
        others.filter((o) => o.delegateNo === delegateNo),
      ),
    )
    const [id] = await insertRows(tx, d, [
      { staffNo: person.staffNo, delegateNo, fromDay, lastDay, permissions, reason },
    ])
    return { id: id! }
  })
}

const ledgersOf = { staff_credential: staffCredential, staff_leave: staffLeave }

/** Voids a record of a person that was entered wrongly. */
export async function voidRecord(
  call: Call,
  { ledger, ...input }: Input<typeof voidStaffRecord>,
): Promise<Record<string, never>> {
  await call.write((tx) => voidRows(tx, ledgersOf[ledger], [input], input.reason))
  return {}
}

/** Takes a delegation back. */
export async function takeBackDelegation(
  call: Call,
  input: Input<typeof voidDelegation>,
): Promise<Record<string, never>> {
  await call.write((tx) => voidRows(tx, staffDelegation, [input], input.reason))
  return {}
}
