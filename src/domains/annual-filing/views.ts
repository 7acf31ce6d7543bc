import type { Input, Output } from '#platform/contract/operation.ts'
import { type Day, dayOf, yearOf } from '#platform/clock/day.ts'
import { type Queryable, type SQL, sql, type SQLWrapper } from '#platform/db/database.ts'
import { notFound } from '#platform/errors/refusal.ts'
import type { LawBook } from '#kernel/law/law-book.ts'
import { messageContact as m } from '#kernel/message/tables.ts'
import { partyField, partyMatches } from '#kernel/party/field.ts'
import { party, partyClass, partyState } from '#kernel/party/tables.ts'
import { type EntityCategory, existingStates } from '#kernel/party/terms.ts'
import { asKnownNow } from '#kernel/record/reading.ts'
import { between, equals, listPage } from '#kernel/record/list.ts'
import type { getAnnualFiling, listAnnualFilings, listContacts, listNotFiled } from './contract.ts'
import { dutyState } from './rules.ts'
import { annualFiling as f, annualFilingCorrection } from './tables.ts'

const covering = (t: { fromDay: unknown; toDay: unknown }, on: SQL): SQL =>
  sql`${t.fromDay} <= ${on} and (${t.toDay} is null or ${t.toDay} > ${on})`

const yearEndOf = sql`make_date(${f.reportYear}, 12, 31)`
const source = sql`from ${asKnownNow.at(f)}`
const shown = sql`join ${party} on ${party.countyCode} = ${f.countyCode} and ${party.id} = ${f.partyId}
  left join ${asKnownNow.at(partyClass)} on ${partyClass.countyCode} = ${f.countyCode} and ${partyClass.partyId} = ${f.partyId} and ${covering(partyClass, yearEndOf)}`

const rowFields = {
  id: f.id,
  party: partyField,
  category: partyClass.category,
  reportYear: f.reportYear,
  firstFiledOn: f.firstFiledOn,
  channel: f.channel,
}

export async function filingList(
  q: Queryable,
  input: Input<typeof listAnnualFilings>,
  today: Day,
  law: LawBook,
): Promise<Output<typeof listAnnualFilings>> {
  const page = await listPage(
    q,
    {
      fields: rowFields,
      from: source,
      shows: shown,
      where: [
        partyMatches(q.scope.county, input.q, f.partyId),
        equals(f.reportYear, input.reportYear),
        equals(f.channel, input.channel),
        between(f.firstFiledOn, input.filedFrom, input.filedTo),
      ],
      sorts: { firstFiledOn: f.firstFiledOn },
      id: f.id,
    },
    input,
  )
  const rows = page.rows.map((r) => ({
    ...r,
    state: dutyState(r as { reportYear: number; firstFiledOn: Day }, today, law),
  }))
  return { ...page, rows } as unknown as Output<typeof listAnnualFilings>
}

export async function filingDetail(
  q: Queryable,
  id: string,
  today: Day,
  law: LawBook,
): Promise<Output<typeof getAnnualFiling>> {
  const text = (column: SQLWrapper): SQL<string | null> => sql`${column}::text`
  const found = q.select(
    {
      ...rowFields,
      version: f.version,
      receiptNo: f.receiptNo,
      publishedOn: f.publishedOn,
      lastCorrectedOn: f.lastCorrectedOn,
      employees: f.employees,
      assetsFen: text(f.assetsFen),
      revenueFen: text(f.revenueFen),
      profitFen: text(f.profitFen),
      taxFen: text(f.taxFen),
      equipmentRegistered: f.equipmentRegistered,
      equipmentInDate: f.equipmentInDate,
    },
    sql`${source} ${shown} where ${f.countyCode} = ${q.scope.county} and ${f.id} = ${id}`,
  )
  const c = annualFilingCorrection
  const corrected = q.select(
    { correctedOn: c.correctedOn, item: c.item, before: c.before, after: c.after },
    sql`from ${asKnownNow.at(c)} where ${c.countyCode} = ${q.scope.county} and ${c.filingId} = ${id} order by ${c.correctedOn}`,
  )
  const [[row], corrections] = await Promise.all([found, corrected])
  if (!row) throw notFound('这份年度报告')
  return { ...row, state: dutyState(row, today, law), corrections } as Output<typeof getAnnualFiling>
}

/** Parties that must file in the running window, or missed the last one, and have not filed: relation and conditions. */
function notFiled(today: Day, narrow: { category?: EntityCategory; station?: string }) {
  const reportYear = yearOf(today) - 1
  const end = sql`${dayOf(reportYear, 12, 31)}::date`
  return {
    reportYear,
    from: sql`from ${asKnownNow.at(partyState)}
        join ${asKnownNow.at(party)} on ${party.countyCode} = ${partyState.countyCode} and ${party.id} = ${partyState.partyId}
        join ${asKnownNow.at(partyClass)} on ${partyClass.countyCode} = ${partyState.countyCode} and ${partyClass.partyId} = ${partyState.partyId} and ${covering(partyClass, end)}`,
    where: [
      sql`${partyState.state} = any (${sql.param(existingStates)}::text[]) and ${covering(partyState, sql`${today}::date`)}`,
      sql`exists (select 1 from party_state e where e.county_code = ${partyState.countyCode} and e.party_id = ${partyState.partyId} and e.void_reason is null
          and e.state = any (${sql.param(existingStates)}::text[]) and e.from_day <= ${end} and (e.to_day is null or e.to_day > ${end}))`,
      sql`not exists (select 1 from annual_filing x where x.county_code = ${partyState.countyCode} and x.party_id = ${partyState.partyId}
          and x.report_year = ${reportYear} and x.void_reason is null)`,
      sql`${partyClass.category} <> 'REP_OFFICE'`,
      equals(partyClass.category, narrow.category),
      equals(party.stationCode, narrow.station),
    ],
  }
}

/** Those parties as a relation: `party_id`. */
export function notFiledParties(today: Day): SQL {
  const { from, where } = notFiled(today, {})
  const set = where.filter((c): c is SQL => c !== undefined)
  return sql`select ${party.id} as party_id ${from} where ${sql.join(set, sql` and `)}`
}

/** Those parties, by code: whom a reminder is for. */
export async function notFiledMembers(
  q: Queryable,
  narrow: { category?: EntityCategory; station?: string },
  today: Day,
): Promise<string[]> {
  const { from, where } = notFiled(today, narrow)
  const set = where.filter((c): c is SQL => c !== undefined)
  const rows = await q.select(
    { id: party.id },
    sql`${from} where ${party.countyCode} = ${q.scope.county} and ${sql.join(set, sql` and `)} order by ${party.code}`,
  )
  return rows.map((r) => r.id)
}

/** Those parties as a list. */
export async function notFiledList(
  q: Queryable,
  input: Input<typeof listNotFiled>,
  today: Day,
): Promise<Output<typeof listNotFiled>> {
  const { from, where, reportYear } = notFiled(today, input)
  const page = await listPage(
    q,
    {
      fields: {
        id: party.id,
        party: partyField,
        category: partyClass.category,
        stationCode: party.stationCode,
        reportYear: sql<number>`${reportYear}::int`,
      },
      from,
      where: [...where, partyMatches(q.scope.county, input.q)],
      sorts: { party: party.code },
      defaultOrder: 'asc',
      id: party.id,
    },
    input,
  )
  return page as unknown as Output<typeof listNotFiled>
}

export async function contactList(
  q: Queryable,
  input: Input<typeof listContacts>,
): Promise<Output<typeof listContacts>> {
  const page = await listPage(
    q,
    {
      fields: {
        id: m.id,
        happenedOn: m.happenedOn,
        purpose: m.purpose,
        channel: m.channel,
        party: sql`case when ${party.id} is null then null else ${partyField} end`,
        result: m.result,
        quantity: m.quantity,
        target: m.targetMasked,
        staffName: m.staffName,
      },
      from: sql`from ${asKnownNow.at(m)}`,
      shows: sql`left join ${party} on ${party.countyCode} = ${m.countyCode} and ${party.id} = ${m.partyId}`,
      where: [
        partyMatches(q.scope.county, input.q, m.partyId),
        equals(m.purpose, input.purpose),
        equals(m.channel, input.channel),
        equals(m.result, input.result),
        between(m.happenedOn, input.dayFrom, input.dayTo),
      ],
      sorts: { happenedOn: m.happenedOn },
      id: m.id,
    },
    input,
  )
  return page as unknown as Output<typeof listContacts>
}

/** The report year for which a party must file and has not, as the list of those says; nothing when it owes none. */
export async function notFiledYear(q: Queryable, partyId: string, today: Day): Promise<number | undefined> {
  const { from, where, reportYear } = notFiled(today, {})
  const set = where.filter((c): c is SQL => c !== undefined)
  const rows = await q.select(
    { id: party.id },
    sql`${from} where ${party.countyCode} = ${q.scope.county} and ${party.id} = ${partyId} and ${sql.join(set, sql` and `)}`,
    'anew',
  )
  return rows.length > 0 ? reportYear : undefined
}
