import { z } from 'zod'
import { Acting } from './acting.ts'
import { type FieldMeta, fieldMeta } from './field.ts'
import type { Operation } from './operation.ts'

type Json = Record<string, unknown>

/** An operation with the heading under which it is described. */
export interface Described {
  contract: Operation
  tag: string
  /** Takes `acting` beside its input. */
  acts: boolean
  /** May carry a key, so that it is done once however often it is sent. */
  once: boolean
}

export interface About {
  title: string
  version: string
  description: string
  /** Name of the cookie that carries the session. */
  cookie: string
}

/**
 * The interface as an OpenAPI 3.1 document, made from the contracts alone: what the server checks is what stands here. Whatever
 * is open to everybody has an empty `security`.
 */
export function openApi(about: About, operations: readonly Described[]): Json {
  const paths: Record<string, Json> = {}
  for (const d of operations) (paths[pathOf(d.contract)] ??= {})[d.contract.method.toLowerCase()] = describe(d)
  const tags = [...new Set(operations.map((o) => o.tag))]
  return {
    openapi: '3.1.0',
    info: {
      title: about.title,
      version: about.version,
      description: about.description,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: '本机' }],
    tags: tags.map((name) => ({ name, description: `${name}的操作` })),
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: about.cookie, description: '登录后由服务器写入的会话' },
      },
      parameters: {
        Ours: {
          name: 'x-quanheng',
          in: 'header',
          required: true,
          description: '写操作必须带上，证明请求不是别的网站伪造的',
          schema: { type: 'string', const: '1' },
        },
        Once: {
          name: 'Idempotency-Key',
          in: 'header',
          required: false,
          description: '提交编号：同一编号、同一内容再次提交，原样答复，不会办两次',
          schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{16,64}$' },
        },
      },
      schemas: { Refusal: refusal, Acting: schemaOf(Acting, 'input') },
      responses: Object.fromEntries(Object.entries(answers).map(([code, text]) => [`E${code}`, refused(text)])),
    },
  }
}

const refusal: Json = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message', 'fields'],
      properties: {
        code: { type: 'string', description: '固定不变的代码，如 permit.decide.not-accepted' },
        message: { type: 'string', description: '一句话：哪里不对、怎么办' },
        fields: { type: 'object', additionalProperties: { type: 'string' }, description: '字段名到该字段的说明' },
        basis: { type: 'string', description: '依据的条文' },
      },
    },
  },
}

const answers: Readonly<Record<string, string>> = {
  400: '填写的内容不合要求',
  401: '没有登录，或者会话已经结束',
  403: '没有这项权限，或者请求不是从本系统页面发出的',
  404: '没有这条记录，或者它不在权限范围内',
  409: '与现在的状态冲突：别人刚改过、已经办过、还缺批准',
  422: '不合法律或本局的规定，不能办理',
  429: '请求太多，或者已经锁定',
}

const refused = (description: string): Json => ({
  description,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
})

const pathOf = (c: Operation): string => c.path.replace(/:([a-zA-Z]+)/g, '{$1}')
const parametersIn = (c: Operation): string[] => [...c.path.matchAll(/:([a-zA-Z]+)/g)].map((m) => m[1]!)

function describe({ contract: c, tag, acts, once }: Described): Json {
  const shape = (c.input as z.ZodObject).shape as Record<string, z.ZodType>
  const inPath = parametersIn(c)
  const rest = Object.entries(shape).filter(([name]) => !inPath.includes(name))
  const open = c.permission === 'public'
  const parameters: Json[] = [
    ...inPath.map((name) => parameter(name, 'path', shape[name]!)),
    ...(c.method === 'GET' ? rest.map(([name, type]) => parameter(name, 'query', type)) : []),
    ...(c.method === 'POST' ? [{ $ref: '#/components/parameters/Ours' }] : []),
    ...(once ? [{ $ref: '#/components/parameters/Once' }] : []),
  ]
  return {
    operationId: c.name,
    summary: c.title,
    description: open ? `${c.title}。不用登录。` : `${c.title}。${permissionText(c)}`,
    tags: [tag],
    security: open ? [] : [{ session: [] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(c.method === 'POST' ? { requestBody: body(c, Object.fromEntries(rest), acts) } : {}),
    responses: { 200: success(c), ...errors(c, open) },
  }
}

const permissionText = (c: Operation): string =>
  c.permission === 'signed-in' ? '登录后即可使用。' : `需要权限 ${c.permission}。`

const parameter = (name: string, where: 'path' | 'query', type: z.ZodType): Json => ({
  name,
  in: where,
  required: where === 'path' || !type.safeParse(undefined).success,
  description: fieldMeta(type)?.title ?? controls[name] ?? name,
  schema: schemaOf(type, 'input'),
})

/** What every list can be asked with. */
const controls: Readonly<Record<string, string>> = {
  q: '搜索',
  sort: '按哪个字段排序',
  order: '升序或降序',
  after: '上一页答复里的 next',
  limit: '一页几行',
  id: '编号',
}

function body(c: Operation, shape: Record<string, z.ZodType>, acts: boolean): Json {
  const { takes } = c
  const made = schemaOf(z.object(shape), 'input')
  if (takes === 'files')
    return {
      required: true,
      content: { 'multipart/form-data': { schema: { ...made, properties: { ...(made.properties as Json), files } } } },
    }
  const properties = made.properties as Json
  const schema = acts
    ? { ...made, properties: { ...properties, acting: { $ref: '#/components/schemas/Acting' } } }
    : made
  return {
    required: ((made.required as string[] | undefined) ?? []).length > 0,
    content: { 'application/json': { schema } },
  }
}

const files: Json = { type: 'array', items: { type: 'string', contentMediaType: 'application/octet-stream' } }

function success(c: Operation): Json {
  const type = c.gives ?? 'application/json'
  if (type === 'redirect') return { description: '转到下一页' }
  const schema = c.gives ? { type: 'string', contentMediaType: c.gives } : schemaOf(c.output as z.ZodType, 'output')
  return { description: c.title, content: { [type]: { schema } } }
}

function errors(c: Operation, open: boolean): Json {
  const codes = [
    400,
    ...(open ? [] : [401]),
    ...(open && c.method === 'GET' ? [] : [403]),
    ...(c.path.includes(':') ? [404] : []),
    ...(c.method === 'POST' ? [409, 422] : []),
    429,
  ]
  return Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/responses/E${code}` }]))
}

/** JSON schema of a type. What a form needs to know stands as description; days are strings on both sides of the wire. */
function schemaOf(type: z.ZodType, io: 'input' | 'output'): Json {
  const made = z.toJSONSchema(type, {
    // A transformed value (a day, a moment) travels as it was sent.
    io: 'input',
    target: 'draft-2020-12',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const json = jsonSchema as Json
      const meta = (zodSchema as unknown as z.ZodType).meta() as Partial<FieldMeta> | undefined
      for (const key of ['kind', 'options', 'unit', 'help', 'minor', 'list', 'of', 'lines']) delete json[key]
      const labels = meta?.options && Object.entries(meta.options).map(([code, label]) => `${code} ${label}`)
      const words = [meta?.help, labels?.join('；'), meta?.kind === 'fen' ? '单位：分' : undefined].filter(Boolean)
      if (words.length > 0) json.description = words.join(' ')
      if (meta?.kind === 'day') json.format = 'date'
      if (meta?.kind === 'moment') json.format = 'date-time'
      if (meta?.kind === 'bool' && io === 'output') {
        delete json.anyOf
        json.type = 'boolean'
      }
    },
  }) as Json
  delete made.$schema
  return made
}
