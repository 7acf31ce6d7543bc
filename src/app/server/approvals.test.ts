import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { day } from '#platform/clock/day.ts'
import { field } from '#platform/contract/field.ts'
import { operation } from '#platform/contract/operation.ts'
import permit from '#domains/permit/domain.ts'
import { type Call, business, handle } from '#kernel/manifest/business.ts'
import { orgUnit, staffPost } from '#kernel/org/tables.ts'
import { insertRows } from '#kernel/record/write.ts'
import { testDatabase } from '#test/harness/database.ts'
import { putParties, someParty } from '#test/harness/figures.ts'
import { type Caller, houseOf, served } from './served.fixture.ts'

// A toy beside a real business: hearings, at which statute keeps whoever investigated from presiding.
const article = '《中华人民共和国行政处罚法》第六十四条'
const hold = operation({
  name: 'holdHearing',
  title: '调查',
  method: 'POST',
  path: '/api/hearings',
  permission: 'permit.hearing',
  approval: { title: '主持听证', requiredBy: article, separateBy: article },
  input: z.object({ what: field.text('事项'), on: field.day('日期') }),
  output: z.object({ acted: z.unknown() }),
})
let told: Call['acted'] | undefined
const toy = business({
  id: 'hearing',
  title: '听证',
  group: '综合',
  summary: '试验',
  systems: [],
  permissions: { 'permit.hearing': '听证' },
  operations: [
    handle(hold, async (call) => {
      told = call.acted
      return await call.write(async (tx) => {
        const code = `h${tx.makeId(tx.at).slice(-6)}`
        await insertRows(tx, orgUnit, [
          { code, name: code, shortName: code, kind: 'section', fromDay: day('2021-01-01') },
        ])
        return { acted: call.acted }
      })
    }),
  ],
})

const t = testDatabase()
const s = served(t, () => houseOf([permit, toy]))
let registrar: Caller
let director: Caller
const pdf = Buffer.from('%PDF-1.4 signed').toString('base64')
const lastEntry = async () =>
  (
    await t.asOwner(
      `select operation, actor, actor_id, approver, approver_id, approved_on::text, typist, typist_id, paper from journal_entry
       where operation not in ('askApproval') order by seq desc limit 1`,
    )
  )[0]

beforeAll(async () => {
  registrar = await s.as('registrar')
  director = await s.as('director')
  await putParties(t, [
    someParty('玉衡县兰芳小吃店', '92459923000000300A', { category: 'INDIVIDUAL', typeCode: '9500' }),
  ])
  const post = { unitCode: '91', fromDay: day('2019-01-01') }
  await t.write((tx) =>
    insertRows(tx, staffPost, [
      { ...post, staffNo: 'YH0101', name: '韩宁' },
      { ...post, staffNo: 'YH0102', name: '沈梅' },
      { ...post, staffNo: 'YH0103', name: '周文' },
      { ...post, staffNo: 'YH0104', name: '周文' },
    ]),
  )
})

/** An application that was accepted on 24 September. */
async function accepted(no: string): Promise<string> {
  const made = await registrar.post('/api/permits', {
    applicationNo: no,
    kind: 'FOOD_FILE',
    action: 'NEW',
    partyCode: '92459923000000300A',
    premises: `城关镇天枢大道 ${no} 号`,
    submittedOn: '2021-11-24',
    acceptedOn: '2021-11-24',
  })
  expect(made.status, made.body).toBe(200)
  return made.json<{ id: string }>().id
}
/** Attaches a file to an approval. */
async function attach(approval: string, name: string, content: Buffer): Promise<string> {
  const form = new FormData()
  form.append('files', new Blob([new Uint8Array(content)]), name)
  const added = await registrar.upload(`/api/approvals/${approval}/attachments`, form)
  expect(added.status, added.body).toBe(200)
  return added.json<{ ids: string[] }>().ids[0]!
}
const conclusion = { version: 1, outcome: 'GRANTED', on: '2021-12-02' }
const askFor = async (id: string, set: object = {}, who = registrar): Promise<string> => {
  const asked = await who.post('/api/approvals', {
    operation: 'concludeApplication',
    input: { id, ...conclusion, ...set },
  })
  expect(asked.status, asked.body).toBe(200)
  return asked.json<{ id: string }>().id
}

describe('who acted, who approved, who typed', () => {
  it('are one person unless the request says otherwise', async () => {
    const id = await accepted('A1')
    expect((await registrar.post(`/api/permits/${id}/conclude`, conclusion)).status).toBe(200)
    expect(await lastEntry()).toMatchObject({
      operation: 'concludeApplication',
      actor: '登记许可',
      actor_id: 'registrar',
      approver: null,
      typist: '登记许可',
      typist_id: 'registrar',
    })
  })

  it('are three where a clerk types what an officer did and a leader signed', async () => {
    const id = await accepted('A2')
    const acting = { actedBy: 'YH0102', approvedBy: '韩宁', approvedOn: '2021-12-01', paper: '审〔2021〕7号' }
    const done = await registrar.post(`/api/permits/${id}/conclude`, { ...conclusion, acting })
    expect(done.status, done.body).toBe(200)
    expect(await lastEntry()).toEqual({
      operation: 'concludeApplication',
      actor: '沈梅',
      actor_id: 'staff:YH0102',
      approver: '韩宁',
      approver_id: 'staff:YH0101',
      approved_on: '2021-12-01',
      typist: '登记许可',
      typist_id: 'registrar',
      paper: '审〔2021〕7号',
    })
  })

  it('are people that are known, told apart, and dated by what has happened', async () => {
    const id = await accepted('A3')
    const refused = async (acting: object) =>
      (await registrar.post(`/api/permits/${id}/conclude`, { ...conclusion, acting })).error()
    expect(await refused({ actedBy: '查无此人' })).toMatchObject({
      code: 'workflow.person.unknown',
      fields: { 'acting.actedBy': expect.stringContaining('查无此人') },
    })
    expect((await refused({ actedBy: '周文' })).code).toBe('workflow.person.several')
    expect((await refused({ approvedBy: '韩宁' })).code).toBe('workflow.approval.paper')
    expect((await refused({ paper: '审1' })).code).toBe('workflow.approval.approver')
    expect((await refused({ approvedBy: '韩宁', paper: '审1', approvedOn: '2021-12-31' })).code).toBe(
      'workflow.approval.future',
    )
    expect((await refused({ approvedBy: '韩宁', paper: '审1', approvedOn: '2021-12-03' })).code).toBe(
      'permit.conclude.approval-day',
    )
    expect((await refused({ anything: 'else' })).code).toBe('input')
    expect((await registrar.get(`/api/permits/${id}`)).json()).toMatchObject({ concludedOn: null })
  })
})

describe('an approval that the bureau demands', () => {
  it('is demanded from the day on that the director sets, and never back', async () => {
    const rule = { required: true, fromDay: '2021-12-05', reason: '局务会 2021 年第 9 次' }
    const url = '/api/approval-rules/concludeApplication'
    expect((await registrar.post(url, rule)).status).toBe(403)
    expect((await director.post(url, { ...rule, fromDay: '2021-12-04' })).error().code).toBe('workflow.rule.past')
    expect((await director.post('/api/approval-rules/acceptApplication', rule)).status).toBe(404)
    expect((await director.post('/api/approval-rules/holdHearing', { ...rule, required: false })).error().code).toBe(
      'workflow.rule.statute',
    )
    expect((await director.post(url, rule)).status).toBe(200)
    const id = await accepted('B1')
    const without = await registrar.post(`/api/permits/${id}/conclude`, conclusion)
    expect([without.status, without.error().code]).toEqual([409, 'workflow.approval.missing'])
    expect((await registrar.get('/api/approval-rules')).json<{ rules: object[] }>().rules).toContainEqual({
      operation: 'concludeApplication',
      title: '办结许可申请',
      required: true,
      requiredBy: null,
      since: '2021-12-05',
      reason: '局务会 2021 年第 9 次',
      deciders: ['局领导'],
      coming: null,
    })
  })

  it('may be lifted from a day to come, which the rules show beside what stands', async () => {
    const url = '/api/approval-rules/concludeApplication'
    const standing = async () =>
      (await registrar.get('/api/approval-rules'))
        .json<{ rules: { operation: string; required: boolean; coming: object | null }[] }>()
        .rules.find((r) => r.operation === 'concludeApplication')!
    const lifted = { required: false, fromDay: '2022-01-01', reason: '新年起放权' }
    expect((await director.post(url, lifted)).status).toBe(200)
    expect(await standing()).toMatchObject({ required: true, coming: lifted })
    // Set again from today it replaces what was to come.
    await director.post(url, { required: true, fromDay: '2021-12-05', reason: '局务会 2021 年第 9 次' })
    expect(await standing()).toMatchObject({ required: true, coming: null })
  })

  it('is given on screen for exactly what was sent, and used once', async () => {
    const id = await accepted('B2')
    const approval = await askFor(id)
    const use = (set: object = {}) =>
      registrar.post(`/api/permits/${id}/conclude`, { ...conclusion, ...set, acting: { approval } })
    expect((await use()).error().code).toBe('workflow.approval.not-given')
    expect(
      (await registrar.post(`/api/approvals/${approval}/decide`, { version: 1, decision: 'APPROVED' })).status,
    ).toBe(403)
    const shown = (await director.get(`/api/approvals/${approval}`)).json<{ content: object[]; page: string }>()
    expect(shown.page).toBe(`/permits/${id}`)
    expect(shown.content).toContainEqual({ label: '办理结果', value: '准予' })
    expect(
      (await director.post(`/api/approvals/${approval}/decide`, { version: 1, decision: 'APPROVED' })).status,
    ).toBe(200)
    expect(
      (await director.post(`/api/approvals/${approval}/decide`, { version: 2, decision: 'REFUSED' })).error().code,
    ).toBe('workflow.approval.closed')
    expect((await use({ outcome: 'TERMINATED', reason: '改了主意' })).error().code).toBe('workflow.approval.differs')
    // Sent on the 5th, decided by the law of the 5th: a conclusion dated before its approval is none.
    expect((await use()).error().code).toBe('permit.conclude.approval-day')
    const again = await askFor(id, { on: '2021-12-05' })
    expect((await director.post(`/api/approvals/${again}/decide`, { version: 1, decision: 'APPROVED' })).status).toBe(
      200,
    )
    const both = await Promise.all(
      [1, 2].map(() =>
        registrar.post(`/api/permits/${id}/conclude`, { ...conclusion, on: '2021-12-05', acting: { approval: again } }),
      ),
    )
    expect(both.every((b) => b.status < 500)).toBe(true)
    expect(both.filter((b) => b.status === 200)).toHaveLength(1)
    expect(
      await t.asOwner(
        `select distinct actor, approver, approved_on::text from journal_entry where operation = 'concludeApplication' and approver_id = 'director'`,
      ),
    ).toEqual([{ actor: '登记许可', approver: '局领导', approved_on: '2021-12-05' }])
    expect((await registrar.get(`/api/approvals/${again}`)).json()).toMatchObject({
      state: 'USED',
      usedOn: '2021-12-05',
    })
  })

  it('is refused with a reason, or withdrawn, and then no ground to act on', async () => {
    const id = await accepted('B3')
    const refused = await askFor(id)
    const decide = (set: object) =>
      director.post(`/api/approvals/${refused}/decide`, { version: 1, decision: 'REFUSED', ...set })
    expect((await decide({})).error()).toMatchObject({ code: 'workflow.approval.reason', fields: { opinion: /理由/ } })
    expect((await decide({ opinion: '现场核查不全' })).status).toBe(200)
    const withdrawn = await askFor(id)
    expect((await registrar.post(`/api/approvals/${withdrawn}/withdraw`, { version: 1 })).status).toBe(200)
    expect(
      (await director.post(`/api/approvals/${withdrawn}/decide`, { version: 2, decision: 'APPROVED' })).error().message,
    ).toBe('这张审批单已经撤回，不能再改。')
    for (const approval of [refused, withdrawn])
      expect(
        (await registrar.post(`/api/permits/${id}/conclude`, { ...conclusion, acting: { approval } })).error().code,
      ).toBe('workflow.approval.not-given')
    const open = (await director.get('/api/approvals?state=OPEN')).json<{ rows: { id: string }[] }>()
    expect(open.rows.map((r) => r.id)).not.toContain(withdrawn)
  })

  it('is typed in from paper: the date on the paper counts, the scan is kept as it was', async () => {
    const id = await accepted('B4')
    t.clock.set('2021-12-01T01:00:00Z')
    const approval = await askFor(id)
    t.clock.set('2021-12-05T01:00:00Z')
    const paper = {
      version: 1,
      decision: 'APPROVED',
      decidedBy: '韩宁',
      decidedOn: '2021-12-02',
      paper: '审〔2021〕8号',
      scan: await attach(approval, '审批单.pdf', Buffer.from(pdf, 'base64')),
    }
    const put = (set: object) => registrar.post(`/api/approvals/${approval}/paper`, { ...paper, ...set })
    expect((await put({ decidedOn: '2021-11-30' })).error().code).toBe('workflow.approval.day')
    expect((await put({ decidedOn: '2021-12-06' })).error().code).toBe('workflow.approval.day')
    const table = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    expect((await put({ scan: await attach(approval, '表.xls', table) })).error().message).toBe(
      '扫描件要是 PDF、JPG 或 PNG 文件。',
    )
    expect((await put({ scan: crypto.randomUUID() })).status).toBe(404)
    expect((await put({})).status).toBe(200)
    const { attachments } = (await director.get(`/api/approvals/${approval}/attachments`)).json<{
      attachments: { id: string; digest: string }[]
    }>()
    const scan = attachments.find((x) => x.id === paper.scan)!
    expect((await director.get(`/api/approvals/${approval}`)).json()).toMatchObject({ scanDigest: scan.digest })
    const content = await director.get(`/api/approvals/${approval}/attachments/${scan.id}`)
    expect(content.body).toBe(Buffer.from(pdf, 'base64').toString())
    const done = await registrar.post(`/api/permits/${id}/conclude`, { ...conclusion, acting: { approval } })
    expect(done.status, done.body).toBe(200)
    expect(await lastEntry()).toMatchObject({
      approver: '韩宁',
      approved_on: '2021-12-02',
      paper: '审〔2021〕8号',
      actor: '登记许可',
    })
  })
})

describe('two parts of a matter that statute keeps apart', () => {
  const hear = (acting: object) => registrar.post('/api/hearings', { what: '试', on: '2021-12-01', acting })
  const signed = { approvedOn: '2021-12-01', paper: '听〔2021〕1号' }

  it('need an approval that statute demands, whatever the bureau says', async () => {
    const answer = await hear({})
    expect(answer.error()).toMatchObject({ code: 'workflow.approval.missing', basis: article })
  })

  it('may be typed by one clerk, and acted by two', async () => {
    expect((await hear({ ...signed, actedBy: 'YH0102', approvedBy: 'YH0101' })).status).toBe(200)
    expect(told).toMatchObject({ actor: { name: '沈梅' }, approver: { name: '韩宁' }, typist: { id: 'registrar' } })
    // The clerk himself acts in one part and types the other.
    expect((await hear({ ...signed, approvedBy: 'YH0101' })).status).toBe(200)
  })

  it('may not be acted by one, whoever types and however he is named', async () => {
    for (const [actedBy, approvedBy] of [
      ['YH0102', 'YH0102'],
      ['沈梅', 'YH0102'],
      ['registrar', 'registrar'],
    ]) {
      const answer = await hear({ ...signed, actedBy, approvedBy })
      expect(answer.error()).toMatchObject({ code: 'workflow.same-person', basis: article })
    }
    const admin = await s.as('admin')
    const asked = await admin.post('/api/approvals', {
      operation: 'holdHearing',
      input: { what: '试', on: '2021-12-01' },
    })
    const { id } = asked.json<{ id: string }>()
    expect((await admin.post(`/api/approvals/${id}/decide`, { version: 1, decision: 'APPROVED' })).error().code).toBe(
      'workflow.same-person',
    )
    expect((await director.post(`/api/approvals/${id}/decide`, { version: 1, decision: 'APPROVED' })).status).toBe(200)
  })
})
