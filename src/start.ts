import { serve } from './node.ts'

// What `npm start` runs.
await serve()
