/** What the virus scanner said of a content. */
export const scanStates = { UNSCANNED: '未扫描', CLEAN: '无毒', INFECTED: '有毒' } as const
export type ScanState = keyof typeof scanStates
