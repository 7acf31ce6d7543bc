// Runs before the first paint, so that no page flashes in the other look. The same rule as in look.ts.
const kept = localStorage.getItem('quanheng.look')
const dark = kept ? kept === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
document.documentElement.dataset.look = dark ? 'dark' : 'light'
