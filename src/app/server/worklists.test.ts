import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock/day.ts'
import { partyContact } from '#kernel/party/tables.ts'
import { insertRows } from '#kernel/record/write.ts'
import { openHouse } from '#app/house.ts'
import { annualFiling } from '#domains/annual-filing/tables.ts'
import { permitCertificate } from '#domains/permit/tables.ts'
import { testDatabase } from '#test/harness/database.ts'
import { putParties, someParty } from '#test/harness/figures.ts'
import { served } from './served.fixture.ts'

const t = testDatabase()
const s = served(t, openHouse)
const phone = '000-0000-0042'

interface Sheet {
  total: number
  rows: {
    party: { name: string }
    contact: string | null
    phone: string | null
    due: string
    overdue: boolean
    text: string
    page: string
  }[]
  groups: { unit: string | null; count: number }[]
  notice: string
  next: string | null
}

beforeAll(async () => {
  t.clock.set('2021-06-10T01:00:00Z')
  const ids = await putParties(t, [
    someParty('玉衡县恒川木业有限公司', '91459923MA5X000141'),
    someParty('玉衡县青溪茶叶合作社', '93459923MA5X000341', { station: '02' }),
    someParty('玉衡县安然家具有限公司', '91459923MA5X000541'),
  ])
  const cert = (certNo: string, validTo: string, more: object = {}) => ({
    partyId: ids[0]!,
    stationCode: '01',
    certNo,
    kind: 'FOOD_OP' as const,
    issuedOn: day('2016-07-01'),
    validFrom: day('2016-07-01'),
    validTo: day(validTo),
    ...more,
  })
  await t.write(async (tx) => {
    await insertRows(tx, annualFiling, [
      { partyId: ids[2]!, stationCode: '01', reportYear: 2020, firstFiledOn: day('2021-03-01'), channel: 'ELECTRONIC' },
    ])
    await insertRows(tx, permitCertificate, [
      cert('JY14599230000017', '2021-06-09'),
      cert('JY14599230000025', '2021-09-08'),
      // Just beyond the ninety days, long gone, and given back.
      cert('JY14599230000033', '2021-09-09'),
      cert('JY14599230000041', '2021-03-11'),
      cert('JY14599230000058', '2021-07-01', { deregisteredOn: day('2021-02-01') }),
    ])
    await insertRows(tx, partyContact, [
      { partyId: ids[0]!, stationCode: '01', role: '财务', personName: '赵安' },
      {
        partyId: ids[0]!,
        stationCode: '01',
        role: '联络员',
        personName: '钱宁',
        phoneSealed: s.keys.seal(phone),
        phoneMasked: '000****0042',
      },
    ])
  })
})

const sheet = async (who: string, id: string, query = ''): Promise<Sheet> =>
  (await (await s.as(who)).get(`/api/worklists/${id}${query}`)).json<Sheet>()

describe('lists of what is due', () => {
  it('hold what is due within the days ahead or lately ran out, and name the liaison officer with a masked number', async () => {
    const found = await sheet('office', 'permit.expiring')
    expect(found.rows.map((r) => [r.text.slice(-4), r.due, r.overdue, r.contact, r.phone])).toEqual([
      ['0017', '2021-06-09', true, '钱宁', '000****0042'],
      ['0025', '2021-09-08', false, '钱宁', '000****0042'],
    ])
    expect(found.rows[0]!.page).toMatch(/^\/permit-certificates\//)
    const later = await sheet('office', 'permit.expiring', '?until=2021-09-09')
    expect(later.rows.map((r) => r.text.slice(-4))).toEqual(['0017', '0025', '0033'])
  })

  it('are split by station, and a station sees its own alone', async () => {
    const all = await sheet('office', 'annual-filing.not-filed')
    expect(all.groups.map((g) => [g.unit, g.count])).toEqual([
      ['01', 1],
      ['02', 1],
    ])
    const narrowed = await sheet('office', 'annual-filing.not-filed', '?unit=02')
    expect(narrowed.rows.map((r) => r.party.name)).toEqual(['玉衡县青溪茶叶合作社'])
    const station = await sheet('other-station', 'annual-filing.not-filed')
    expect(station.rows.map((r) => r.party.name)).toEqual(['玉衡县青溪茶叶合作社'])
  })

  it('come with a text for a message group that says how many and until when, and names nobody', async () => {
    const { notice } = await sheet('office', 'annual-filing.not-filed')
    expect(notice).toContain('全县还有2户没有报送2020年度报告')
    expect(notice).toContain('6月30日前')
    expect(notice).not.toMatch(/恒川|青溪茶叶|钱宁|\d{4}-\d{4}/)
  })

  it('show numbers in full only with a reason, to whom that is allowed, with an entry in the log', async () => {
    const path = '/api/worklists/permit.expiring/phones'
    expect((await (await s.as('office')).post(path, { reason: '催办' })).status).toBe(403)
    const credit = await s.as('credit')
    expect((await credit.post(path, { reason: ' ' })).status).toBe(400)
    const answer = await credit.post(path, { reason: '6月下乡' })
    expect(answer.json<Sheet>().rows.map((r) => r.phone)).toEqual([phone, phone])
    const [entry] = await t.asOwner(`select note, changes::text from journal_entry where action = 'read-personal'`)
    expect(entry).toMatchObject({ note: '许可证即将到期：6月下乡' })
    expect(JSON.stringify(entry)).not.toContain(phone)
  })

  it('answer like a missing one for a list that nobody has or may read', async () => {
    expect((await (await s.as('office')).get('/api/worklists/no-such')).status).toBe(404)
    expect((await (await s.as('audit-admin')).get('/api/worklists')).status).toBe(403)
  })
})
