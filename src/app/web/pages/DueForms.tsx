import { Library } from '../Library.tsx'
import { FactorSetup } from './FactorSetup.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import './account.css'

/** What has to be put right before work, inside the sign-in: it brings the component library along. */
export const DuePassword = (props: { rules: string; onDone: () => void }) => (
  <Library>
    <PasswordForm rules={props.rules} asksCurrent onDone={props.onDone} />
  </Library>
)
export const DueFactor = (props: { onDone: () => void }) => (
  <Library>
    <FactorSetup asksPassword onDone={props.onDone} />
  </Library>
)
