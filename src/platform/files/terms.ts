/** Kinds of files that can be kept, by what they really are. `suffixes`: how their names may end, the usual one first. */
export const fileKinds = {
  pdf: { title: 'PDF', type: 'application/pdf', suffixes: ['pdf'] },
  jpg: { title: 'JPG 图片', type: 'image/jpeg', suffixes: ['jpg', 'jpeg'] },
  png: { title: 'PNG 图片', type: 'image/png', suffixes: ['png'] },
  docx: {
    title: 'Word 文档',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    suffixes: ['docx'],
  },
  xlsx: {
    title: 'Excel 表格',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    suffixes: ['xlsx'],
  },
  ofd: { title: 'OFD 版式文件', type: 'application/ofd', suffixes: ['ofd'] },
  office: {
    title: '旧版 Word、Excel、WPS 文件',
    type: 'application/x-ole-storage',
    suffixes: ['doc', 'xls', 'wps', 'et'],
  },
  mp4: { title: 'MP4 视频', type: 'video/mp4', suffixes: ['mp4', 'm4v', 'm4a'] },
  mp3: { title: 'MP3 录音', type: 'audio/mpeg', suffixes: ['mp3'] },
} as const
export type FileKind = keyof typeof fileKinds

/** Kinds that a page may show: a browser draws them without running anything of theirs. */
export const shownKinds: ReadonlySet<FileKind> = new Set(['pdf', 'jpg', 'png'])
