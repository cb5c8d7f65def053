import type { Benchmark } from './benchmark.ts'
import { reception } from './reception.ts'
import { workList } from './work-list.ts'

/** Every benchmark by its name, in the order in which they run. */
export const BENCHMARKS: readonly Benchmark[] = [reception, workList]
