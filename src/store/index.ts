export type * from './port.ts'
export { openSqliteStore } from './sqlite.ts'
