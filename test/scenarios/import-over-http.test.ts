import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { putAccount } from '#platform/auth/accounts.ts'
import { usualPolicy } from '#platform/auth/sign-in-policy.ts'
import { openKeys } from '#platform/crypto/keys.ts'
import { makeUnifiedCode } from '#kernel/codelist/unified-code.ts'
import { ImportDesk } from '#kernel/exchange/service.ts'
import { openHouse } from '#app/house.ts'
import { AccessDesk } from '#app/server/access-desk.ts'
import { httpApp } from '#app/server/http-app.ts'
import { allOperations } from '#app/server/operations.ts'
import { openFiles } from '#app/server/open-files.ts'
import { rawRoutes } from '#app/server/raw-routes.ts'
import { countyScope, testCounty, testDatabase } from '#test/harness/database.ts'

// What the import page does, as the server answers it: upload, preview, enter, rows given back, missing records, undo.
const t = testDatabase()
let app: FastifyInstance
let address = ''
let folder = ''
let cookie = ''
const header = '市场主体名称,统一社会信用代码,企业类型,注册资本,成立日期,登记状态'
const row = (i: number, name = `玉衡县第${i}家竹木有限公司`, day = '2015-03-01'): string =>
  `${name},${makeUnifiedCode({ department: '9', kind: '1', division: '459923', body8: `MA9Y${String(i).padStart(4, '0')}` })},有限责任公司(自然人投资或控股),100万元,${day},存续`
const fileOf = (...rows: string[]): string => [header, ...rows].join('\n')

interface Batch {
  state: string
  counts: Record<string, number | object>
  refused: { row: number; reason: string; cells: unknown[] }[]
  missing: { recordId: string; text: string; decision: string | null }[]
  missingCount: { all: number; open: number }
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'quanheng-import-http-'))
  const installed = {
    countyCode: testCounty,
    kind: 'bureau' as const,
    countyName: '玉衡县',
    bureauName: '玉衡县市场监督管理局',
  }
  for (const role of ['credit', 'station'] as const)
    await t.db.write(countyScope, (q) =>
      putAccount(q, {
        username: role,
        password: `pass-${role}`,
        name: '石清',
        role,
        stations: role === 'station' ? ['01'] : undefined,
      }),
    )
  const house = await openHouse()
  const desk = new ImportDesk(folder)
  const keys = await openKeys(path.join(folder, 'keys'))
  app = await httpApp(
    {
      db: t.db,
      clock: t.clock,
      house,
      installed,
      dataDir: folder,
      policy: usualPolicy,
      keys,
      access: new AccessDesk(t.db, t.clock),
      files: await openFiles({ dataDir: folder, settings: undefined, keys, clock: t.clock }),
    },
    allOperations(house, desk),
    (server, parts) => {
      rawRoutes(server, parts, desk)
      return undefined
    },
  )
  address = await app.listen({ port: 0, host: '127.0.0.1' })
  cookie = await signIn('credit')
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

async function signIn(username: string): Promise<string> {
  const body = JSON.stringify({ username, password: `pass-${username}` })
  const headers = { 'x-quanheng': '1', 'content-type': 'application/json' }
  const answer = await fetch(`${address}/api/sign-in`, { method: 'POST', headers, body })
  return answer.headers.get('set-cookie')!.split(';')[0]!
}
async function upload(
  files: Record<string, string | Buffer<ArrayBuffer>>,
  fields: Record<string, string>,
  as = cookie,
) {
  const form = new FormData()
  for (const [key, value] of Object.entries(fields)) form.set(key, value)
  for (const [name, content] of Object.entries(files)) form.append('files', new Blob([content]), name)
  const headers = { 'x-quanheng': '1', cookie: as }
  const answer = await fetch(`${address}/api/imports`, { method: 'POST', headers, body: form })
  return { status: answer.status, body: (await answer.json()) as { id: string; error: Record<string, string> } }
}
async function post(url: string, body: object = {}) {
  const headers = { 'x-quanheng': '1', 'content-type': 'application/json', cookie }
  const answer = await fetch(address + url, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: answer.status, body: (await answer.json()) as Record<string, never> }
}
async function batch(id: string): Promise<Batch> {
  for (;;) {
    const answer = await fetch(`${address}/api/imports/${id}`, { headers: { cookie } })
    const b = (await answer.json()) as Batch
    if (b.state !== 'running') return b
    await new Promise((done) => setTimeout(done, 20))
  }
}
const live = async (): Promise<number> =>
  Number((await t.asOwner<{ n: string }>('select count(*) as n from party where void_reason is null'))[0]!.n)

describe('a spreadsheet through the console', () => {
  it('is previewed, entered once however often one asks, and taken back', async () => {
    const { status, body } = await upload(
      { '登记册.csv': fileOf(row(1), row(2), row(3, undefined, '2999-01-01')) },
      { preview: 'true' },
    )
    expect(status).toBe(200)
    const preview = await batch(body.id)
    expect(preview).toMatchObject({ state: 'previewed', counts: { rows: 3, created: 2, refused: 1 } })
    expect(preview.refused).toMatchObject([{ row: 4, reason: expect.stringContaining('还没有到') }])
    expect(await live()).toBe(0)
    const asked = await Promise.all([post(`/api/imports/${body.id}/commit`), post(`/api/imports/${body.id}/commit`)])
    expect(asked.map((a) => a.status).toSorted()).toEqual([200, 409])
    expect(await batch(body.id)).toMatchObject({ state: 'done', counts: { rows: 3, created: 2, refused: 1 } })
    expect(await live()).toBe(2)
    const file = await fetch(`${address}/api/imports/${body.id}/refused.xlsx`, { headers: { cookie } })
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
    expect((await post(`/api/imports/${body.id}/undo`)).status).toBe(200)
    expect(await live()).toBe(0)
    expect(await batch(body.id)).toMatchObject({ state: 'undone' })
    expect((await post(`/api/imports/${body.id}/undo`)).status).toBe(409)
  })

  it('lists all that a full export does not name; only an entered batch can be decided on, and nothing else changes', async () => {
    const first = await upload({ '一月.csv': fileOf(row(1), row(2), row(3)) }, { preview: 'false' })
    expect(await batch(first.body.id)).toMatchObject({ state: 'done', counts: { created: 3 } })
    const { body } = await upload({ '二月.csv': fileOf(row(1)) }, { preview: 'true', full: 'true' })
    const preview = await batch(body.id)
    expect(preview.missingCount).toEqual({ all: 2, open: 2 })
    const decide = { recordIds: [preview.missing[0]!.recordId], decision: 'confirmed' }
    expect(await post(`/api/imports/${body.id}/missing`, decide)).toMatchObject({
      status: 409,
      body: { error: { code: 'exchange.missing.state' } },
    })
    await post(`/api/imports/${body.id}/commit`)
    await batch(body.id)
    expect(await post(`/api/imports/${body.id}/missing`, decide)).toMatchObject({ status: 200, body: { decided: 1 } })
    const decided = await batch(body.id)
    expect(decided.missingCount).toEqual({ all: 2, open: 1 })
    // What waits stands first.
    expect(decided.missing.map((m) => m.decision)).toEqual([null, 'confirmed'])
    expect(await live()).toBe(3)
  })

  it.each([
    ['图.csv', Buffer.from('89504e470d0a1a0a00000000', 'hex'), 415, '是图片'],
    ['空.csv', '', 422, '没有任何内容'],
    ['别的.csv', '姓名,年龄\n张三,20\n', 422, '没有认出表头'],
    ['只有表头.csv', `${header}\n`, 422, '没有可以导入的行'],
    ['坏.xlsx', Buffer.from('504b0304140000000800', 'hex'), 422, '已损坏'],
  ])('refuses %s at once with a sentence, and keeps nothing of it', async (name, content, status, says) => {
    const before = (await readdir(folder)).toSorted()
    const { n } = (await t.asOwner<{ n: string }>('select count(*) as n from import_batch'))[0]!
    const answer = await upload({ [name]: content }, { preview: 'false' })
    expect(answer).toMatchObject({ status, body: { error: { message: expect.stringContaining(says) } } })
    expect((await readdir(folder)).toSorted()).toEqual(before)
    expect(await t.asOwner('select count(*) as n from import_batch')).toEqual([{ n }])
  })

  it('refuses a request without files, and somebody who may not import', async () => {
    expect(await upload({}, { preview: 'true' })).toMatchObject({
      status: 400,
      body: { error: { code: 'exchange.no-file' } },
    })
    const station = await signIn('station')
    expect((await upload({ 'a.csv': fileOf(row(1)) }, { preview: 'true' }, station)).status).toBe(403)
  })
})
