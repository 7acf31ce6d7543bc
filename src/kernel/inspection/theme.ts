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
