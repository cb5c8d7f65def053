import type { Benchmark } from './benchmark.ts'
import { boards } from './boards.ts'
import { checker } from './checker.ts'
import { coldStart } from './cold-start.ts'
import { deadlines } from './deadlines.ts'
import { figuresAsked } from './figures-asked.ts'
import { figuresCut } from './figures-cut.ts'
import { parIndex } from './par-index.ts'
import { figuresKept } from './figures-kept.ts'
import { figuresRebuilt } from './figures-rebuilt.ts'
import { memory } from './memory.ts'
import { numbers } from './numbers.ts'
import { portal } from './portal.ts'
import { reception } from './reception.ts'
import { reformReport } from './reform-report.ts'
import { search } from './search.ts'
import { slip } from './slip.ts'
import { submissions } from './submissions.ts'
import { weight } from './weight.ts'
import { recounting } from './recount.ts'
import { sweeping } from './sweep.ts'
import { workList } from './work-list.ts'

/** Every benchmark by its name, in the order in which they run. */
export const BENCHMARKS: readonly Benchmark[] = [
  deadlines, slip, reception, submissions, numbers, workList, sweeping, recounting, figuresKept, figuresAsked, figuresCut, figuresRebuilt, parIndex, reformReport, weight, search, checker,
  boards, portal, memory, coldStart,
]
