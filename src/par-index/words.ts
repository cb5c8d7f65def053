import { formatNumber, formatPercent } from '#kernel/number-format.ts'
import type { ScoringMethod } from '#law/par-index.ts'
import type { CardEvent, CardState } from './domain/rounds/card.ts'
import type { RoundEvent, RoundPhase, RoundStage } from './domain/rounds/round.ts'
import type { Input } from './domain/score.ts'
import { areShares } from './versions/method-words.ts'

export const LEVEL_WORDS = { province: 'cấp tỉnh', department: 'sở, ngành', district: 'cấp huyện', commune: 'cấp xã' } as const

export const ROUND_PHASE_WORDS = {
  open: 'đang chấm', decided: 'đã quyết định, chưa công bố', published: 'đã công bố', cancelled: 'đã hủy',
} satisfies Record<RoundPhase, string>

export const ROUND_STAGE_WORDS = { selfScore: 'Tự chấm', verification: 'Thẩm định', council: 'Hội đồng' } satisfies Record<RoundStage, string>

export const CARD_STATE_WORDS = {
  open: 'đang tự chấm', submitted: 'chờ thẩm định', verified: 'chờ giải trình', rebutted: 'đã giải trình', settled: 'chờ hội đồng', decided: 'đã quyết định',
} satisfies Record<CardState, string>

export const CARD_STATE_CHIPS = {
  open: 'waiting', submitted: 'running', verified: 'soon', rebutted: 'running', settled: 'paused', decided: 'done',
} as const satisfies Record<CardState, string>

export const ROUND_EVENT_WORDS = {
  opened: 'Mở đợt chấm', factsFrozen: 'Chốt số liệu hệ thống', windowExtended: 'Gia hạn', decided: 'Hội đồng quyết định', published: 'Công bố', cancelled: 'Hủy đợt',
} satisfies Record<RoundEvent['type'], string>

export const CARD_EVENT_WORDS = {
  opened: 'Mở phiếu', scored: 'Tự chấm', factContested: 'Khiếu nại số liệu hệ thống', contestDropped: 'Bỏ khiếu nại', submitted: 'Gửi phiếu', returned: 'Trả lại để sửa',
  lineVerified: 'Thẩm định', verificationSent: 'Gửi kết quả thẩm định', rebutted: 'Giải trình', rebuttalDropped: 'Bỏ giải trình', rebuttalSent: 'Gửi giải trình',
  verificationAccepted: 'Đồng ý với thẩm định', ruled: 'Trả lời giải trình', settled: 'Chuyển hội đồng', councilScored: 'Hội đồng cho điểm', surveyed: 'Kết quả điều tra',
  windowExtended: 'Gia hạn riêng', decided: 'Quyết định',
} satisfies Record<CardEvent['type'], string>

export const writePoints = (points: number | null): string => (points === null ? 'chưa chấm' : formatNumber(points))

/** "18/20 (90,00 %)"; where there was nothing to do, says so. */
export const writeShare = ({ part, base }: { readonly part: number; readonly base: number }): string =>
  base === 0 ? 'không có gì phải làm' : `${formatNumber(part)}/${formatNumber(base)} (${formatPercent(part, base)})`

/** What somebody said of a line, as people read it. */
export const writeInput = (input: Input, method: ScoringMethod): string => {
  switch (input.kind) {
    case 'share': return writeShare(input)
    case 'value': return method.kind === 'steps' && !areShares(method.steps) ? formatNumber(input.value) : `${formatNumber(Math.round(input.value * 1e8) / 1e6)} %`
    case 'answer': return input.isYes ? 'Có' : 'Không'
    case 'cases': return `${formatNumber(input.cases)} trường hợp`
    case 'points': return `${formatNumber(input.points)} điểm`
    case 'values': return Object.entries(input.values).map(([name, value]) => `${labelOf(method, name)}: ${formatNumber(value)}`).join('; ')
  }
}

const labelOf = (method: ScoringMethod, wanted: string): string =>
  (method.kind === 'formula' ? method.inputs.find(({ name }) => name === wanted)?.label : undefined) ?? wanted
