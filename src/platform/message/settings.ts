import { z } from 'zod'

const path = z.string().min(1, '要写成答复里的字段路径，例如 data.code')
const values = z.array(z.union([z.string(), z.number().transform(String), z.boolean().transform(String)]))
const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, '时间要写成 21:00')
const perSecond = z.number().int().min(1).max(100, '每秒最多 100 条').default(10)
const attempts = z.number().int().min(1).max(20).default(3)

/** An SMS gateway that takes one text per POST of JSON; names of its fields are told here. */
const SmsSettings = z
  .strictObject({
    url: z.url('url 要写成短信网关的网址'),
    /** Without TLS: for a gateway inside the bureau's network. */
    allowHttp: z.boolean().default(false),
    /** A file with the gateway's secret; the variable QUANHENG_SMS_SECRET does instead. */
    secretFile: z.string().optional(),
    /** Texts in both may hold {number} {text} {content} {signature} {key} {secret}; `text` is signed, `content` is not. */
    headers: z.record(z.string(), z.string()).default({}),
    body: z.record(z.string(), z.json()),
    /** What stands between 【 and 】: the carrier has registered it. */
    signature: z.string().regex(/^[^【】]{2,20}$/, 'signature 是 2 至 20 个字，不带【】'),
    /** What stands at the end of every text, such as how to refuse further ones. */
    ending: z.string().max(20).default(''),
    answer: z.strictObject({
      code: path,
      accepted: values.min(1, 'answer.accepted 至少写一个表示已接收的代码'),
      /** Answered to a key that it has taken before. */
      duplicate: values.default([]),
      /** Answered when it took nothing and may be asked again. */
      busy: values.default([]),
      id: path.optional(),
      reason: path.optional(),
    }),
    receipt: z
      .strictObject({
        /** Where the reports stand when one call brings several. */
        list: path.optional(),
        key: path.optional(),
        id: path.optional(),
        code: path,
        delivered: values.min(1),
        /** Says nothing yet. */
        pending: values.default([]),
        reason: path.optional(),
        /** What the gateway wants to hear. */
        acknowledge: z.json().default({ code: 0 }),
      })
      .refine((r) => r.key !== undefined || r.id !== undefined, 'receipt 要写 key 或 id，否则对不上是哪一条')
      .optional(),
    /** Price of one part in 厘 (0.001 元). */
    priceLi: z.number().int().min(0).max(10_000),
    quiet: z.strictObject({ from: time, to: time }).default({ from: '21:00', to: '08:00' }),
    timeoutSeconds: z.number().int().min(1).max(120).default(15),
    perSecond,
    attempts,
  })
  .refine((s) => s.allowHttp || s.url.startsWith('https:'), '短信网关要用 https；内网网关没有证书时写 allowHttp')
export type SmsSettings = z.infer<typeof SmsSettings>

const MailSettings = z.strictObject({
  host: z.string().min(1),
  port: z.number().int().min(1).max(65535).default(465),
  /** TLS from the first byte (465); otherwise STARTTLS is demanded unless `allowPlain`. */
  secure: z.boolean().default(true),
  allowPlain: z.boolean().default(false),
  user: z.string().optional(),
  /** A file with the password; the variable QUANHENG_MAIL_PASSWORD does instead. */
  passwordFile: z.string().optional(),
  from: z.email('from 要写成发件邮箱'),
  timeoutSeconds: z.number().int().min(1).max(120).default(30),
  perSecond,
  attempts,
})
export type MailSettings = z.infer<typeof MailSettings>

/** How the bureau reaches people: in the file only. */
export const MessageSettings = z.strictObject({
  sms: SmsSettings.optional(),
  mail: MailSettings.optional(),
  /** Where browsers reach this system, for links in mails. */
  publicUrl: z.url('publicUrl 要写成浏览器访问本系统的网址').optional(),
})
export type MessageSettings = z.infer<typeof MessageSettings>
