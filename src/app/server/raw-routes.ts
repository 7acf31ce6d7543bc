import type { Readable } from 'node:stream'
import type { FastifyInstance, RouteHandlerMethod } from 'fastify'
import type { z } from 'zod'
import type { Operation } from '#platform/contract/operation.ts'
import { Refusal } from '#platform/errors/refusal.ts'
import { refusalOf } from '#platform/http/refuse.ts'
import { refusedFile as refusedFileContract, startImport } from '#kernel/exchange/contract.ts'
import { refusedFile } from '#kernel/exchange/refused-file.ts'
import type { ImportDesk } from '#kernel/exchange/service.ts'
import { type ServerParts, callFor } from './http-app.ts'
import { identityContracts, identityRoutes } from './identity-routes.ts'

/** Operations that are served by hand, below. */
export const rawContracts: readonly Operation[] = [...identityContracts, startImport, refusedFileContract]

/** Routes that are more than input and output: cookies of a session, files coming in, a file going out. */
export function rawRoutes(app: FastifyInstance, parts: ServerParts, desk: ImportDesk): void {
  const serve = (contract: Operation, handler: RouteHandlerMethod): void =>
    void app.route({ method: contract.method, url: contract.path, handler })
  identityRoutes(app, parts)

  serve(startImport, async (request) => {
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

  serve(refusedFileContract, async (request, reply) => {
    const call = await callFor(parts, request, refusedFileContract)
    const { id } = inputOf(refusedFileContract, request.params)
    const stream = await call.read((q) => refusedFile(q, id))
    return await reply
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent('退回行.xlsx')}`)
      .send(stream)
  })
}

function inputOf<I extends z.ZodType>(contract: { input: I }, given: unknown): z.output<I> {
  const parsed = contract.input.safeParse(given)
  if (!parsed.success) throw refusalOf(parsed.error)
  return parsed.data
}
