export { createSimulators, type SimulatorOptions, type Simulators } from './create-simulators.ts'
export { Payers } from './payers.ts'
export { People } from './people.ts'
export { resident, RESIDENTS } from './residents.ts'
export {
  serveSimulators,
  type ServeSimulatorsOptions,
  type SimulatorServer,
} from './serve-simulators.ts'
export type { TestCard, TestPerson } from './test-person.ts'
