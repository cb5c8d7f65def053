import { capital } from '#procedures/citizen-words.ts'
import { tierWords } from '#procedures/words.ts'
import type { ServiceLevel } from '#procedures/domain/procedure.ts'
import type { ProcedureInShort } from '../in-short.ts'

const LEVEL_WORDS = {
  fullOnline: 'Trực tuyến toàn trình',
  partialOnline: 'Trực tuyến một phần',
  information: 'Nộp tại quầy',
  proactive: 'Cơ quan chủ động làm',
} satisfies Record<ServiceLevel, string>

const GATE_NOTES = { NATIONAL: 'nộp trực tuyến tại Cổng Dịch vụ công quốc gia', OWN: 'nộp trực tuyến tại cổng này' } as const

const isOnline = (level: ServiceLevel): boolean => level === 'fullOnline' || level === 'partialOnline'

type HitProps = {
  readonly hit: ProcedureInShort
  /** Where the procedures stand: the portal's own pages unless the kiosk says otherwise. */
  readonly base?: string
  /** When it is its turn, in an event of life. */
  readonly when?: string
}

/** One procedure in a list: its name, and in one look how, how long, how much, where. */
export const ProcedureHit = ({ hit, base = '/thu-tuc', when }: HitProps) => (
  <li>
    {when !== undefined && <span className="when">{when}</span>}
    <a href={`${base}/${hit.code}`}>{hit.name}</a>
    <span className="hit-facts">
      <span className={isOnline(hit.serviceLevel) ? 'level online' : 'level'}>{LEVEL_WORDS[hit.serviceLevel]}</span>
      <span><span className="sr-only">Thời hạn: </span>{capital(hit.time)}</span>
      <span><span className="sr-only">Phí: </span>{capital(hit.fee)}</span>
      <span>{hit.tiers.map(tierWords).join(', ')}</span>
    </span>
    {isOnline(hit.serviceLevel) && <span className="small muted">{capital(GATE_NOTES[hit.gate])}</span>}
  </li>
)
