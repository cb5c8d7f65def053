import { formatMinute, parseInstantMinute, type LocalMinute } from '#kernel/local-time.ts'
import { ok, refuse, type Refusal, type Result } from '#kernel/result.ts'
import { nationalCalendar } from '#law/calendar.ts'
import { parseCalendarDefinition } from '#organisation/domain/calendar-definition.ts'
import { compileCalendar, type WorkingCalendar } from '#organisation/domain/working-calendar.ts'
import type { DeadlineMode, Duration, DurationUnit } from '#procedures/domain/duration.ts'
import { LONGEST_DURATION_TEXT, parseDuration } from '#procedures/domain/parse-duration.ts'
import { deadlineNote } from './deadline-note.ts'
import { deadlineRefusalSentence, type DeadlineRefusalCode } from './deadline-refusals.ts'
import { computeDeadline } from '../domain/deadline.ts'
import type { Pause } from '../domain/pause.ts'

type Answer<T> = Result<T, DeadlineRefusalCode>
type Fields = Readonly<Record<string, unknown>>
type ReadDuration = { readonly duration: Duration; readonly assumed: readonly string[] }

const MOST_PAUSES = 1_000
const MOST_CALENDARS_KEPT = 256
const LONGEST_KEPT_KEY = 100_000

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : typeof value === 'object' ? 'object' : String(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

const unknownField = (value: Fields, known: readonly string[], where: string): Answer<null> => {
  const found = Object.keys(value).find((key) => !known.includes(key))
  return found === undefined ? ok(null) : refuse('unknownField', { where: `${where}${shown(found)}` })
}

const readInstant = (value: unknown, where: string): Answer<LocalMinute> => {
  if (value === undefined || value === null) return refuse('instantMissing', { where })
  if (typeof value !== 'string') return refuse('instantInvalid', { where, value: shown(value) })
  const minute = parseInstantMinute(value)
  if (minute === 'withoutOffset') return refuse('instantWithoutOffset', { where, value: shown(value) })
  return minute === 'notAnInstant' ? refuse('instantInvalid', { where, value: shown(value) }) : ok(minute)
}

const readDurationText = (text: string): Answer<ReadDuration> => {
  if (text.length > LONGEST_DURATION_TEXT) return refuse('durationTextTooLong')
  const parsed = parseDuration(text)
  if (parsed.status === 'none') return refuse('durationNone')
  if (parsed.status === 'cases') return refuse('durationHasCases')
  const only = parsed.cases[0]
  if (parsed.status === 'needsReview' || only === undefined) return refuse('durationUnclear')
  return ok({ duration: only.duration, assumed: only.assumed })
}

const readDuration = (value: unknown): Answer<ReadDuration> => {
  if (value === undefined || value === null) return refuse('durationMissing')
  if (typeof value === 'string') return readDurationText(value)
  if (!isRecord(value)) return refuse('durationInvalid', { amount: shown(value), unit: '' })
  const known = unknownField(value, ['amount', 'unit', 'cutoff'], 'duration.')
  if (!known.ok) return known
  const { amount, unit, cutoff } = value
  if (typeof amount !== 'number' || typeof unit !== 'string') {
    return refuse('durationInvalid', { amount: shown(amount), unit: shown(unit) })
  }
  if (cutoff !== undefined && typeof cutoff !== 'string') {
    return refuse('durationCutoffInvalid', { cutoff: shown(cutoff), unit: shown(unit) })
  }
  const duration: Duration = { amount, unit: shown(unit) as DurationUnit }
  return ok({ duration: cutoff === undefined ? duration : { ...duration, cutoff }, assumed: [] })
}

const readPauses = (value: unknown): Answer<readonly Pause[]> => {
  if (value === undefined) return ok([])
  if (!Array.isArray(value) || value.length > MOST_PAUSES) return refuse('pausesInvalid')
  const pauses: Pause[] = []
  for (const [i, item] of value.entries()) {
    if (!isRecord(item)) return refuse('pausesInvalid')
    const known = unknownField(item, ['from', 'to'], `pauses[${i}].`)
    if (!known.ok) return known
    const from = readInstant(item['from'], `pauses[${i}].from`)
    if (!from.ok) return from
    if (item['to'] === undefined || item['to'] === null) return refuse('pauseOpen', { index: i + 1 })
    const to = readInstant(item['to'], `pauses[${i}].to`)
    if (!to.ok) return to
    pauses.push({ from: from.value, to: to.value })
  }
  return ok(pauses)
}

const kept = new Map<string, Answer<WorkingCalendar>>()

const compile = (value: unknown): Answer<WorkingCalendar> => {
  const definition = value === undefined ? ok(nationalCalendar()) : parseCalendarDefinition(value)
  return definition.ok ? compileCalendar(definition.value) : definition
}

/** Lines of a batch mostly share a few calendars; each is checked and compiled once. */
const readCalendar = (value: unknown): Answer<WorkingCalendar> => {
  const key = value === undefined ? '' : JSON.stringify(value)
  const known = kept.get(key)
  if (known !== undefined) return known
  const compiled = compile(value)
  if (key.length > LONGEST_KEPT_KEY) return compiled
  if (kept.size >= MOST_CALENDARS_KEPT) kept.clear()
  kept.set(key, compiled)
  return compiled
}

const readMode = (value: unknown): Answer<DeadlineMode | undefined> =>
  value === undefined || value === 'BY_HOUR' || value === 'END_OF_DAY' ? ok(value) : refuse('modeInvalid')

const answer = (input: unknown): Answer<object> => {
  if (!isRecord(input)) return refuse('inputInvalid')
  const known = unknownField(input, ['receivedAt', 'duration', 'mode', 'calendar', 'pauses'], '')
  if (!known.ok) return known
  const receivedAt = readInstant(input['receivedAt'], 'receivedAt')
  if (!receivedAt.ok) return receivedAt
  const read = readDuration(input['duration'])
  if (!read.ok) return read
  const mode = readMode(input['mode'])
  if (!mode.ok) return mode
  const calendar = readCalendar(input['calendar'])
  if (!calendar.ok) return calendar
  const pauses = readPauses(input['pauses'])
  if (!pauses.ok) return pauses
  const { duration, assumed } = read.value
  const asked = { receivedAt: receivedAt.value, duration, calendar: calendar.value, pauses: pauses.value }
  const computed = computeDeadline(mode.value === undefined ? asked : { ...asked, mode: mode.value })
  if (!computed.ok) return computed
  const deadline = computed.value
  if (deadline.phase === 'paused') return refuse('pauseOpen', { index: 1 })
  const days = deadline.days.map((line) => ({
    date: line.date,
    kind: line.kind,
    countedMinutes: line.countedMinutes,
    note: deadlineNote(line),
  }))
  const result = { dueAt: formatMinute(deadline.dueAt), mode: deadline.mode, days }
  return ok(assumed.length === 0 ? result : { ...result, assumed })
}

/** `{"refusal": {"code", "message"}}`, the shape of every refusal on the command line. */
const refusalAnswer = (refusal: Refusal<DeadlineRefusalCode>): object => ({
  refusal: { code: refusal.code, message: deadlineRefusalSentence(refusal) },
})

/** The `deadline` command: parsed JSON in, JSON value out. Never throws on bad input. */
export const runDeadline = (input: unknown): unknown => {
  const result = answer(input)
  return result.ok ? result.value : refusalAnswer(result.refusal)
}
