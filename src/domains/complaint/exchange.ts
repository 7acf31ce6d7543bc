import { type Day, addDays, isDay } from '#platform/clock/day.ts'
import { type Moment, momentOn } from '#platform/clock/clock.ts'
import { sql } from '#platform/db/database.ts'
import { nationalCalendar } from '#kernel/deadline/holidays.ts'
import type { ImportContext, Layout, ParsedRow, RowPlan } from '#kernel/exchange/layout.ts'
import type { Masked } from '#kernel/exchange/read/parse-code.ts'
import { existingRows, upsert } from '#kernel/exchange/upsert.ts'
import { orgUnit } from '#kernel/org/tables.ts'
import { type Resolution, resolveParties } from '#kernel/party/resolve.ts'
import { maskName, maskPhone } from '#kernel/personal/mask.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import type { NewRow } from '#kernel/record/write.ts'
import { hotlineColumns, platformColumns } from './exchange-columns.ts'
import {
  categoryIn,
  channelIn,
  complaintEndIn,
  groundIn,
  kindIn,
  refusedIn,
  reportEndIn,
  satisfactionIn,
  timeIn,
} from './exchange-words.ts'
import { fresh, msOf } from './intake.ts'
import { type MatterDates, derived } from './rules.ts'
import { complaintClaimant, complaintMatter as m, odrEnterprise as o } from './tables.ts'
import { type MatterKind, upperSystems } from './terms.ts'

type Matter = typeof m.$inferSelect
type Values = ParsedRow['values']

const textOf = (v: Values, field: string): string | null => (v[field] as string | null) ?? null
const dayOf = (v: Values, field: string): Day | null => (v[field] as Day | null) ?? null
const moneyOf = (v: Values, field: string): bigint | null =>
  (v[field] as { amountFen: bigint } | null)?.amountFen ?? null

/** What a chunk is understood with: parties, units and the matters that it may be about. */
interface Known {
  parties: Resolution[]
  unitOf(name: string | null): string | null
  byNumber: Map<string, Matter>
  byHotline: Map<string, Matter>
}

async function known(rows: readonly ParsedRow[], c: ImportContext, number: string, hotline: string): Promise<Known> {
  const texts = (field: string): (string | null)[] => rows.map((r) => textOf(r.values, field))
  const parties = await resolveParties(
    c.tx,
    rows.map((r) => ({ code: textOf(r.values, 'code'), name: textOf(r.values, 'name') })),
  )
  const units = await c.tx.select(
    { code: orgUnit.code, name: orgUnit.name, shortName: orgUnit.shortName },
    sql`from ${asKnownNow.at(orgUnit)} where ${orgUnit.countyCode} = ${c.tx.scope.county} and ${orgUnit.kind} <> 'bureau'
      and ${orgUnit.fromDay} <= ${c.today}::date and (${orgUnit.toDay} is null or ${orgUnit.toDay} > ${c.today}::date)`,
  )
  const numbered = await existingRows(
    c.tx,
    m,
    m.externalNo,
    texts(number),
    sql`${m.sourceSystem} = ${upperSystems.PLATFORM}`,
  )
  // A work order may stand on two halves of one letter: the complaint bears it.
  const ordered = await existingRows(c.tx, m, m.hotlineNo, texts(hotline), sql`${m.mergedInto} is null`)
  return {
    parties,
    unitOf: (name) =>
      units.find((u) => name !== null && (name.includes(u.name) || name.includes(u.shortName)))?.code ?? null,
    byNumber: new Map(numbered.map((r) => [r.externalNo!, r])),
    byHotline: new Map(ordered.map((r) => [r.hotlineNo!, r])),
  }
}

/** When a row came in, or why it cannot be told. */
function received(v: Values, label: string, today: Day): { on: Day; at: Moment | null } | string {
  const text = textOf(v, 'receivedAt')
  const found = text === null ? null : timeIn(text)
  if (!found || !isDay(found.day)) return `${label}“${text ?? ''}”看不懂，请写成 2021-12-05 14:05 这样。`
  if (found.day > today) return `${label} ${found.day} 还没有到，请核对。`
  return { on: found.day, at: found.time === null ? null : momentOn(found.day, msOf(found.time)) }
}

/** Whoever complains, as the export shows him: masked. Full numbers are masked too: a file has no key to seal them with. */
function claimantOf(v: Values, matterId: string, stationCode: string | null): NewRow<typeof complaintClaimant> | null {
  const name = textOf(v, 'claimant')
  const phone = v.phone as string | Masked | null
  if (name === null && phone === null) return null
  return {
    matterId,
    stationCode,
    role: 'SELF',
    nameMasked: name === null ? null : maskName(name),
    phoneMasked: phone === null ? null : typeof phone === 'string' ? maskPhone(phone) : phone.masked,
  }
}

/** The plan of a matter, with its claimant when it is new. */
function planned(
  c: ImportContext,
  r: ParsedRow,
  existing: Matter | undefined,
  row: NewRow<typeof m>,
  warnings: string[],
): RowPlan {
  const plan = upsert(c.tx, m, existing, row, r.line, warnings)
  if (plan.outcome !== 'created') return plan
  const claimant = claimantOf(r.values, plan.recordId, row.stationCode ?? null)
  if (claimant)
    plan.writes.push({
      insert: complaintClaimant,
      row: { ...claimant, id: c.tx.makeId(c.tx.at), originLine: r.line },
    })
  return plan
}

const dates = (row: Partial<MatterDates> | undefined): Omit<MatterDates, 'kind' | 'receivedOn'> => ({
  dispatchedOn: null,
  acceptedOn: null,
  ...fresh,
  ...row,
})

/** Without what says nothing: a blank cell never erases what is known here. */
const said = <T extends object>(row: T): Partial<T> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Partial<T>

/** The meaning of a cell; of a blank one what is known already. */
const kept = <T>(text: string | null, meaning: (text: string | null) => T, known: T | undefined): T =>
  text === null && known !== undefined ? known : meaning(text)

const twice = (no: string): RowPlan => ({ outcome: 'refused', reason: `编号 ${no} 在文件里出现了两次，只留了第一行。` })

/** The export of the national 12315 platform. */
export const platformLayout: Layout = {
  id: 'complaint.platform',
  title: '全国12315平台投诉举报清单',
  business: 'complaint',
  tables: [m, complaintClaimant],
  columns: platformColumns,
  async plan(rows, c) {
    const k = await known(rows, c, 'externalNo', 'hotlineNo')
    const firms = await existingRows(
      c.tx,
      o,
      o.partyId,
      k.parties.map((p) => ('found' in p ? p.found.id : null)),
    )
    const seen = new Set<string>()
    return rows.map((r, i): RowPlan => {
      const v = r.values
      const no = textOf(v, 'externalNo')!
      if (seen.has(no)) return twice(no)
      seen.add(no)
      const came = received(v, '登记时间', c.today)
      if (typeof came === 'string') return { outcome: 'refused', reason: came }
      const kind = kindIn(textOf(v, 'kind'))
      const hotlineNo = textOf(v, 'hotlineNo')
      const ordered = hotlineNo === null ? undefined : k.byHotline.get(hotlineNo)
      const existing = k.byNumber.get(no) ?? (ordered?.kind === kind ? ordered : undefined)
      const ended = endsOf(v, kind, came.on)
      if (typeof ended === 'string') return { outcome: 'refused', reason: ended }
      const p = k.parties[i]!
      const party = 'found' in p ? p.found : undefined
      const unitCode = k.unitOf(textOf(v, 'unit'))
      const odrTo = dayOf(v, 'odrTo')
      const odrFrom = dayOf(v, 'odrFrom')
      const firm = firms.find((x) => x.partyId === party?.id && odrFrom !== null && x.enrolledOn <= odrFrom)
      const settledOnline = odrTo !== null && complaintEndIn(textOf(v, 'odrResult')) === 'SETTLED'
      const own = said({
        dispatchedOn: dayOf(v, 'dispatchedOn') ?? (unitCode === null ? null : came.on),
        odrFrom,
        odrTo,
        odrResult: odrTo === null ? null : settledOnline ? ('SETTLED' as const) : ('FAILED' as const),
        ...ended,
      })
      const whole: MatterDates = { ...dates(existing), ...own, kind, receivedOn: came.on }
      const follows = derived({ law: c.law, calendar: nationalCalendar() }, whole)
      const closedOn = follows.closedOn ?? dayOf(v, 'closedOn')
      const recoveredFen = moneyOf(v, 'recovered')
      return planned(
        c,
        r,
        existing,
        {
          ...said(follows),
          ...own,
          closedOn,
          matterNo: existing?.matterNo ?? no,
          kind,
          channel: kept(textOf(v, 'channel'), channelIn, existing?.channel),
          receivedOn: came.on,
          receivedAt: came.at,
          registeredOn: existing?.registeredOn ?? came.on,
          category: kept(textOf(v, 'category') ?? textOf(v, 'objectName'), categoryIn, existing?.category),
          objectName: textOf(v, 'objectName'),
          facts: textOf(v, 'facts'),
          disputedFen: moneyOf(v, 'disputed'),
          partyId: party?.id ?? null,
          respondentName: party?.name ?? textOf(v, 'name') ?? existing?.respondentName ?? '（未写明）',
          respondentAddress: textOf(v, 'address'),
          realName: textOf(v, 'claimant') !== null || (existing?.realName ?? false),
          unitCode,
          stationCode: unitCode,
          handler: textOf(v, 'handler'),
          odrEnterpriseId: firm?.id ?? null,
          refusalReason: textOf(v, 'refusal'),
          decisionReason: kind === 'REPORT' ? textOf(v, 'result') : null,
          recoveredFen,
          recoveredOn: recoveredFen === null || recoveredFen === 0n ? null : closedOn,
          hotlineNo,
          sourceSystem: upperSystems.PLATFORM,
          externalNo: no,
        },
        [
          ...(party === undefined && 'missing' in p && textOf(v, 'code') !== null ? [p.missing] : []),
          ...(textOf(v, 'unit') !== null && unitCode === null
            ? [`处理部门“${textOf(v, 'unit')}”不是本局的机构，留在待分送。`]
            : []),
          ...(closedOn !== null && follows.closedOn === null
            ? ['写了办结时间，处理结果却看不出怎样办结，会列入 E02。']
            : []),
        ],
      )
    })
  },
}

/** The dates of acceptance and of the end that a row tells of, or why they cannot be. */
function endsOf(
  v: Values,
  kind: MatterKind,
  receivedOn: Day,
): (Partial<MatterDates> & Partial<NewRow<typeof m>>) | string {
  const result = textOf(v, 'result')
  const closedOn = dayOf(v, 'closedOn')
  const refused = refusedIn(textOf(v, 'acceptance')) || refusedIn(result)
  const decided = dayOf(v, 'acceptedOn') ?? (refused ? closedOn : null)
  const acceptedOn = kind === 'REPORT' ? receivedOn : refused ? null : decided
  for (const [label, on] of [
    ['受理时间', decided],
    ['办结时间', closedOn],
  ] as const)
    if (on !== null && on < receivedOn) return `${label} ${on} 早于登记时间 ${receivedOn}，请核对。`
  if (acceptedOn !== null && closedOn !== null && closedOn < acceptedOn)
    return `办结时间 ${closedOn} 早于受理时间 ${acceptedOn}，请核对。`
  if (kind === 'CONSULT') return { answeredOn: closedOn }
  if (kind === 'REPORT') {
    const outcome = closedOn === null ? null : reportEndIn(result)
    return { acceptedOn, outcome, decidedOn: outcome === null ? null : closedOn }
  }
  if (refused) return { notAcceptedOn: decided ?? receivedOn, refusalGround: groundIn(textOf(v, 'refusal') ?? result) }
  const end = closedOn === null ? null : complaintEndIn(result)
  return {
    acceptedOn,
    settledOn: end === 'SETTLED' ? closedOn : null,
    terminatedOn: end === 'TERMINATED' ? closedOn : null,
    withdrawnOn: end === 'WITHDRAWN' ? closedOn : null,
  }
}

/** Work orders of the 12345 hotline. One that is known from 12315 becomes no second matter: it lends its number and its clock. */
export const hotlineLayout: Layout = {
  id: 'complaint.hotline',
  title: '12345 热线工单清单',
  business: 'complaint',
  tables: [m, complaintClaimant],
  columns: hotlineColumns,
  async plan(rows, c) {
    const k = await known(rows, c, 'platformNo', 'hotlineNo')
    const alike = await existingRows(
      c.tx,
      m,
      m.partyId,
      k.parties.map((p) => ('found' in p ? p.found.id : null)),
      sql`${m.mergedInto} is null`,
    )
    const seen = new Set<string>()
    return rows.map((r, i): RowPlan => {
      const v = r.values
      const hotlineNo = textOf(v, 'hotlineNo')!
      if (seen.has(hotlineNo)) return twice(hotlineNo)
      seen.add(hotlineNo)
      const came = received(v, '派单时间', c.today)
      if (typeof came === 'string') return { outcome: 'refused', reason: came }
      const answeredOn = dayOf(v, 'answeredOn')
      if (answeredOn !== null && answeredOn < came.on)
        return { outcome: 'refused', reason: `答复时间 ${answeredOn} 早于派单时间 ${came.on}，请核对。` }
      const hotline = {
        hotlineNo,
        hotlineType: textOf(v, 'kind'),
        hotlineDueOn: dayOf(v, 'hotlineDueOn'),
        hotlineAnsweredOn: answeredOn,
        hotlineReturnReason: textOf(v, 'returned'),
        satisfaction: textOf(v, 'satisfaction') === null ? null : satisfactionIn(textOf(v, 'satisfaction')),
      }
      const linked = textOf(v, 'platformNo')
      const existing = (linked === null ? undefined : k.byNumber.get(linked)) ?? k.byHotline.get(hotlineNo)
      if (existing && existing.sourceSystem !== upperSystems.HOTLINE)
        return planned(c, r, existing, hotline as unknown as NewRow<typeof m>, [])
      const kind = kindIn(hotline.hotlineType)
      const p = k.parties[i]!
      const party = 'found' in p ? p.found : undefined
      const unitCode = k.unitOf(textOf(v, 'unit'))
      const own = said({
        dispatchedOn: unitCode === null ? null : came.on,
        acceptedOn: kind === 'REPORT' ? came.on : null,
        answeredOn: kind === 'CONSULT' ? answeredOn : null,
      })
      const whole: MatterDates = { ...dates(existing), ...own, kind, receivedOn: came.on }
      const twins = alike.filter(
        (x) =>
          existing === undefined &&
          x.partyId === party?.id &&
          x.kind === kind &&
          x.receivedOn >= addDays(came.on, -3) &&
          x.receivedOn <= addDays(came.on, 3),
      )
      return planned(
        c,
        r,
        existing,
        {
          ...said(derived({ law: c.law, calendar: nationalCalendar() }, whole)),
          ...own,
          ...hotline,
          matterNo: existing?.matterNo ?? hotlineNo,
          kind,
          channel: 'HOTLINE_12345',
          receivedOn: came.on,
          receivedAt: came.at,
          registeredOn: existing?.registeredOn ?? came.on,
          category: kept(textOf(v, 'category') ?? textOf(v, 'title'), categoryIn, existing?.category),
          facts: textOf(v, 'facts') ?? textOf(v, 'title'),
          partyId: party?.id ?? null,
          respondentName: party?.name ?? textOf(v, 'name') ?? existing?.respondentName ?? '（未写明）',
          respondentAddress: textOf(v, 'address'),
          realName: textOf(v, 'claimant') !== null || (existing?.realName ?? false),
          unitCode,
          stationCode: unitCode,
          handler: textOf(v, 'handler'),
          sourceSystem: upperSystems.HOTLINE,
          externalNo: hotlineNo,
        },
        twins.map(
          (x) => `${x.matterNo}（${x.receivedOn} 收到）也是${x.respondentName}的，是同一件事的请并入，只计一件。`,
        ),
      )
    })
  },
}
