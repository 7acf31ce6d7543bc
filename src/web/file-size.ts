const kib = 1024
const mib = kib * kib

/** A file's size for people: `812 KB`, `3.4 MB`. */
export const sizeText = (bytes: number): string =>
  bytes < mib ? `${Math.max(1, Math.round(bytes / kib))} KB` : `${(bytes / mib).toFixed(1)} MB`
