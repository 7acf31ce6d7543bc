import '@fontsource-variable/noto-sans-sc/index.css'
import '#web/web.css'
import './shell.css'
import '#web/print.css'
import { followLook } from './look.ts'

followLook()

// Who signs in does not wait for the console, nor for the component library.
void (window.location.pathname === '/sign-in' ? import('./sign-in.tsx') : import('./console.tsx'))
