import { z } from 'zod'
import { operation } from '#platform/contract/operation.ts'

export const stations = operation({
  name: 'stations',
  title: '市场监管所',
  method: 'GET',
  path: '/api/stations',
  permission: 'signed-in',
  input: z.object({}),
  output: z.object({ stations: z.array(z.object({ code: z.string(), name: z.string(), shortName: z.string() })) }),
})
