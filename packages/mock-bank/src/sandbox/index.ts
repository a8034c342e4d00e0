export { listMessages, sandboxSms } from './messages.ts'
export { askForPeople } from './people.ts'
export { presentMagicValues, presentPerson } from './present-people.ts'
