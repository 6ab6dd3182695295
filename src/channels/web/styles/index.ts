import { adminStyles } from './admin.ts'
import { answerStyles } from './answer.ts'
import { baseStyles } from './base.ts'
import { documentStyles } from './document.ts'
import { homeStyles } from './home.ts'
import { printStyles } from './print.ts'
import { tokens } from './tokens.ts'

/** The one style sheet of all pages. Later parts may override earlier ones. */
export const stylesheet = [tokens, baseStyles, homeStyles, answerStyles, documentStyles, adminStyles, printStyles].join(
  '\n',
)
