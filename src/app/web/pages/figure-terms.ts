import type { Output } from '#platform/contract/operation.ts'
import type { getFigures, listIndicators } from '#kernel/indicator/contract.ts'

export type IndicatorView = Output<typeof listIndicators>['indicators'][number]
export type FigureView = Output<typeof getFigures>['figures'][number]

/** How each kind of figure counts, in words. */
export const countings: Record<IndicatorView['kind'], string> = {
  distinct: '去重计数：一个主体只数一次',
  events: '按件次计数：发生一次数一次',
  sum: '累加数量或金额',
  constant: '法定或政策固定的项数',
  ratio: '比率：分子与分母按同一口径计数',
  growth: '与上年同期比较的增长率',
}
