/** What a gateway is given to tell one sending from another: the message's id, and the round when a person sends again. */
export const sendKey = (id: string, round: number): string => id.replaceAll('-', '') + (round > 0 ? `r${round}` : '')

/** Id and round behind a key; nothing for a key that is none of ours. */
export function readKey(key: string): { id: string; round: number } | undefined {
  const found = /^([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})(?:r(\d{1,4}))?$/i.exec(key)
  return found ? { id: found.slice(1, 6).join('-').toLowerCase(), round: Number(found[6] ?? 0) } : undefined
}
