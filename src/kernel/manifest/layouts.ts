import type { Layout } from '#kernel/exchange/layout.ts'
import { gatheringLayouts } from '#kernel/gathering/exchange.ts'
import { checkLayout } from '#kernel/inspection/exchange.ts'
import { tallyLayout } from '#kernel/tally/exchange.ts'
import type { Business } from './business.ts'

/** Every kind of spreadsheet that these businesses and the engines take in. */
export const layoutsOf = (businesses: readonly Business[]): Layout[] => [
  ...businesses.flatMap((b) => b.layouts ?? []),
  checkLayout(businesses),
  ...gatheringLayouts(businesses),
  tallyLayout(businesses),
]
