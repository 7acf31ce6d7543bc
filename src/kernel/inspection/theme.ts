/**
 * A subject of supervision (监管主题): what is checked, and at what kinds of place. A business declares its own; a campaign, a
 * sweep or the routine checks of a year name one by its code. Figures count by theme and venue.
 */
export interface CheckTheme {
  /** Stable, begins with what it is about: `food-special`, `drug-online`. */
  code: string
  title: string
  /** Kinds of object, code → word. A check names one; a theme with one kind fills it by itself. */
  venues: Readonly<Record<string, string>>
  /** What the space for a remark on the object is for here: 平台, 行业. Absent where nothing is asked. */
  detail?: string
}

/** A theme with the business that declares it. */
export interface HouseCheckTheme extends CheckTheme {
  business: string
  businessTitle: string
}

/** Every theme of the house. */
export const checkThemesOf = (
  businesses: readonly { id: string; title: string; checkThemes?: readonly CheckTheme[] }[],
): HouseCheckTheme[] =>
  businesses.flatMap((b) => (b.checkThemes ?? []).map((t) => ({ ...t, business: b.id, businessTitle: b.title })))

/** The word of a theme; a theme whose business is gone stands as its code. */
export const themeTitle = (themes: readonly CheckTheme[], code: string | null): string =>
  themes.find((t) => t.code === code)?.title ?? code ?? ''

/** The word of a kind of object within a theme. */
export const venueTitle = (themes: readonly CheckTheme[], code: string | null, venue: string | null): string =>
  themes.find((t) => t.code === code)?.venues[venue ?? ''] ?? venue ?? ''

/** The kind of object that is meant: the one named by code or word, or the only one that the theme has. */
export function venueOf(theme: CheckTheme, said: string | null | undefined): string | undefined {
  const all = Object.entries(theme.venues)
  if (!said) return all.length === 1 ? all[0]![0] : undefined
  return all.find(([code, word]) => code === said || word === said)?.[0]
}
