import type { Input, Output } from '#platform/contract/operation.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import type { Call, House } from '#kernel/manifest/business.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { insertRows, updateRows, voidRows } from '#kernel/record/write.ts'
import type { addOptOut, addTemplate, changeTemplate, dropTemplate, liftOptOut, listTemplates } from './contract.ts'
import { readTarget, targetKeyOf } from './lines.ts'
import { audiencesOf, checkWording, purposesOf } from './prepare.ts'
import { messageOptOut as o, messageTemplate as t } from './tables.ts'

type Done = Record<string, never>

export async function templates(q: Queryable, house: House): Promise<Output<typeof listTemplates>> {
  const rows = await q.select(
    {
      id: t.id,
      version: t.version,
      name: t.name,
      purpose: t.purpose,
      channel: t.channel,
      subject: t.subject,
      body: t.body,
    },
    sql`from ${asKnownNow.at(t)} where ${t.countyCode} = ${q.scope.county} order by ${t.name}`,
  )
  const purposes = purposesOf(house)
  return { templates: rows.map((r) => ({ ...r, purposeTitle: purposes[r.purpose] ?? r.purpose })) }
}

/** Placeholders of any audience may stand in a template; whether one fills them shows when a batch is made. */
const everyAudience = (house: House) => ({
  id: '',
  title: '',
  filters: {},
  placeholders: Object.assign({}, ...audiencesOf(house).map((a) => a.placeholders ?? {})) as Record<string, string>,
  members: () => Promise.resolve([]),
})

async function checkName(q: Queryable, name: string, but: string | null): Promise<void> {
  const [same] = await q.select(
    { id: t.id },
    sql`from ${asKnownNow.at(t)} where ${t.countyCode} = ${q.scope.county} and ${t.name} = ${name} and ${t.id} is distinct from ${but}::uuid`,
  )
  if (same)
    throw new Refusal('message.template.name', `已经有叫“${name}”的模板，请换一个名称。`, {
      fields: { name: '已经有了' },
    })
}

const wordingOf = (input: Input<typeof addTemplate>) => ({
  name: input.name,
  purpose: input.purpose,
  channel: input.channel,
  subject: input.channel === 'EMAIL' ? (input.subject ?? null) : null,
  body: input.body,
})

const check = (call: Call, input: Input<typeof addTemplate>): void => {
  try {
    checkWording(call.house, { ...input, template: input.body }, everyAudience(call.house))
  } catch (error) {
    // The form calls its field by another name.
    if (error instanceof Refusal && error.fields.template)
      throw new Refusal(error.code, error.message, { fields: { body: error.fields.template } })
    throw error
  }
}

export async function putTemplate(call: Call, input: Input<typeof addTemplate>): Promise<{ id: string }> {
  check(call, input)
  return await call.write(async (tx) => {
    await checkName(tx, input.name, null)
    const [id] = await insertRows(tx, t, [wordingOf(input)])
    return { id: id! }
  })
}

export async function editTemplate(call: Call, input: Input<typeof changeTemplate>): Promise<Done> {
  check(call, input)
  return await call.write(async (tx) => {
    await checkName(tx, input.name, input.id)
    await updateRows(tx, t, [{ id: input.id, version: input.version, set: wordingOf(input) }])
    return {}
  })
}

export const endTemplate = (call: Call, input: Input<typeof dropTemplate>): Promise<Done> =>
  call.write(async (tx) => {
    await voidRows(tx, t, [input], input.reason)
    return {}
  }, input.reason)

/** Puts a number or an address on the list. Refuses what is none, and what stands there already. */
export async function optOut(call: Call, input: Input<typeof addOptOut>): Promise<{ id: string }> {
  const read = readTarget(input.channel, input.target)
  if ('reason' in read)
    throw new Refusal('message.opt-out.target', `“号码或邮箱”${read.reason}，请核对。`, {
      fields: { target: read.reason },
    })
  const targetKey = targetKeyOf(call.keys, input.channel, read.target)
  return await call.write(async (tx) => {
    const [known] = await tx.select(
      { fromDay: o.fromDay },
      sql`from ${asKnownNow.at(o)} where ${o.countyCode} = ${tx.scope.county} and ${o.channel} = ${input.channel} and ${o.targetKey} = ${targetKey}`,
    )
    if (known) throw new Refusal('message.opt-out.known', `这个号码 ${known.fromDay} 已经登记过退订。`, { status: 409 })
    const [id] = await insertRows(tx, o, [
      {
        channel: input.channel,
        targetSealed: call.keys.seal(read.target),
        targetMasked: read.masked,
        targetKey,
        fromDay: call.today,
        reason: input.reason,
      },
    ])
    return { id: id! }
  })
}

export const optIn = (call: Call, input: Input<typeof liftOptOut>): Promise<Done> =>
  call.write(async (tx) => {
    await voidRows(tx, o, [input], input.reason)
    return {}
  }, input.reason)
