import { z } from 'zod'
import { operation } from '#platform/contract/operation.ts'

/** Lists that the businesses of this house fill, so that no contract can name their codes. */
export const choiceLists = ['check-theme', 'check-venue', 'gathering-theme', 'town', 'tally-subject'] as const
export type ChoiceList = (typeof choiceLists)[number]

export interface Choice {
  code: string
  title: string
  /** Heading under which it stands. */
  group: string
}

/** What a field of kind `choice` can be, see `field.choice`. */
export const listChoices = operation({
  name: 'listChoices',
  title: '可选项',
  method: 'GET',
  path: '/api/choices/:list',
  permission: 'signed-in',
  input: z.object({
    list: z.enum(choiceLists, '没有这张可选项清单'),
    of: z.uuid('编号不对').optional().meta({ title: '所属记录' }),
  }),
  output: z.object({ choices: z.array(z.object({ code: z.string(), title: z.string(), group: z.string() })) }),
})
