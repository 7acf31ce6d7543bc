/** State of a task on a day; derived from dates. */
export const taskStates = { OPEN: '待抽取', DRAWN: '检查中', CLOSED: '已完成' } as const
