import { createHash, timingSafeEqual } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { FastifyInstance, RouteHandlerMethod } from 'fastify'
import type { z } from 'zod'
import type { Operation } from '#platform/contract/operation.ts'
import { Refusal, notFound } from '#platform/errors/refusal.ts'
import { readReceipts } from '#platform/message/sms-gateway.ts'
import { refusalOf } from '#platform/http/refuse.ts'
import { refusedFile as refusedFileContract, startImport } from '#kernel/exchange/contract.ts'
import { refusedFile } from '#kernel/exchange/refused-file.ts'
import type { ImportDesk } from '#kernel/exchange/service.ts'
import { takeReceipts } from '#kernel/message/contract.ts'
import { receiptToken } from '#kernel/message/operations.ts'
import { keepReceipts } from '#kernel/message/receipts.ts'
import { type ServerParts, callFor } from './http-app.ts'
import { identityContracts, identityRoutes } from './identity-routes.ts'

/** Operations that are served by hand, below. */
export const rawContracts: readonly Operation[] = [...identityContracts, startImport, refusedFileContract, takeReceipts]

/** Routes that are more than input and output: cookies of a session, files coming in, a file going out. */
export function rawRoutes(app: FastifyInstance, parts: ServerParts, desk: ImportDesk): void {
  const serve = (contract: Operation, handler: RouteHandlerMethod): void =>
    void app.route({ method: contract.method, url: contract.path, handler })
  identityRoutes(app, parts)

  // The address itself is the gateway's password: no log of requests may show it.
  const receipts: RouteHandlerMethod = async (request) => {
    const { token } = inputOf(takeReceipts, request.params)
    const sms = parts.messages?.sms
    if (!sms?.receipt || !sameText(token, receiptToken(parts.keys))) throw notFound('这个回执地址')
    const scope = { county: parts.installed.countyCode, stations: '*' as const }
    await keepReceipts(parts.db, scope, parts.clock, readReceipts(sms, request.body))
    parts.messages?.desk.wake()
    return sms.receipt.acknowledge
  }
  app.route({ method: takeReceipts.method, url: takeReceipts.path, logLevel: 'error', handler: receipts })

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

const sameText = (a: string, b: string): boolean => {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}

function inputOf<I extends z.ZodType>(contract: { input: I }, given: unknown): z.output<I> {
  const parsed = contract.input.safeParse(given)
  if (!parsed.success) throw refusalOf(parsed.error)
  return parsed.data
}
