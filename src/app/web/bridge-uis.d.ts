declare module 'virtual:bridge-uis' {
  import type { DomainUi } from '#web/domain-ui.ts'

  /** Loads the pages of each bridge whose two businesses are there. */
  const loads: readonly (() => Promise<{ default: DomainUi }>)[]
  export default loads
}
