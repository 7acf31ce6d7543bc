import { addDays, dayOf, yearOf } from '#platform/clock/day.ts'
import { sql } from '#platform/db/database.ts'
import { nationalCalendar } from '#kernel/deadline/holidays.ts'
import type { Rule } from '#kernel/indicator/rule.ts'
import { bridge } from '#kernel/manifest/business.ts'
import { party, partyClass, partyState } from '#kernel/party/tables.ts'
import { enterpriseCategories, existingStates } from '#kernel/party/terms.ts'
import type { TaskKind } from '#kernel/task/declare.ts'
import { annualFiling as f, notFiledParties, windowEnd } from '#domains/annual-filing/public.ts'
import { abnormalListing as a } from '#domains/credit-list/public.ts'

/**
 * E24: the enterprises listed for a missing report are those that had not filed when the window closed. Names who was
 * forgotten and who was listed although it had filed. Nothing is at fault before the last day for listing.
 */
const listingsMatchNonFilers: Rule = {
  id: 'E24',
  title: '未报年报的企业与列入名录的企业对得上',
  figures: ['abnormal.enterprise.listed.count', 'annualreports.enterprise.filed.rate'],
  async check({ q, reading, w, law, figure }) {
    const listed = await figure('abnormal.enterprise.listed.count')
    const rate = await figure('annualreports.enterprise.filed.rate')
    if (listed.exact === null || rate.numerator === undefined)
      return { holds: 'unknown', text: '台账没有覆盖这一时段，无法核对。', faults: [] }
    const end = windowEnd(w.reportYear, law)
    const lastDay = nationalCalendar().addWorkingDays(end, law.number('abnormal.listing.days', end)).due
    if (w.asOf < lastDay) return { holds: true, text: `列入期限 ${lastDay} 未到，暂不核对。`, faults: [] }
    const at = reading.at
    const yearEnd = dayOf(w.reportYear, 12, 31)
    const faults = await q.rows<{
      recordId: string
      partyId: string
      partyName: string
      page: string
      text: string
    }>(
      sql`
      with standing as (
        select ${partyState.partyId} as party_id, max(${party.name}) as name
        from ${at(partyState)}
        join (select party_id from ${at(partyState)} where state = any (${sql.param(existingStates)}::text[])
          and from_day <= ${yearEnd}::date and (to_day is null or to_day > ${yearEnd}::date)) existed on existed.party_id = ${partyState.partyId}
        join ${at(partyClass)} on ${partyClass.partyId} = ${partyState.partyId} and ${partyClass.fromDay} <= ${yearEnd}::date
          and (${partyClass.toDay} is null or ${partyClass.toDay} > ${yearEnd}::date)
        join ${at(party)} on ${party.id} = ${partyState.partyId}
        where ${partyState.state} = any (${sql.param(existingStates)}::text[]) and ${partyState.fromDay} <= ${lastDay}::date
          and (${partyState.toDay} is null or ${partyState.toDay} > ${lastDay}::date)
          and ${partyClass.category} = any (${sql.param([...enterpriseCategories])}::text[])
        group by ${partyState.partyId}),
      filed as (select ${f.partyId} as party_id, min(${f.firstFiledOn}) as on_day from ${at(f)} where ${f.reportYear} = ${w.reportYear} group by ${f.partyId}),
      r1 as (select ${a.partyId} as party_id, (array_agg(${a.id} order by ${a.listedOn}))[1] as id, min(${a.listedOn}) as on_day from ${at(a)}
        where ${a.reason} = 'R1' and ${a.reportYear} = ${w.reportYear} and ${a.listedOn} <= ${w.asOf}::date
          and (${a.correctedOn} is null or ${a.correctedOn} > ${w.asOf}::date) group by ${a.partyId})
      select s.party_id as "recordId", s.party_id as "partyId", s.name as "partyName", '/parties' as page,
        s.name || '：' || ${w.reportYear}::int || '年度报告逾期未报，没有列入名录' as text
      from standing s left join filed on filed.party_id = s.party_id left join r1 on r1.party_id = s.party_id
      where (filed.on_day is null or filed.on_day > ${lastDay}::date) and r1.id is null
      union all
      select r1.id, s.party_id, s.name, '/abnormal-listings', s.name || '：已按期报送年报，却因未报年报列入名录'
      from standing s join r1 on r1.party_id = s.party_id join filed on filed.party_id = s.party_id where filed.on_day <= ${end}::date
      order by 3`,
      'anew',
    )
    const forgotten = faults.filter((x) => x.page === '/parties').length
    return {
      holds: faults.length === 0,
      text:
        faults.length === 0
          ? `企业年报率 ${rate.printed}％，当年列入 ${listed.printed} 家，逾期未报的都已列入。`
          : `企业年报率 ${rate.printed}％，当年列入 ${listed.printed} 家；${forgotten} 家逾期未报没有列入，${faults.length - forgotten} 家按期报送却被列入。`,
      faults,
    }
  },
}

/** Days after the window for which listing is everybody's first task; later E24 still names whoever was forgotten. */
const listingSeason = 92

/** Ten working days after the window (企业经营异常名录管理暂行办法第六条) everybody who has not filed is to be listed or marked. */
const listNonFilers: TaskKind = {
  id: 'credit-list.list-non-filers',
  title: '应列入的逾期未报户',
  permission: 'credit-list.list',
  reading: 'credit-list.read',
  page: '/not-filed',
  warn: 10,
  open: ({ today, law, calendar }) => {
    const reportYear = yearOf(today) - 1
    const end = windowEnd(reportYear, law)
    const running = today > end && today <= addDays(end, listingSeason)
    return {
      id: sql`null`,
      station: sql`null`,
      dueOn: sql`${calendar.addWorkingDays(end, law.number('abnormal.listing.days', end)).due}`,
      said: [sql`${reportYear}::int`],
      from: sql`from (select 1) one where ${running}::boolean and exists (select 1 from (${notFiledParties(today)}) missing
        where not exists (select 1 from abnormal_listing r1 where r1.county_code = current_setting('app.county', true) and r1.party_id = missing.party_id
          and r1.void_reason is null and r1.corrected_on is null and r1.reason = 'R1' and r1.report_year = ${reportYear}::int))`,
    }
  },
  text: ([year]) => `${year} 年度报告逾期未报的户，还没有全部列入名录或标记异常`,
}

export default bridge({
  id: 'annual-filing--credit-list',
  between: ['annual-filing', 'credit-list'],
  rules: [listingsMatchNonFilers],
  openTasks: [listNonFilers],
})
