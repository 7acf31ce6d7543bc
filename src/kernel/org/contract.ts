import { z } from 'zod'
import { operation } from '#platform/contract/operation.ts'

/** What waits today: counts that open their lists. */
export const home = operation({
  name: 'home',
  title: '首页',
  method: 'GET',
  path: '/api/home',
  permission: 'signed-in',
  input: z.object({}),
  output: z.object({
    today: z.string(),
    counts: z.array(
      z.object({
        business: z.string(),
        title: z.string(),
        count: z.number(),
        link: z.string(),
        tone: z.enum(['red', 'amber', 'plain']),
      }),
    ),
  }),
})

export const stations = operation({
  name: 'stations',
  title: '市场监管所',
  method: 'GET',
  path: '/api/stations',
  permission: 'signed-in',
  input: z.object({}),
  output: z.object({ stations: z.array(z.object({ code: z.string(), name: z.string(), shortName: z.string() })) }),
})
