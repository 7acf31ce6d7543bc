/** Lights of a clock: green running, amber soon due, red overdue, grey standing still or ended. */
export const lights = { green: '正常', amber: '临期', red: '逾期', grey: '中止' } as const
export type Light = keyof typeof lights
