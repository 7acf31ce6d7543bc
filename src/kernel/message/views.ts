import type { Clock } from '#platform/clock/clock.ts'
import { today } from '#platform/clock/clock.ts'
import type { Input, Output } from '#platform/contract/operation.ts'
import { type Queryable, type SQL, sql } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import { firstAllowed } from '#platform/message/quiet-hours.ts'
import { costFen } from '#platform/message/segments.ts'
import type { House } from '#kernel/manifest/business.ts'
import { partyField } from '#kernel/party/field.ts'
import { party } from '#kernel/party/tables.ts'
import { between, equals, listPage } from '#kernel/record/list.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { hindranceOf } from './acts.ts'
import type { getCampaign, listCampaigns, listOptOuts, listSends } from './contract.ts'
import { purposesOf } from './prepare.ts'
import type { SendingSetup } from './setup.ts'
import { messageCampaign as c, messageOptOut as o, messageSend as s } from './tables.ts'
import type { ContactResult, SendChannel } from './terms.ts'

/** How many came to such results, by the ledger that the figures count too: batches that were entered from elsewhere as well. */
const countIn = (...results: ContactResult[]): SQL<number> =>
  sql`(select coalesce(sum(x.quantity), 0)::int from message_contact x where x.county_code = ${c.countyCode} and x.campaign_id = ${c.id}
    and x.void_reason is null and x.result in (${sql.join(
      results.map((result) => sql.raw(`'${result}'`)),
      sql`, `,
    )}))`

const rowFields = {
  id: c.id,
  campaignNo: c.campaignNo,
  purpose: c.purpose,
  channel: c.channel,
  state: c.state,
  audience: c.audience,
  planned: c.planned,
  accepted: countIn('SUBMITTED', 'SUCCESS'),
  delivered: countIn('SUCCESS'),
  failed: countIn('FAIL'),
  unknown: countIn('UNKNOWN'),
  plannedOn: c.plannedOn,
  startedOn: c.startedOn,
  startedBy: c.startedBy,
}

const purposeTitle = (house: House, code: unknown): string => purposesOf(house)[String(code)] ?? String(code)

export async function campaignList(
  q: Queryable,
  house: House,
  input: Input<typeof listCampaigns>,
): Promise<Output<typeof listCampaigns>> {
  const page = await listPage(
    q,
    {
      fields: rowFields,
      from: sql`from ${asKnownNow.at(c)}`,
      where: [
        sql`${c.countyCode} = ${q.scope.county}`,
        input.q
          ? sql`(position(${input.q} in ${c.campaignNo}) > 0 or position(${input.q} in ${c.template}) > 0)`
          : undefined,
        equals(c.state, input.state),
        equals(c.channel, input.channel),
        between(c.startedOn, input.startedFrom, input.startedTo),
      ],
      sorts: { campaignNo: c.campaignNo },
      id: c.id,
    },
    input,
  )
  const rows = page.rows.map((r) => ({ ...r, purpose: purposeTitle(house, r.purpose) }))
  return { ...page, rows } as unknown as Output<typeof listCampaigns>
}

/** A batch as whoever confirms it has to see it. */
export async function campaignDetail(
  q: Queryable,
  house: House,
  setup: SendingSetup,
  clock: Clock,
  id: string,
): Promise<Output<typeof getCampaign>> {
  const [row] = await q.select(
    {
      ...rowFields,
      version: c.version,
      template: c.template,
      subject: c.subject,
      signature: c.signature,
      listedOn: c.listedOn,
      notBefore: c.notBefore,
      endedOn: c.endedOn,
      holdReason: c.holdReason,
      audienceId: c.audienceId,
      priceLi: c.priceLi,
    },
    sql`from ${asKnownNow.at(c)} where ${c.countyCode} = ${q.scope.county} and ${c.id} = ${id}`,
  )
  if (!row) throw notFound('这个发送任务')
  const of = sql`from message_send where county_code = ${q.scope.county} and campaign_id = ${id}`
  const counts = await q.rows<{ state: never; count: number; segments: number; longest: number }>(
    sql`select state, count(*)::int as count, sum(segments)::int as segments, max(segments)::int as longest ${of} group by state order by state`,
  )
  const excluded = await q.rows<{ reason: string; count: number }>(sql`
    select case when reason like '和第%' then '号码重复' when reason like '登记册%' then '登记册里没有' else reason end as reason, count(*)::int as count
    ${of} and state = 'EXCLUDED' group by 1 order by 2 desc limit 10`)
  const samples = await q.rows<{ target: string; content: string; segments: number }>(
    sql`select target_masked as target, content, segments ${of} and state <> 'EXCLUDED' order by place limit 5`,
  )
  const segments = counts.reduce((sum, x) => sum + x.segments, 0)
  const { audienceId, ...rest } = row
  const waits = row.state === 'PENDING' || row.state === 'SENDING' || row.state === 'PAUSED'
  const now = clock.now()
  const allowed = row.channel === 'SMS' ? firstAllowed(setup.sms?.quiet, now) : now
  const resumesAt = row.notBefore !== null && row.notBefore > allowed ? row.notBefore : allowed
  return {
    ...rest,
    purpose: purposeTitle(house, row.purpose),
    renewable: row.state === 'PENDING' && audienceId !== null,
    stale: row.state === 'PENDING' && audienceId !== null && row.listedOn !== today(clock),
    counts: counts.map(({ state, count }) => ({ state, count })),
    excluded,
    segments,
    longest: Math.max(0, ...counts.map((x) => x.longest)),
    costFen: row.channel === 'SMS' && row.priceLi !== null ? costFen(segments, row.priceLi).toString() : null,
    samples,
    hindrance: waits ? hindranceOf(setup, row.channel as SendChannel) : null,
    resumesAt: waits && resumesAt > now ? resumesAt : null,
  } as Output<typeof getCampaign>
}

export async function sendList(q: Queryable, input: Input<typeof listSends>): Promise<Output<typeof listSends>> {
  const page = await listPage(
    q,
    {
      fields: {
        id: s.id,
        place: s.place,
        party: sql`case when ${party.id} is null then null else ${partyField} end`,
        personName: s.personName,
        target: s.targetMasked,
        state: s.state,
        reason: s.reason,
        segments: s.segments,
        sentAt: s.sentAt,
        settledAt: s.settledAt,
      },
      from: sql`from ${s} left join ${party} on ${party.countyCode} = ${s.countyCode} and ${party.id} = ${s.partyId}`,
      where: [
        sql`${s.countyCode} = ${q.scope.county} and ${s.campaignId} = ${input.campaign}`,
        equals(s.state, input.state),
      ],
      sorts: { place: s.place },
      defaultOrder: 'asc',
      id: s.id,
    },
    input,
  )
  return page as unknown as Output<typeof listSends>
}

export async function optOutList(q: Queryable, input: Input<typeof listOptOuts>): Promise<Output<typeof listOptOuts>> {
  const page = await listPage(
    q,
    {
      fields: {
        id: o.id,
        version: o.version,
        target: o.targetMasked,
        channel: o.channel,
        fromDay: o.fromDay,
        reason: o.reason,
      },
      from: sql`from ${asKnownNow.at(o)}`,
      where: [
        sql`${o.countyCode} = ${q.scope.county}`,
        equals(o.channel, input.channel),
        input.q ? sql`position(${input.q} in ${o.targetMasked}) > 0` : undefined,
      ],
      sorts: { fromDay: o.fromDay },
      id: o.id,
    },
    input,
  )
  return page as unknown as Output<typeof listOptOuts>
}
