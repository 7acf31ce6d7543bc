import { z } from 'zod'
import { operation } from '#platform/contract/operation.ts'

const id = z.uuid('编号不对')

const Warning = z.object({
  tone: z.enum(['red', 'amber']),
  business: z.string(),
  day: z.string().nullable(),
  text: z.string(),
  todo: z.string(),
  basis: z.string().nullable(),
  page: z.string().nullable(),
})

/** One party: what stands in the register, what has to be minded, and how much each business knows. */
export const getParty = operation({
  name: 'getParty',
  title: '主体',
  method: 'GET',
  path: '/api/parties/:id',
  permission: 'party.read',
  input: z.object({ id }),
  output: z.object({
    id: z.string(),
    version: z.number(),
    name: z.string(),
    code: z.string(),
    codeKind: z.string(),
    codeValid: z.boolean(),
    oldCode: z.string().nullable(),
    kind: z.string(),
    category: z.string().nullable(),
    typeCode: z.string().nullable(),
    state: z.string().nullable(),
    stationCode: z.string().nullable(),
    stationName: z.string().nullable(),
    address: z.string().nullable(),
    legalRepName: z.string().nullable(),
    warnings: z.array(Warning),
    /** One for each business that knows something of it: records on the time line. */
    tabs: z.array(z.object({ business: z.string(), title: z.string(), count: z.number() })),
    /** Documents with a number. */
    papers: z.number(),
    /** Titles of businesses whose records could not be read. */
    failed: z.array(z.string()),
  }),
})

/** Records of a party, the newest first: of one business, of all, or its documents. `next` is the `after` of the following page. */
export const partyTimeline = operation({
  name: 'getPartyTimeline',
  title: '主体的往来记录',
  method: 'GET',
  path: '/api/parties/:id/timeline',
  permission: 'party.read',
  input: z.object({
    id,
    business: z.string().max(60).optional(),
    papers: z.enum(['true', 'false']).default('false'),
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(50),
  }),
  output: z.object({
    records: z.array(
      z.object({
        key: z.string(),
        day: z.string().nullable(),
        business: z.string(),
        title: z.string(),
        text: z.string(),
        page: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
    failed: z.array(z.string()),
  }),
})

/** States, categories and stations of a party, the newest first. */
export const partyPeriods = operation({
  name: 'getPartyPeriods',
  title: '主体的登记沿革',
  method: 'GET',
  path: '/api/parties/:id/periods',
  permission: 'party.read',
  input: z.object({ id }),
  output: z.object({
    periods: z.array(z.object({ what: z.string(), value: z.string(), from: z.string(), to: z.string().nullable() })),
  }),
})

/** Everything of the page as a Word file: to print, to file, to save as PDF. */
export const partyFile = operation({
  name: 'getPartyFile',
  title: '下载主体档案',
  method: 'GET',
  path: '/api/parties/:id/file.docx',
  permission: 'party.read',
  gives: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  input: z.object({ id }),
  output: z.any(),
})
