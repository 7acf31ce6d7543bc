import type { Output } from '#platform/contract/operation.ts'
import type { getFigures, listIndicators } from '#kernel/indicator/contract.ts'

export type IndicatorView = Output<typeof listIndicators>['indicators'][number]
export type FigureView = Output<typeof getFigures>['figures'][number]
