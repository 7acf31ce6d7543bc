import { createHash, randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { strToU8, zipSync } from 'fflate'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Scanned } from '#platform/files/scanner.ts'
import { buffer } from 'node:stream/consumers'
import pledge from '#domains/equity-pledge/domain.ts'
import permit from '#domains/permit/domain.ts'
import { testDatabase } from '#test/harness/database.ts'
import { putParties, someParty } from '#test/harness/figures.ts'
import { type Caller, houseOf, served } from './served.fixture.ts'

// Files of records over HTTP: what they are, who may see and change them, and that nothing happens unseen.
const t = testDatabase()
let scanner: (content: Buffer) => Scanned
const s = served(t, () => houseOf([permit, pledge]), [], {
  files: { mostMegabytes: 1, allowed: [{ from: '2021-01-01', kinds: ['pdf', 'png', 'docx'] }] },
  scan: async (content) => scanner(await buffer(content)),
})
let registrar: Caller
let station: Caller
let otherStation: Caller
let application = ''
beforeAll(async () => {
  registrar = await s.as('registrar')
  station = await s.as('station')
  otherStation = await s.as('other-station')
  await putParties(t, [
    someParty('玉衡县兰芳小吃店', '92459923000000300A', { category: 'INDIVIDUAL', typeCode: '9500', station: '01' }),
  ])
  const made = await registrar.post('/api/permits', {
    applicationNo: 'F1',
    kind: 'FOOD_FILE',
    action: 'NEW',
    partyCode: '92459923000000300A',
    premises: '城关镇天枢大道 1 号',
    submittedOn: '2021-11-24',
    acceptedOn: '2021-11-24',
  })
  expect(made.status, made.body).toBe(200)
  application = made.json<{ id: string }>().id
})
beforeEach(() => {
  scanner = (content) => (content.includes('EVIL') ? { clean: false, found: 'Toy.Evil' } : { clean: true })
})

interface File {
  id: string
  version: number
  name: string
  kind: string
  digest: string
  voidReason: string | null
  scan: string
}
const at = (id = application): string => `/api/permits/${id}/attachments`
const pdf = (text = ''): Buffer => Buffer.from(`%PDF-1.4\n${text}`)
function form(...files: [name: string, content: Buffer][]): FormData {
  const made = new FormData()
  for (const [name, content] of files) made.append('files', new Blob([new Uint8Array(content)]), name)
  return made
}
const files = async (who = registrar): Promise<File[]> =>
  (await who.get(at())).json<{ attachments: File[] }>().attachments
async function added(name: string, content: Buffer): Promise<File> {
  const answer = await registrar.upload(at(), form([name, content]))
  expect(answer.status, answer.body).toBe(200)
  const [id] = answer.json<{ ids: string[] }>().ids
  return (await files()).find((f) => f.id === id)!
}
const refused = async (name: string, content: Buffer): Promise<string> =>
  (await registrar.upload(at(), form([name, content]))).error().code
const stored = async (): Promise<string[]> =>
  (await readdir(s.filesDir, { recursive: true, withFileTypes: true })).filter((e) => e.isFile()).map((e) => e.name)

describe('a file that is attached', () => {
  it('is listed, comes back byte for byte, and is journalled', async () => {
    const content = Buffer.concat([pdf(), randomBytes(300_000)])
    const file = await added('申请书.pdf', content)
    const digest = createHash('sha256').update(content).digest('hex')
    expect(file).toMatchObject({ name: '申请书.pdf', kind: 'pdf', digest, size: content.length, voidReason: null })
    expect(file).toMatchObject({ scan: 'CLEAN', addedBy: '登记许可' })
    const got = await registrar.get(`${at()}/${file.id}`)
    expect(got.bytes.equals(content)).toBe(true)
    expect(got.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(content.length),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('申请书.pdf')}`,
      'x-content-type-options': 'nosniff',
    })
    expect(
      await t.asOwner(`select actor, subject, action from journal_entry where record_ids @> array['${file.id}'::uuid]`),
    ).toEqual([{ actor: '登记许可', subject: 'attachment', action: 'insert' }])
    expect(await stored()).toContain(digest)
  })

  it('is what its bytes say: the name decides nothing and is corrected', async () => {
    const word = Buffer.from(zipSync({ '[Content_Types].xml': strToU8('x'), 'word/document.xml': strToU8('x') }))
    expect(await added('发票.exe', word)).toMatchObject({ name: '发票.exe.docx', kind: 'docx' })
    expect(await added('../../etc/pass<wd>.pdf', pdf('a'))).toMatchObject({ name: 'passwd.pdf' })
    expect(await refused('合同.pdf', Buffer.from('<html><script>alert(1)</script>'))).toBe('file.kind')
    expect(await refused('图.png', Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('file.kind')
    const macro = zipSync({ '[Content_Types].xml': strToU8('x'), 'word/vbaProject.bin': strToU8('x') })
    expect(await refused('表.docx', Buffer.from(macro))).toBe('file.macro')
    expect(await refused('空.pdf', Buffer.alloc(0))).toBe('file.empty')
    expect(await refused('大.pdf', Buffer.concat([pdf(), Buffer.alloc(1024 * 1024)]))).toBe('file.too-large')
  })

  it('leaves nothing behind when it is refused, also beside a good one', async () => {
    const before = [await stored(), (await files()).length]
    const bad = Buffer.from('<html>')
    const both = await registrar.upload(at(), form(['坏.pdf', bad]))
    expect(both.status).toBe(422)
    expect(both.error().fields).toHaveProperty('files')
    expect([await stored(), (await files()).length]).toEqual(before)
    const good = await registrar.upload(at(), form(['好.pdf', pdf('good beside bad')], ['坏.pdf', bad]))
    expect(good.status).toBe(422)
    expect((await files()).length).toBe(before[1])
    expect((await registrar.post(at(), {})).status).toBe(400)
  })

  it('is added once, however often it is sent and by however many at once', async () => {
    const content = pdf('sent again')
    const answers = await Promise.all([1, 2, 3, 4].map((i) => registrar.upload(at(), form([`甲${i}.pdf`, content]))))
    expect(answers.map((a) => a.status)).toEqual([200, 200, 200, 200])
    expect(new Set(answers.map((a) => a.body)).size).toBe(1)
    const digest = createHash('sha256').update(content).digest('hex')
    expect((await files()).filter((f) => f.digest === digest)).toHaveLength(1)
    expect((await stored()).filter((n) => n === digest)).toHaveLength(1)
  })

  it('is voided with a reason and stays to be seen', async () => {
    const file = await added('错传.pdf', pdf('wrong one'))
    const to = (set: object) => registrar.post(`${at()}/${file.id}/void`, { version: 1, reason: '传错了', ...set })
    expect((await to({ reason: ' ' })).status).toBe(400)
    expect((await to({ version: 2 })).status).toBe(409)
    expect((await to({})).status).toBe(200)
    expect((await files()).find((f) => f.id === file.id)).toMatchObject({ voidReason: '传错了' })
    expect((await registrar.get(`${at()}/${file.id}`)).status).toBe(200)
    const [entry] = await t.asOwner(`select action, note from journal_entry order by seq desc limit 1`)
    expect(entry).toEqual({ action: 'void', note: '传错了' })
    // What was voided may be added anew.
    expect((await added('对的.pdf', pdf('wrong one'))).id).not.toBe(file.id)
  })
})

describe('who sees files', () => {
  it('is who sees the record, and who works on it changes them', async () => {
    const file = await added('范围.pdf', pdf('scope'))
    expect((await files(station)).map((f) => f.id)).toContain(file.id)
    expect((await station.get(`${at()}/${file.id}`)).status).toBe(200)
    // The licence is not the station's to change.
    expect((await station.upload(at(), form(['所.pdf', pdf()]))).status).toBe(403)
    expect((await station.post(`${at()}/${file.id}/void`, { version: 1, reason: 'x' })).status).toBe(403)
    for (const url of [at(), `${at()}/${file.id}`]) {
      expect((await otherStation.get(url)).status, url).toBe(404)
      expect((await s.nobody.get(url)).status, url).toBe(401)
    }
    const forged = await registrar.upload(at(), form(['x.pdf', pdf()]), { 'x-quanheng': '0' })
    expect(forged.error().code).toBe('auth.forged')
  })

  it('not by way of another record or another business', async () => {
    const file = await added('借道.pdf', pdf('by way of'))
    const stranger = crypto.randomUUID()
    expect((await registrar.get(`${at(stranger)}/${file.id}`)).status).toBe(404)
    expect((await registrar.get(`/api/equity-pledges/${application}/attachments`)).status).toBe(404)
    expect((await registrar.upload(at(stranger), form(['x.pdf', pdf()]))).status).toBe(404)
  })
})

describe('a file that is looked at in the page', () => {
  it('is a picture or a PDF, and can do nothing there', async () => {
    const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from('<script>')])
    const picture = await registrar.get(`${at()}/${(await added('照片.png', png)).id}?inline=true`)
    expect(picture.headers['content-disposition']).toMatch(/^inline/)
    expect(picture.headers['content-type']).toBe('image/png')
    expect(picture.headers['content-security-policy']).toMatch(/default-src 'none'; sandbox/)
    const paper = await registrar.get(`${at()}/${(await added('看.pdf', pdf('look'))).id}?inline=true`)
    expect(paper.headers['content-security-policy']).toBe("frame-ancestors 'self'")
    expect(paper.headers['content-type']).toBe('application/pdf')
    expect(paper.headers['x-content-type-options']).toBe('nosniff')
    const word = (await files()).find((f) => f.kind === 'docx')!
    const stored = await registrar.get(`${at()}/${word.id}?inline=true`)
    expect(stored.headers['content-disposition']).toMatch(/^attachment/)
  })
})

describe('the virus scanner', () => {
  it('keeps what is infected out', async () => {
    const before = await stored()
    const answer = await registrar.upload(at(), form(['毒.pdf', pdf('EVIL')]))
    expect(answer.status).toBe(409)
    expect(answer.error()).toMatchObject({
      code: 'file.infected',
      message: expect.stringContaining('Toy.Evil') as never,
    })
    expect(await stored()).toEqual(before)
  })

  it('looks at what nobody has looked at when it is opened, and lets nothing infected out', async () => {
    const file = await added('旧.pdf', pdf('EARLIER'))
    await t.asOwner(`update stored_file set scan = 'UNSCANNED', scanned_at = null where digest = $1`, [file.digest])
    expect((await files()).find((f) => f.id === file.id)).toMatchObject({ scan: 'UNSCANNED' })
    scanner = (content) => (content.includes('EARLIER') ? { clean: false, found: 'Toy.Later' } : { clean: true })
    for (const _ of [1, 2]) {
      const answer = await registrar.get(`${at()}/${file.id}`)
      expect(answer.error()).toMatchObject({
        code: 'file.infected',
        message: expect.stringContaining('Toy.Later') as never,
      })
    }
    expect((await files()).find((f) => f.id === file.id)).toMatchObject({ scan: 'INFECTED' })
  })
})
