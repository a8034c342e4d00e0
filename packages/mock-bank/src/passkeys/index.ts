export { keepPasskey } from './keep.ts'
export { presentPasskey, presentRegistration } from './present.ts'
export { findPasskey, removePasskey } from './read.ts'
export { abandonRegistration, allowRegistration, beginRegistration } from './registration.ts'
