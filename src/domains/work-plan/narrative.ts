import { type Passage, fig, parts } from '#kernel/narrative/sentence.ts'
import { nextYearItems, planProgress } from './public.ts'

/** The plan of the next year by its parts, after one line on how far this year's has come. */
export const workPlanPassages: readonly Passage[] = [
  {
    section: '3',
    order: 10,
    async write({ q, reading, asOf }) {
      const next = await nextYearItems(q, reading, asOf)
      if (next.length === 0) return []
      const { items } = await planProgress(q, reading, asOf)
      const progress =
        items === 0
          ? []
          : [
              {
                parts: parts`今年计划事项${fig('workplan.items.count')}项，已完成${fig('workplan.items.done.count')}项，没有完成的结转明年继续推进。`,
              },
            ]
      return [
        ...progress,
        ...next.map(({ part, items: some }) => ({
          lead: part.endsWith('。') ? part : `${part}。`,
          parts: [
            `${some.map((x) => (x.target === null ? x.content : `${x.content}（${x.target}）`).replace(/[。；]$/, '')).join('；')}。`,
          ],
        })),
      ]
    },
  },
]
