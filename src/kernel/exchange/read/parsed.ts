/**
 * What a cell was understood as. With `warning` the value is good enough to keep and the sentence is shown; with `error` there is
 * no value and the row goes back to the user with the sentence.
 */
export type Parsed<T> =
  | { readonly value: T; readonly warning?: undefined; readonly error?: undefined }
  | { readonly value: T; readonly warning: string; readonly error?: undefined }
  | { readonly value?: undefined; readonly warning?: undefined; readonly error: string }

/** A cell text cut to what fits in a sentence. */
export const shown = (text: string): string => `「${text.length > 30 ? `${text.slice(0, 30)}…` : text}」`

/** Shared, because most cells of a sparse table are empty. */
export const nothing: Parsed<null> = { value: null }
