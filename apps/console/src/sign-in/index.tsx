export { LapsedSignIn } from './lapsed.tsx'
export { Pending } from './pending.tsx'
export { SignInPage } from './sign-in-page.tsx'
