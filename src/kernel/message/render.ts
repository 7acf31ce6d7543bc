/** Placeholders that every batch knows. */
export const ownPlaceholders = {
  名称: '主体名称',
  代码: '统一社会信用代码',
  联系人: '联系人姓名',
  本局: '本局名称',
} as const

const placeholder = /\{([^{}\s]{1,20})\}/g

/** Names between braces in a wording, each once. */
export const placeholdersIn = (body: string): string[] => [
  ...new Set([...body.matchAll(placeholder)].map((m) => m[1]!)),
]

/** The wording with its placeholders filled in, or the first name that has no value. */
export function render(
  body: string,
  values: Readonly<Record<string, string | null | undefined>>,
): { text: string } | { missing: string } {
  const missing = placeholdersIn(body).find((name) => !values[name])
  return missing === undefined ? { text: body.replace(placeholder, (_, name: string) => values[name]!) } : { missing }
}
