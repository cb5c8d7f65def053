import type { Result } from '#kernel/result.ts'
import type { Deadline } from './deadline.ts'
import type { DecisionCode, Facts } from './command.ts'
import type { AcceptedDossier, Dossier } from './dossier.ts'
import { isAccepted } from './dossier.ts'
import type { DossierEvent, RecordedEvent } from './event.ts'
import { evolve } from './evolve.ts'
import { withTime } from './worked-time.ts'

/** What a command comes to: the new events, the state after them, and the counting of a due date that moved. */
export type Decision = {
  readonly events: readonly RecordedEvent[]
  readonly dossier: Dossier
  readonly deadline: Deadline | null
}

export type Decided<T> = Result<T, DecisionCode>

/**
 * The events of one command, written one after another while each next line sees the state that the
 * lines before made. Nothing is kept unless the whole command is allowed.
 */
export class Script {
  readonly #facts: Facts
  readonly #recorded: RecordedEvent[] = []
  #dossier: Dossier | undefined
  #deadline: Deadline | null = null

  constructor(facts: Facts, dossier: Dossier | undefined) {
    this.#facts = facts
    this.#dossier = dossier
  }

  add(event: DossierEvent, deadline?: Deadline | null): void {
    const recorded: RecordedEvent = {
      seq: (this.#dossier?.seq ?? 0) + 1,
      occurredAt: this.#facts.occurredAt,
      recordedAt: this.#facts.now,
      event: withTime(event, this.#dossier, this.#facts),
    }
    this.#dossier = evolve(this.#dossier, recorded)
    this.#recorded.push(recorded)
    if (deadline) this.#deadline = deadline
  }

  /** The state as the lines so far have made it. */
  get dossier(): Dossier {
    if (this.#dossier === undefined) throw new Error('an empty script has no dossier')
    return this.#dossier
  }

  get accepted(): AcceptedDossier {
    const dossier = this.dossier
    if (!isAccepted(dossier)) throw new Error('the script has not accepted the dossier')
    return dossier
  }

  get decision(): Decision {
    return { events: this.#recorded, dossier: this.dossier, deadline: this.#deadline }
  }
}
