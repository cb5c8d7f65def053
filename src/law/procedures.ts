import { business } from '../../law/procedures/business.ts'
import { certification } from '../../law/procedures/certification.ts'
import { civilStatus } from '../../law/procedures/civil-status.ts'
import { familyStatus } from '../../law/procedures/family-status.ts'
import { landAndConstruction } from '../../law/procedures/land-and-construction.ts'
import { processTemplates as templates, standardDay } from '../../law/procedures/process-templates.ts'
import { province } from '../../law/procedures/province.ts'
import { residence } from '../../law/procedures/residence.ts'
import { searchWords as words } from '../../law/procedures/search-words.ts'
import { social } from '../../law/procedures/social.ts'
import { processTemplateSchema, searchWordsSchema, starterProcedureSchema } from './procedures-schema.ts'
import type { ProcessTemplate, SearchWords, StarterProcedure } from './procedures-schema.ts'

/** The starter catalogue: common procedures of communes and provinces, facts with their source. */
export const starterProcedures: readonly StarterProcedure[] = [
  ...civilStatus,
  ...familyStatus,
  ...certification,
  ...business,
  ...residence,
  ...landAndConstruction,
  ...social,
  ...province,
].map((entry) => starterProcedureSchema.parse(entry))

/** Internal processes by kind of work; minutes come from the promise of the procedure that uses them. */
export const processTemplates: readonly ProcessTemplate[] = templates.map((entry) => processTemplateSchema.parse(entry))

export const searchWords: SearchWords = searchWordsSchema.parse(words)

/** Working minutes of a standard day, by which promises are compared with the steps of a process. */
export const STANDARD_DAY_MINUTES: number = standardDay.minutes

export { demoGateBasis, fittedProcessName, importWords, roleLabels, stepUnitLabels } from '../../law/procedures/words.ts'
