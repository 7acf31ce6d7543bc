import { z } from 'zod'
import { yearOf } from '#platform/clock/day.ts'
import { type Moment, toMoment } from '#platform/clock/clock.ts'
import type { Input } from '#platform/contract/operation.ts'
import { type Queryable, sql } from '#platform/db/database.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { refusalOf } from '#platform/http/refuse.ts'
import { fieldMeta } from '#platform/contract/field.ts'
import type { Call, House } from '#kernel/manifest/business.ts'
import { resolveParties } from '#kernel/party/resolve.ts'
import { party, partyContact as pc } from '#kernel/party/tables.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { type LedgerTx, insertRows, lockRows, updateRows } from '#kernel/record/write.ts'
import { type Audience, type Filters, registerAudience } from './audience.ts'
import type { prepareCampaign, renewCampaign } from './contract.ts'
import { type Candidate, type SendLine, linesOf, readList } from './lines.ts'
import { ownPlaceholders, placeholdersIn } from './render.ts'
import type { SendingSetup } from './setup.ts'
import { messageCampaign, messageOptOut as o } from './tables.ts'
import { type SendChannel, ownPurposes } from './terms.ts'

/** More than this is no batch that a person can answer for. */
const most = 100_000

export const audiencesOf = (house: House): readonly Audience[] => [
  registerAudience,
  ...house.businesses.flatMap((b) => b.messaging?.audiences ?? []),
]

/** Purposes by code: the house's own and those of each business. */
export const purposesOf = (house: House): Readonly<Record<string, string>> =>
  Object.assign({}, ...house.businesses.map((b) => b.messaging?.purposes ?? {}), ownPurposes) as Record<string, string>

const refuse = (code: string, field: string, text: string): Refusal =>
  new Refusal(`message.prepare.${code}`, text, { fields: { [field]: text } })

/** Refuses a wording that no carrier would take or that nobody could fill in. */
export function checkWording(
  house: House,
  w: { purpose: string; channel: SendChannel; subject?: string; template: string },
  audience: Audience | undefined,
): void {
  if (!(w.purpose in purposesOf(house))) throw refuse('purpose', 'purpose', '用途不在可选范围内，请重新选择。')
  if (w.channel === 'EMAIL' && !w.subject) throw refuse('subject', 'subject', '邮件要有主题，请填写。')
  if (w.channel === 'SMS' && /[【】]/.test(w.template))
    throw refuse('signature', 'template', '内容里不要写【】，签名由系统加在前面。')
  const known = { ...ownPlaceholders, ...audience?.placeholders }
  const wrong = placeholdersIn(w.template).find((name) => !(name in known))
  if (wrong !== undefined)
    throw refuse(
      'placeholder',
      'template',
      `没有“{${wrong}}”这个占位符，可用的有：${Object.keys(known)
        .map((k) => `{${k}}`)
        .join('、')}。`,
    )
}

/** Makes a batch, which waits for somebody to look at it and let it go. Refuses (`message.prepare.*`) what could not be sent. */
export async function prepare(
  call: Call,
  setup: SendingSetup,
  input: Input<typeof prepareCampaign>,
): Promise<{ id: string }> {
  const audience = input.audience === undefined ? undefined : audienceOf(call.house, input.audience)
  if ((audience === undefined) === (input.list === undefined))
    throw refuse('audience', 'audience', '请选择对象，或者粘贴名单，两者选一。')
  if (audience && input.channel === 'EMAIL') throw refuse('mail', 'channel', '登记册里没有邮箱，发电子邮件请粘贴名单。')
  checkWording(call.house, input, audience)
  const notBefore = input.notBefore === undefined ? null : toMoment(input.notBefore)
  const filters = audience ? readFilters(audience, input.filters) : {}
  return await call.write(async (tx) => {
    const id = tx.makeId(tx.at)
    const candidates = audience
      ? await ofAudience(call, tx, audience, filters)
      : await ofList(call, tx, input.list!, input.channel)
    const lines = await checkedLines(call, setup, tx, input, candidates)
    await insertRows(tx, messageCampaign, [
      {
        id,
        campaignNo: await nextNumber(tx, yearOf(call.today)),
        purpose: input.purpose,
        channel: input.channel,
        template: input.template,
        subject: input.channel === 'EMAIL' ? input.subject : null,
        audience: audience ? describe(audience, filters) : `粘贴的名单，${candidates.length} 行`,
        audienceId: audience?.id,
        filters: audience ? (filters as Record<string, string>) : null,
        state: 'PENDING',
        listedOn: call.today,
        notBefore: notBefore as Moment | null,
        plannedOn: call.today,
        planned: queued(lines),
        ...terms(input.channel, setup),
        // A station's officer must see what he made.
        stationCode: call.scope.stations === '*' ? null : call.scope.stations[0],
      },
    ])
    await insertLines(tx, id, input.channel, input.channel === 'EMAIL' ? (input.subject ?? null) : null, lines)
    return { id }
  })
}

/** Finds the audience of a batch that has not started again, as of today. */
export async function renew(
  call: Call,
  setup: SendingSetup,
  input: Input<typeof renewCampaign>,
): Promise<Record<string, never>> {
  return await call.write(async (tx) => {
    const [row] = await lockRows(tx, messageCampaign, [input.id])
    if (!row) throw notFound('这个发送任务')
    if (row.state !== 'PENDING' || row.audienceId === null)
      throw new Refusal('message.renew', '只有按条件选对象、还没有开始的任务可以重新生成名单。', { status: 409 })
    const audience = audienceOf(call.house, row.audienceId)
    const channel = row.channel as SendChannel
    const candidates = await ofAudience(call, tx, audience, row.filters ?? {})
    const lines = await checkedLines(call, setup, tx, { channel, template: row.template }, candidates)
    await updateRows(tx, messageCampaign, [
      {
        id: row.id,
        version: input.version,
        set: { listedOn: call.today, plannedOn: call.today, planned: queued(lines), ...terms(channel, setup) },
      },
    ])
    await tx.execute(sql`delete from message_send where county_code = ${tx.scope.county} and campaign_id = ${row.id}`)
    await insertLines(tx, row.id, channel, row.subject, lines)
    return {}
  })
}

const queued = (lines: readonly SendLine[]): number => lines.filter((l) => l.state === 'QUEUED').length

/** What a text costs and who signs it, as it was when the batch was made. */
const terms = (channel: SendChannel, setup: SendingSetup) =>
  channel === 'SMS' ? { signature: setup.sms?.signature ?? null, priceLi: setup.sms?.priceLi ?? null } : {}

function audienceOf(house: House, id: string): Audience {
  const found = audiencesOf(house).find((a) => a.id === id)
  if (!found) throw refuse('audience', 'audience', '没有这种对象，请重新选择。')
  return found
}

function readFilters(audience: Audience, given: Readonly<Record<string, string>>): Filters {
  const parsed = z.strictObject(audience.filters).safeParse(given)
  if (!parsed.success) throw refusalOf(parsed.error)
  return parsed.data as Filters
}

/** What the audience was, in words: 未年报的主体（类别：个体工商户）. */
function describe(audience: Audience, filters: Filters): string {
  const parts = Object.entries(filters).flatMap(([name, value]) => {
    const meta = fieldMeta(audience.filters[name] as z.ZodType)
    return value === undefined || !meta ? [] : [`${meta.title}：${meta.options?.[value] ?? value}`]
  })
  return parts.length > 0 ? `${audience.title}（${parts.join('，')}）` : audience.title
}

/** Number of a batch within its year, without gaps: nobody else makes one meanwhile. */
async function nextNumber(tx: LedgerTx, year: number): Promise<string> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`message_campaign ${tx.scope.county}`}))`)
  const [last] = await tx.rows<{ n: number }>(sql`
    select coalesce(max(substr(campaign_no, 6)::int), 0) as n from message_campaign
    where county_code = ${tx.scope.county} and campaign_no ~ ${`^${year}-[0-9]{4,6}$`}`)
  return `${year}-${String(last!.n + 1).padStart(4, '0')}`
}

async function checkedLines(
  call: Call,
  setup: SendingSetup,
  tx: Queryable,
  w: { channel: SendChannel; template: string },
  candidates: readonly Candidate[],
): Promise<SendLine[]> {
  if (candidates.length === 0) throw refuse('empty', 'audience', '按这些条件没有找到任何人，请放宽条件。')
  if (candidates.length > most)
    throw refuse('many', 'audience', `一批最多 ${most} 条，现在有 ${candidates.length} 条，请按类别或管辖所分批。`)
  const optedOut = await tx.select(
    { key: o.targetKey },
    sql`from ${asKnownNow.at(o)} where ${o.countyCode} = ${tx.scope.county} and ${o.channel} = ${w.channel}`,
  )
  return linesOf(candidates, {
    ...w,
    // Without a gateway nobody has registered a signature yet: the bureau's name stands in for counting.
    frame: w.channel === 'SMS' ? (setup.sms ?? { signature: call.bureauName, ending: '' }) : undefined,
    keys: call.keys,
    optedOut: new Set(optedOut.map((x) => x.key)),
  })
}

/** Parties of an audience with the one number that each is reached by: the liaison's before anybody else's. */
async function ofAudience(call: Call, tx: Queryable, audience: Audience, filters: Filters): Promise<Candidate[]> {
  const members = await audience.members(tx, filters, { today: call.today, law: call.house.law })
  if (members.length === 0) return []
  const ids = sql.param(members.map((m) => m.partyId))
  const rows = await tx.select(
    {
      id: party.id,
      name: party.name,
      code: party.code,
      stationCode: party.stationCode,
      personName: sql<string | null>`c.person_name`,
      sealed: sql<string | null>`c.phone_sealed`,
    },
    sql`from ${party} left join lateral (
        select person_name, phone_sealed from ${asKnownNow.at(pc)}
        where ${pc.countyCode} = ${party.countyCode} and ${pc.partyId} = ${party.id} and ${pc.phoneSealed} is not null
        order by case when ${pc.role} like '%联络%' then 0 else 1 end, ${pc.id} limit 1) c on true
      where ${party.countyCode} = ${tx.scope.county} and ${party.id} = any (${ids}::uuid[])`,
  )
  const known = new Map(rows.map((r) => [r.id, r]))
  return members.flatMap(({ partyId, values = {} }): Candidate[] => {
    const p = known.get(partyId)
    if (!p) return []
    return [
      {
        partyId,
        stationCode: p.stationCode,
        personName: p.personName,
        written: p.sealed === null ? null : call.keys.open(p.sealed),
        values: { ...values, ...common(call, p.name, p.code, p.personName) },
      },
    ]
  })
}

const common = (call: Call, name: string | null, code: string | null, person: string | null) => ({
  名称: name,
  代码: code,
  联系人: person,
  本局: call.bureauName,
})

/** People of a pasted list; a code must be one of the register, a name is only what stands there. */
async function ofList(call: Call, tx: LedgerTx, list: string, channel: SendChannel): Promise<Candidate[]> {
  const lines = readList(list, channel)
  const coded = lines.filter((l) => l.code !== null)
  const found = await resolveParties(
    tx,
    coded.map((l) => ({ code: l.code })),
  )
  const byLine = new Map(coded.map((l, i) => [l, found[i]!]))
  const own = call.scope.stations === '*' ? null : (call.scope.stations[0] ?? null)
  return lines.map((l): Candidate => {
    const resolved = byLine.get(l)
    const p = resolved && 'found' in resolved ? resolved.found : undefined
    return {
      partyId: p?.id ?? null,
      stationCode: p ? p.stationCode : own,
      personName: p || l.name === null ? null : l.name,
      written: l.written,
      values: common(call, p?.name ?? l.name, p?.code ?? null, l.name),
      ...(resolved && 'missing' in resolved ? { refused: resolved.missing } : {}),
    }
  })
}

const chunk = 5_000

async function insertLines(
  tx: LedgerTx,
  campaignId: string,
  channel: SendChannel,
  subject: string | null,
  lines: readonly SendLine[],
): Promise<void> {
  for (let start = 0; start < lines.length; start += chunk) {
    const part = lines.slice(start, start + chunk).map((l) => ({ ...l, id: tx.makeId(tx.at) }))
    await tx.execute(sql`
      insert into message_send (county_code, id, campaign_id, channel, station_code, place, party_id, person_name, target_sealed,
        target_masked, target_key, subject, content, segments, state, reason, round, tries, to_enter)
      select ${tx.scope.county}, l.id, ${campaignId}, ${channel}, l."stationCode", l.place, l."partyId", l."personName", l."targetSealed",
        l."targetMasked", l."targetKey", ${subject}, l.content, l.segments, l.state, l.reason, 0, 0, false
      from jsonb_to_recordset(${JSON.stringify(part)}::jsonb) as l(id uuid, place int, "partyId" uuid, "stationCode" text, "personName" text,
        "targetSealed" text, "targetMasked" text, "targetKey" text, content text, segments int, state text, reason text)`)
  }
}
