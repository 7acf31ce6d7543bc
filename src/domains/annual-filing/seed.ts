import { addDays, addMonths, type Day, dayOf, monthOf } from '#platform/clock/day.ts'
import type { Seed, SeedParty, World } from '#kernel/seed/world.ts'
import { messageCampaign, messageContact } from '#kernel/message/tables.ts'
import { tallyEntry } from '#kernel/tally/tables.ts'
import { annualFilingTallies } from './indicators.ts'
import { annualFiling } from './tables.ts'

/** Share of a category that files in the end, and of those the share that files late. */
const habits = {
  ENT_DOMESTIC: { files: 0.93, late: 0.03 },
  ENT_FOREIGN: { files: 0.97, late: 0.02 },
  COOP: { files: 0.95, late: 0.03 },
  INDIVIDUAL: { files: 0.9, late: 0.02 },
  REP_OFFICE: { files: 0, late: 0 },
} as const

type Filing = readonly [SeedParty, Day]

/** Filings of a report year by the month in which they come; drawn once, when the year begins. */
const drawn = new WeakMap<World, { reportYear: number; byMonth: Map<number, Filing[]> }>()

function filingsIn(world: World, reportYear: number, month: number): readonly Filing[] {
  let known = drawn.get(world)
  if (known?.reportYear !== reportYear) {
    const end = dayOf(reportYear, 12, 31)
    const byMonth = new Map<number, Filing[]>()
    for (const p of world.parties) {
      if (p.category === 'REP_OFFICE' || p.establishedOn > end || (p.exitedOn !== undefined && p.exitedOn <= end))
        continue
      const on = filingDay(world, p, reportYear)
      if (on === undefined) continue
      const list = byMonth.get(monthOf(on))
      if (list) list.push([p, on])
      else byMonth.set(monthOf(on), [[p, on]])
    }
    known = { reportYear, byMonth }
    drawn.set(world, known)
  }
  return known.byMonth.get(month) ?? []
}

/** Share of filings that come in each month of the window: few at first, a rush in June. */
const rhythm: Record<number, number> = { 1: 0.08, 2: 0.06, 3: 0.16, 4: 0.18, 5: 0.2, 6: 0.32 }

/**
 * Filings follow the window's rhythm. Whether and when a party files for a year is drawn from (party, year), when the year begins. Texts in March, May and June, calls and on-site guidance through the window.
 */
export const annualFilingSeed: Seed = {
  order: 40,
  month(world, m) {
    const reportYear = m.year - 1
    for (const [p, filedOn] of filingsIn(world, reportYear, m.month)) {
      if (p.exitedOn !== undefined && p.exitedOn <= filedOn) continue
      world.put(
        annualFiling,
        {
          partyId: p.id,
          stationCode: p.stationCode,
          reportYear,
          firstFiledOn: filedOn,
          channel: p.category === 'INDIVIDUAL' && m.random.chance(0.3) ? 'PAPER' : 'ELECTRONIC',
          publishedOn: filedOn,
          employees: m.random.int(1, p.category === 'INDIVIDUAL' ? 4 : 40),
          ...(p.marks.has('se-maker') ? { equipmentRegistered: m.random.int(2, 20) } : {}),
        },
        filedOn,
      )
      // The listing round of July asks who had filed by then.
      if (m.month <= 7) world.tell(`annual-filed-${reportYear}`, p.id)
    }
    if (m.month <= 6) outreach(world, m)
  },
}

function filingDay(world: World, p: SeedParty, reportYear: number): Day | undefined {
  const r = world.randomOf('annual-filing', p.code, reportYear)
  const habit = habits[p.category]
  const maker = p.marks.has('se-maker')
  if (!maker && !r.chance(habit.files)) return undefined
  const year = reportYear + 1
  // One maker in eight files in July: the rate of makers is below 100 until then.
  if (r.chance(maker ? 0.12 : habit.late)) return addDays(dayOf(year, 7, 1), r.int(0, 150))
  const month = r.weighted(Object.entries(rhythm).map(([k, w]) => [Number(k), w] as const))
  return dayOf(year, month, r.int(1, month === 2 ? 28 : 30))
}

function outreach(world: World, m: Parameters<Seed['month']>[1]): void {
  const rich = m.year === 2021 ? 2 : 1
  const parties = world.parties.filter((p) => p.exitedOn === undefined)
  if (parties.length === 0) return
  const text = (purpose: 'ANNUAL_REPORT' | 'ANTI_FRAUD', n: number, serial: string, template: string): void => {
    const sentOn = m.workday()
    const campaign = world.put(
      messageCampaign,
      {
        campaignNo: `信用${m.year}${serial}`,
        purpose,
        channel: 'SMS',
        template,
        audience: '未报送年报的主体',
        state: 'ENDED',
        plannedOn: sentOn,
        startedOn: sentOn,
        endedOn: sentOn,
        planned: n,
      },
      sentOn,
    )
    for (const p of m.random.sample(parties, n)) {
      world.put(
        messageContact,
        {
          campaignId: campaign.current.id,
          purpose,
          channel: 'SMS',
          partyId: p.id,
          stationCode: p.stationCode,
          happenedOn: sentOn,
          result: m.random.weighted([
            ['SUCCESS', 94],
            ['FAIL', 5],
            ['UNSENT', 1],
          ] as const),
          quantity: 1,
          content: template,
        },
        sentOn,
      )
    }
  }
  if (m.month === 3 || m.month === 6) {
    text(
      'ANNUAL_REPORT',
      world.amount(1500 * rich),
      String(m.month).padStart(3, '0'),
      '请于6月30日前报送上一年度年报，不收取任何费用。',
    )
  }
  if (m.month === 5)
    text('ANTI_FRAUD', world.amount(900 * rich), '105', '年报免费，谨防以代办年报为名的诈骗短信和电话。')
  // The carrier's monthly statement, known only as a number.
  if (m.month === 4 && m.year >= 2021) {
    const on = addMonths(m.first, 0)
    const [text] = annualFilingTallies
    world.put(
      tallyEntry,
      {
        subject: text!.code,
        what: text!.title,
        counted: text!.unit,
        happenedOn: addDays(on, 27),
        quantity: world.amount(6200, 10),
        declared: true,
        personName: world.officers('短信月结单经办人')[0]!,
        evidence: `运营商${m.year}年4月月结单`,
      },
      addDays(on, 29),
    )
  }
  const person = (channel: 'CALL' | 'ONSITE', n: number): void => {
    for (const p of m.random.sample(parties, n)) {
      const on = m.workday()
      world.put(
        messageContact,
        {
          purpose: 'ANNUAL_REPORT',
          channel,
          partyId: p.id,
          stationCode: p.stationCode,
          happenedOn: on,
          result:
            channel === 'ONSITE'
              ? 'DONE'
              : m.random.weighted([
                  ['REACHED', 85],
                  ['NO_ANSWER', 12],
                  ['WRONG_NUMBER', 3],
                ] as const),
          quantity: 1,
        },
        on,
      )
    }
  }
  person('CALL', world.amount(130 * rich, 1))
  person('ONSITE', world.amount(90 * rich, 1))
}
