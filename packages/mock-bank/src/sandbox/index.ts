export { listMessages, newestCode, sandboxSms } from './messages.ts'
export { askForPeople } from './people.ts'
export { playPayer } from './play-payer.ts'
export { presentMagicValues, presentPayer, presentPerson } from './present-people.ts'
