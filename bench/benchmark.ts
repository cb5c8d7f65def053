/** What a benchmark is given: everything optional has a size that finishes in reasonable time. */
export type Settings = {
  /** Dossiers in the large database; benchmarks that grow one compare it with a hundredth. */
  readonly size: number
  /** Length of one measured half of a pair. */
  readonly seconds: number
  /** Told what is being done now. */
  readonly say: (line: string) => void
}

/** One promise of the product: the figure that it is about, and the bound it must keep. */
export type Goal = {
  readonly figure: string
  readonly value: number
  readonly bound: { readonly atLeast: number } | { readonly atMost: number }
}

export type Figures = { readonly [name: string]: Figure }
export type Figure = number | string | boolean | null | Figures | readonly Figure[]

/** What every benchmark answers with. */
export type Report = {
  readonly name: string
  readonly figures: Figures
  readonly goals: readonly (Goal & { readonly met: boolean })[]
  readonly met: boolean
}

export type Benchmark = { readonly name: string; readonly run: (settings: Settings) => Promise<Report> }

const isKept = ({ value, bound }: Goal): boolean => ('atLeast' in bound ? value >= bound.atLeast : value <= bound.atMost)

export const report = (name: string, figures: Figures, goals: readonly Goal[]): Report => {
  const judged = goals.map((goal) => ({ ...goal, met: isKept(goal) }))
  return { name, figures, goals: judged, met: judged.every(({ met }) => met) }
}
