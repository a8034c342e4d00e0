export { createLink } from './create-link.ts'
export { openLink } from './open-link.ts'
export {
  closeLink,
  findVisitor,
  pageOfLinks,
  presented,
  retrieveLink,
  retrieveLinkSummary,
} from './read-link.ts'
