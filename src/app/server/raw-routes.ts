import type { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { signIn as signInContract, signOut as signOutContract } from '#platform/auth/contract.ts'
import { signIn, signOut } from '#platform/auth/accounts.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { refusalOf } from '#platform/http/refuse.ts'
import { refusedFile as refusedFileContract, startImport } from '#kernel/exchange/contract.ts'
import { refusedFile } from '#kernel/exchange/refused-file.ts'
import type { ImportDesk } from '#kernel/exchange/service.ts'
import { type ServerParts, callFor, sessionCookie, setSession } from './http-app.ts'

/** Routes that are more than input and output: a session cookie, files coming in, a file going out. */
export function rawRoutes(app: FastifyInstance, parts: ServerParts, desk: ImportDesk): void {
  const nobody = { county: parts.installed.countyCode, stations: [] }

  app.post(signInContract.path, async (request, reply) => {
    await callFor(parts, request, signInContract)
    const parsed = signInContract.input.safeParse(request.body)
    if (!parsed.success) throw refusalOf(parsed.error)
    const { token, who } = await parts.db.read(nobody, (q) =>
      signIn(q, parts.clock, parsed.data.username, parsed.data.password),
    )
    setSession(reply, token)
    return { name: who.name }
  })

  app.post(signOutContract.path, async (request, reply) => {
    await callFor(parts, request, signOutContract)
    const token = request.cookies[sessionCookie]
    if (token) await parts.db.read(nobody, (q) => signOut(q, token))
    setSession(reply, undefined)
    return {}
  })

  app.post(startImport.path, async (request) => {
    const call = await callFor(parts, request, startImport)
    if (!request.isMultipart())
      throw new Refusal('exchange.no-file', '没有收到文件，请选择要导入的表格。', { status: 400 })
    const options = { preview: true, full: false }
    const uploaded = request.parts()
    async function* files(): AsyncGenerator<{ name: string; stream: Readable }> {
      for await (const part of uploaded) {
        if (part.type === 'file') yield { name: part.filename || '未命名', stream: part.file }
        else if (part.fieldname === 'preview') options.preview = part.value === 'true'
        else if (part.fieldname === 'full') options.full = part.value === 'true'
      }
    }
    return { id: await desk.receive(call, files(), () => options) }
  })

  app.get<{ Params: { id: string } }>(refusedFileContract.path, async (request, reply) => {
    const call = await callFor(parts, request, refusedFileContract)
    const parsed = refusedFileContract.input.safeParse(request.params)
    if (!parsed.success) throw refusalOf(parsed.error)
    const stream = await call.read((q) => refusedFile(q, parsed.data.id))
    return await reply
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent('退回行.xlsx')}`)
      .send(stream)
  })
}
