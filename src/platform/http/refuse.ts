import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Refusal } from '#platform/errors/refusal.ts'

z.config(z.locales.zhCN())

/** A fault of the input, field by field, as a Refusal. */
export function refusalOf(error: z.ZodError): Refusal {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) fields[issue.path.join('.')] ??= issue.message
  const [first] = Object.values(fields)
  return new Refusal('input', `填写有误：${(first ?? '请核对').replace(/[。！]$/, '')}。`, { status: 400, fields })
}

/** Answers a Refusal with its status; anything else is our fault and tells nothing but an incident number. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof Refusal) {
    if (error.retryAfter !== undefined) void reply.header('retry-after', String(error.retryAfter))
    return reply
      .status(error.status)
      .send({ error: { code: error.code, message: error.message, fields: error.fields, basis: error.basis } })
  }
  const status = (error as { statusCode?: number }).statusCode
  if (status !== undefined && status >= 400 && status < 500) {
    const message = status === 413 ? '内容太大，请分几次提交。' : '请求的格式不对，请刷新页面后重试。'
    return reply.status(status).send({ error: { code: 'request', message, fields: {} } })
  }
  request.log.error({ err: error }, 'fault')
  return reply.status(500).send({
    error: {
      code: 'fault',
      message: `系统出了故障，数据没有写入。请把编号 ${request.id} 告诉系统管理员。`,
      fields: {},
    },
  })
}
