import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#platform/db/database.ts'
import { addDays, day } from '#platform/clock/day.ts'
import { inspectionObject, inspectionOrder, inspectionTask, inspectionVisit } from '#kernel/inspection/tables.ts'
import { messageContact } from '#kernel/message/tables.ts'
import { partyState } from '#kernel/party/tables.ts'
import { insertRows, updateRows } from '#kernel/record/write.ts'
import { openHouse } from '#app/house.ts'
import { annualFiling } from '#domains/annual-filing/tables.ts'
import { abnormalListing, restriction, seriousListing } from '#domains/credit-list/tables.ts'
import { entity, entityChange, exitFiling } from '#domains/entity/tables.ts'
import { equityPledge } from '#domains/equity-pledge/tables.ts'
import { permitApplication, permitCertificate } from '#domains/permit/tables.ts'
import { publicationNotice } from '#domains/publicity/tables.ts'
import { testDatabase } from '#test/harness/database.ts'
import { putParties, someParty } from '#test/harness/figures.ts'
import { served } from './served.fixture.ts'

const t = testDatabase()
const s = served(t, openHouse)
const today = '2021-12-06'
const changes = 3_000
let ids: string[] = []

beforeAll(async () => {
  t.clock.set(`${today}T01:00:00Z`)
  ids = await putParties(t, [
    someParty('玉衡县恒川木业有限公司', '91459923MA5X000141'),
    someParty('玉衡县青溪茶叶合作社', '93459923MA5X000341', { station: '02' }),
    someParty('玉衡县安然家具有限公司', '91459923MA5X000541'),
  ])
  const [id] = ids
  const about = { partyId: id!, stationCode: '01' }
  await t.write(async (tx) => {
    await insertRows(tx, entity, [
      { ...about, establishmentKind: 'NEW', enteredOn: day('2019-05-06'), typeCode: '1130', category: 'ENT_DOMESTIC' },
    ])
    await insertRows(
      tx,
      entityChange,
      Array.from({ length: changes }, (_, i) => ({
        ...about,
        // Several on one day: a page may end between them.
        changedOn: addDays(day('2019-06-01'), Math.floor(i / 7)),
        item: '12' as const,
        after: `第 ${i} 次`,
      })),
    )
    await insertRows(tx, permitApplication, [
      {
        ...about,
        kind: 'FOOD_OP',
        action: 'NEW',
        applicationNo: 'YHXK20210012',
        submittedOn: day('2021-11-01'),
        acceptedOn: day('2021-11-01'),
        dueOn: day('2021-11-26'),
        handler: '钱宁',
      },
    ])
    await insertRows(tx, permitCertificate, [
      {
        ...about,
        certNo: 'JY14599230000017',
        kind: 'FOOD_OP',
        issuedOn: day('2016-12-01'),
        validFrom: day('2016-12-01'),
        validTo: day('2021-11-30'),
      },
      {
        ...about,
        certNo: 'JY14599230000025',
        kind: 'FOOD_OP',
        issuedOn: day('2017-01-05'),
        validFrom: day('2017-01-05'),
        validTo: day('2022-01-04'),
      },
      {
        ...about,
        certNo: 'JY14599230000033',
        kind: 'FOOD_OP',
        issuedOn: day('2015-01-05'),
        validFrom: day('2015-01-05'),
        validTo: day('2020-01-04'),
        deregisteredOn: day('2019-12-01'),
      },
    ])
    await insertRows(tx, abnormalListing, [
      { ...about, kind: 'LISTING', reason: 'R4', listedOn: day('2021-08-02'), decisionNo: '玉市监异入〔2021〕8号' },
      {
        ...about,
        kind: 'LISTING',
        reason: 'R1',
        reportYear: 2018,
        listedOn: day('2019-07-10'),
        removedOn: day('2019-09-01'),
      },
    ])
    await insertRows(tx, seriousListing, [
      { ...about, ground: '受到较重行政处罚', listedOn: day('2021-10-08'), expiresOn: day('2024-10-08') },
    ])
    await insertRows(tx, restriction, [
      {
        ...about,
        kind: '不得申请食品经营许可',
        basis: '食品安全法第一百三十五条',
        mode: 'BLOCK',
        matters: ['permit.food'],
        fromDay: day('2021-10-08'),
        toDay: day('2026-10-08'),
      },
    ])
    await insertRows(tx, equityPledge, [
      {
        companyId: id!,
        stationCode: '01',
        regNo: '459923202100077',
        equityKind: 'CONTRIBUTION',
        pledgedFen: 100n,
        pledgors: '周文',
        pledgees: '玉衡农商行',
        registeredOn: day('2021-03-01'),
      },
    ])
    await insertRows(tx, exitFiling, [
      { ...about, procedure: 'SIMPLIFIED', noticeFrom: day('2021-12-01'), noticeTo: day('2021-12-20') },
    ])
    await insertRows(tx, publicationNotice, [
      {
        ...about,
        kind: 'PENALTY',
        subjectName: '玉衡县恒川木业有限公司',
        documentNo: '玉市监处罚〔2021〕12号',
        documentOn: day('2021-09-01'),
        dueOn: day('2021-09-30'),
      },
    ])
    const [task] = await insertRows(tx, inspectionTask, [
      {
        taskNo: 'YHCC2021003',
        name: '木材加工抽查',
        kind: 'DOUBLE_RANDOM',
        origin: 'INITIATED',
        source: 'PLAN',
        joint: false,
        ownLead: true,
        openedOn: day('2021-06-01'),
      },
    ])
    const [object] = await insertRows(tx, inspectionObject, [{ ...about, taskId: task!, drawnOn: day('2021-06-02') }])
    const [visit] = await insertRows(tx, inspectionVisit, [
      { stationCode: '01', objectId: object!, visitedOn: day('2021-06-10'), result: '5' },
    ])
    await insertRows(tx, inspectionOrder, [
      {
        stationCode: '01',
        visitId: visit!,
        kind: 'RECTIFY',
        issuedOn: day('2021-06-10'),
        dueOn: day('2021-07-10'),
        content: '补齐消防设施',
        orderNo: '玉市监责改〔2021〕5号',
      },
    ])
    await insertRows(tx, messageContact, [
      {
        ...about,
        purpose: 'ANNUAL_REPORT',
        channel: 'CALL',
        happenedOn: day('2021-06-15'),
        result: 'REACHED',
        quantity: 1,
        targetMasked: '138****0043',
      },
    ])
  })
})

interface Page {
  warnings: { tone: string; business: string; text: string; todo: string; page: string | null }[]
  tabs: { business: string; title: string; count: number }[]
  papers: number
  failed: string[]
}
interface Line {
  key: string
  day: string
  business: string
  text: string
  page: string | null
}

async function lines(who: string, query = ''): Promise<Line[]> {
  const caller = await s.as(who)
  const all: Line[] = []
  let after: string | null = ''
  while (after !== null) {
    const answer = await caller.get(`/api/parties/${ids[0]}/timeline?limit=500${query}${after && `&after=${after}`}`)
    const { records, next, failed } = answer.json<{ records: Line[]; next: string | null; failed: string[] }>()
    expect(failed).toEqual([])
    all.push(...records)
    after = next
  }
  return all
}

describe('the page of a party', () => {
  it('says first what has to be minded, what to do about it, and where', async () => {
    const page = (await (await s.as('office')).get(`/api/parties/${ids[0]}`)).json<Page>()
    expect(page.failed).toEqual([])
    const minded = (text: string) => page.warnings.filter((w) => w.text.includes(text))
    for (const [text, tone, to] of [
      ['YHXK20210012 应在 2021-11-26 前办结', 'red', '/permits/'],
      ['JY14599230000017 已于 2021-11-30 到期', 'red', '/permit-certificates/'],
      ['JY14599230000025 有效期至 2022-01-04', 'amber', '/permit-certificates/'],
      ['无法联系', 'red', '/abnormal-listings/'],
      ['在严重违法失信名单上', 'red', '/serious-listings'],
      ['不得申请食品经营许可', 'red', null],
      ['周文的股权已出质', 'amber', '/equity-pledges/'],
      ['正在办理简易注销，公告到 2021-12-20', 'amber', '/entities/'],
      ['〔2021〕12号 应在 2021-09-30 前公示', 'red', '/publicity-notices/'],
      ['责令改正逾期（期限 2021-07-10）：补齐消防设施', 'red', '/inspection-objects/'],
      ['2020 年度报告没有报送', 'red', '/not-filed'],
    ] as const) {
      const found = minded(text)
      expect(found, text).toHaveLength(1)
      expect([found[0]!.tone, found[0]!.todo === ''], text).toEqual([tone, false])
      if (to === null) expect(found[0]!.page).toBeNull()
      else expect(found[0]!.page, text).toMatch(new RegExp(`^${to}`))
    }
    // Nothing that is over: a listing that ended, a certificate that was given back.
    expect(page.warnings).toHaveLength(11)
    const tones = page.warnings.map((w) => w.tone)
    expect(tones).toEqual(tones.toSorted().toReversed())
  })

  it('warns no more once it was done', async () => {
    await t.write(async (tx) => {
      await insertRows(tx, annualFiling, [
        {
          partyId: ids[2]!,
          stationCode: '01',
          reportYear: 2020,
          firstFiledOn: day('2021-03-01'),
          channel: 'ELECTRONIC',
        },
      ])
    })
    expect((await (await s.as('office')).get(`/api/parties/${ids[2]}`)).json<Page>().warnings).toEqual([])
    await t.write(async (tx) => {
      const [state] = await tx.rows<{ id: string; version: number }>(
        sql`select id, version from party_state where party_id = ${ids[2]}`,
      )
      await updateRows(tx, partyState, [{ id: state!.id, version: state!.version, set: { toDay: day('2021-12-01') } }])
      await insertRows(tx, partyState, [
        {
          partyId: ids[2]!,
          stationCode: '01',
          state: 'REVOKED',
          fromDay: day('2021-12-01'),
          decisionNo: '玉市监吊〔2021〕1号',
        },
      ])
    })
    expect((await (await s.as('office')).get(`/api/parties/${ids[2]}`)).json<Page>().warnings).toMatchObject([
      { tone: 'red', business: '市场主体登记', text: '吊销，未注销（玉市监吊〔2021〕1号）' },
    ])
  })

  it('reads thousands of records page by page, none twice and none left out', async () => {
    const all = await lines('office')
    const page = (await (await s.as('office')).get(`/api/parties/${ids[0]}`)).json<Page>()
    expect(all).toHaveLength(page.tabs.reduce((n, x) => n + x.count, 0))
    expect(all.length).toBeGreaterThan(changes + 10)
    expect(new Set(all.map((x) => x.key)).size).toBe(all.length)
    const days = all.map((x) => x.day)
    expect(days).toEqual(days.toSorted().toReversed())
    const registered = await lines('office', '&business=entity')
    expect(registered).toHaveLength(page.tabs.find((x) => x.business === 'entity')!.count)
    expect(new Set(registered.map((x) => x.business))).toEqual(new Set(['entity']))
    const [first] = registered.filter((x) => x.text.startsWith('变更'))
    expect(first!.page).toMatch(/^\/entities\/[0-9a-f-]{36}$/)
    expect((await (await s.as('office')).get(first!.page!.replace('/entities', '/api/entities'))).status).toBe(200)
  })

  it('lists documents with their numbers, and contacts without a number in full', async () => {
    const papers = await lines('office', '&papers=true')
    expect(papers.map((x) => x.text)).toEqual([
      '文书 玉市监处罚〔2021〕12号',
      '列入决定书 玉市监异入〔2021〕8号',
      '责令改正通知书 玉市监责改〔2021〕5号',
      '股权出质登记 459923202100077',
      '许可证 JY14599230000025',
      '许可证 JY14599230000017',
      '许可证 JY14599230000033',
    ])
    const [contact] = await lines('office', '&business=message')
    expect(contact!.text).toContain('电话 138****0043')
  })

  it('shows no trace of what the caller may not read, and answers like a missing one out of scope', async () => {
    const police = await s.as('security-admin')
    expect((await police.get(`/api/parties/${ids[0]}`)).status).toBe(403)
    const other = await s.as('other-station')
    for (const path of ['', '/timeline', '/periods', '/file.docx'])
      expect((await other.get(`/api/parties/${ids[0]}${path}`)).status, path).toBe(404)
    expect((await (await s.as('office')).get(`/api/parties/${ids[0]}/timeline?after=x`)).error().code).toBe(
      'list.cursor',
    )
  })

  it('goes out as a Word file, cut where it grows long and saying so', async () => {
    const answer = await s.app.inject({
      url: `/api/parties/${ids[0]}/file.docx`,
      headers: { cookie: await cookie('office') },
    })
    expect(answer.statusCode).toBe(200)
    const text = Buffer.from(unzipSync(answer.rawPayload)['word/document.xml']!)
      .toString()
      .replace(/<[^>]+>/g, '')
    for (const part of [
      '玉衡县恒川木业有限公司',
      '需要留意的事项',
      '食品安全法第一百三十五条',
      '以上是最近的 200 条',
      '不作为证明使用',
    ])
      expect(text).toContain(part)
  })
})

async function cookie(who: string): Promise<string> {
  const answer = await s.signIn(who)
  return /[^;]+/.exec(String(answer.headers['set-cookie']))![0]
}
