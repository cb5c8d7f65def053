import { Chip, type ChipState } from '#ui/chip.tsx'
import type { SurveyPhase } from '../domain/survey.ts'
import { OWN_MARK, PHASE_WORDS } from '../words.ts'

const STATES = { draft: 'waiting', open: 'running', closed: 'paused', published: 'done' } as const satisfies Record<SurveyPhase, ChipState>

/** Where a survey stands, and whether an agency asks about itself. */
export const SurveyChip = ({ phase, isOwn }: { readonly phase: SurveyPhase; readonly isOwn: boolean }) => (
  <>
    <Chip state={STATES[phase]}>{PHASE_WORDS[phase]}</Chip>
    {isOwn && <> <Chip state="waiting">{OWN_MARK}</Chip></>}
  </>
)
