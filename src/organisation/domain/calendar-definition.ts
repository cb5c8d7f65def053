import { ok, refuse, type Result } from '#kernel/result.ts'
import { DAY_MINUTES, parseDay, parseMinuteOfDay, WEEKDAYS, type LocalDay, type Weekday } from '#kernel/local-time.ts'
import type { CalendarDefinition, HolidayEntry, MakeUpEntry } from '#law/calendar.ts'

/** Why a calendar is refused; `facts.where` names the field, `facts.value` what stood there. */
export type CalendarRefusal =
  | 'calendarInvalid'
  | 'calendarUnknownField'
  | 'calendarDateInvalid'
  | 'calendarSessionInvalid'
  | 'calendarSessionsOverlap'
  | 'calendarDayMinutesInvalid'
  | 'calendarWithoutWorkingTime'
  | 'calendarChangesNotInOrder'

/** Working time of one day: minutes of the day, `from` included, `to` not. */
export type Session = { readonly from: number; readonly to: number }
export type DaySessions = readonly Session[]

type Fault = { readonly code: CalendarRefusal; readonly where: string; readonly value?: string }

const FIELDS = new Set([
  'sessions',
  'receptionSessions',
  'holidays',
  'makeUpDays',
  'dayMinutes',
  'countsAsDay',
  'changes',
  'coveredFrom',
  'coveredUntil',
])
const CHANGE_FIELDS = new Set(['from', 'source', 'sessions', 'receptionSessions', 'dayMinutes', 'countsAsDay'])
const HOLIDAY_FIELDS = new Set(['date', 'name', 'source', 'kind', 'certainty'])
const MAKE_UP_FIELDS = new Set(['date', 'replaces', 'source', 'certainty'])
const OFF_DAY_KINDS: readonly unknown[] = ['holiday', 'compensatory', 'swapped']
const CERTAINTIES: readonly unknown[] = ['verified', 'toVerify', 'pending']
/** More entries than any office needs; a longer list is a mistake or an attack. */
const MOST_ENTRIES = 20_000
const MOST_SESSIONS = 24
/** Two a year for two centuries. */
const MOST_CHANGES = 400
const LONGEST_TEXT = 2_000

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined')
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

const fault = (code: CalendarRefusal, where: string, value?: unknown): Fault =>
  value === undefined ? { code, where } : { code, where, value: shown(value) }

const SESSION = /^\s*(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})\s*$/

/** "07:30-11:30" → minutes of the day, or `undefined` when it is no session. */
export const parseSession = (text: string): Session | undefined => {
  const found = text.length > 40 ? null : SESSION.exec(text)
  if (found === null) return undefined
  const from = parseMinuteOfDay(found[1] ?? '')
  const to = parseMinuteOfDay(found[2] ?? '')
  return from === undefined || to === undefined || from >= to ? undefined : { from, to }
}

/** The sessions of one day in order; sessions that touch stay apart, sessions that overlap are a fault. */
export const parseDaySessions = (texts: readonly string[], where: string): DaySessions | Fault => {
  const sessions: Session[] = []
  for (const [i, text] of texts.entries()) {
    const session = parseSession(text)
    if (session === undefined) return fault('calendarSessionInvalid', `${where}[${i}]`, text)
    sessions.push(session)
  }
  sessions.sort((a, b) => a.from - b.from)
  for (let i = 1; i < sessions.length; i++) {
    if ((sessions[i]?.from ?? DAY_MINUTES) < (sessions[i - 1]?.to ?? 0)) {
      return fault('calendarSessionsOverlap', where, texts.join(', '))
    }
  }
  return sessions
}

export const isFault = (value: DaySessions | Fault): value is Fault => 'code' in value

const unknownField = (value: Record<string, unknown>, known: ReadonlySet<string>, where: string): Fault | undefined => {
  for (const key of Object.keys(value)) {
    if (!known.has(key)) return fault('calendarUnknownField', where === '' ? shown(key) : `${where}.${shown(key)}`)
  }
  return undefined
}

const isWeekday = (value: unknown): value is Weekday => (WEEKDAYS as readonly unknown[]).includes(value)

const weekFault = (value: unknown, where: string): Fault | undefined => {
  if (!isRecord(value)) return fault('calendarInvalid', where, value)
  for (const [weekday, texts] of Object.entries(value)) {
    const at = `${where}.${shown(weekday)}`
    if (!isWeekday(weekday)) return fault('calendarUnknownField', at)
    if (!Array.isArray(texts) || texts.length > MOST_SESSIONS) return fault('calendarInvalid', at, texts)
    if (!texts.every((text) => typeof text === 'string')) return fault('calendarSessionInvalid', at, texts)
    const sessions = parseDaySessions(texts, at)
    if (isFault(sessions)) return sessions
  }
  return undefined
}

const dateFault = (value: unknown, where: string): Fault | undefined =>
  typeof value === 'string' && parseDay(value) !== undefined ? undefined : fault('calendarDateInvalid', where, value)

const optionalText = (value: unknown, where: string): Fault | undefined =>
  value === undefined || (typeof value === 'string' && value.length <= LONGEST_TEXT)
    ? undefined
    : fault('calendarInvalid', where, value)

const optionalWord = (value: unknown, words: readonly unknown[], where: string): Fault | undefined =>
  value === undefined || words.includes(value) ? undefined : fault('calendarInvalid', where, value)

const holidayFault = (value: unknown, where: string): Fault | undefined =>
  !isRecord(value)
    ? fault('calendarInvalid', where, value)
    : (unknownField(value, HOLIDAY_FIELDS, where) ??
      dateFault(value['date'], `${where}.date`) ??
      optionalText(value['name'], `${where}.name`) ??
      optionalText(value['source'], `${where}.source`) ??
      optionalWord(value['kind'], OFF_DAY_KINDS, `${where}.kind`) ??
      optionalWord(value['certainty'], CERTAINTIES, `${where}.certainty`))

const makeUpFault = (value: unknown, where: string): Fault | undefined =>
  !isRecord(value)
    ? fault('calendarInvalid', where, value)
    : (unknownField(value, MAKE_UP_FIELDS, where) ??
      dateFault(value['date'], `${where}.date`) ??
      (value['replaces'] === undefined ? undefined : dateFault(value['replaces'], `${where}.replaces`)) ??
      optionalText(value['source'], `${where}.source`) ??
      optionalWord(value['certainty'], CERTAINTIES, `${where}.certainty`))

const listFault = (
  value: unknown,
  where: string,
  itemFault: (item: unknown, where: string) => Fault | undefined,
): Fault | undefined => {
  if (value === undefined) return undefined
  if (!Array.isArray(value) || value.length > MOST_ENTRIES) return fault('calendarInvalid', where, value)
  for (let i = 0; i < value.length; i++) {
    const found = itemFault(value[i], `${where}[${i}]`)
    if (found !== undefined) return found
  }
  return undefined
}

const dayMinutesFault = (value: unknown, where: string): Fault | undefined =>
  value === undefined || (Number.isInteger(value) && (value as number) >= 1 && (value as number) <= DAY_MINUTES)
    ? undefined
    : fault('calendarDayMinutesInvalid', where, value)

/** The hours of a week, at the top of a calendar (`prefix` empty) or of one of its changes. */
const hoursFault = (value: Record<string, unknown>, prefix: string): Fault | undefined =>
  weekFault(value['sessions'], `${prefix}sessions`) ??
  (value['receptionSessions'] === undefined ? undefined : weekFault(value['receptionSessions'], `${prefix}receptionSessions`)) ??
  dayMinutesFault(value['dayMinutes'], `${prefix}dayMinutes`) ??
  listFault(value['countsAsDay'], `${prefix}countsAsDay`, (item, where) =>
    isWeekday(item) ? undefined : fault('calendarInvalid', where, item),
  )

const changeFault = (value: unknown, where: string): Fault | undefined =>
  !isRecord(value)
    ? fault('calendarInvalid', where, value)
    : (unknownField(value, CHANGE_FIELDS, where) ??
      dateFault(value['from'], `${where}.from`) ??
      optionalText(value['source'], `${where}.source`) ??
      hoursFault(value, `${where}.`))

/** Each change begins after the one before it. */
const changesFault = (value: unknown): Fault | undefined => {
  const found = listFault(value, 'changes', changeFault)
  if (found !== undefined || value === undefined) return found
  const changes = value as readonly { readonly from: string }[]
  if (changes.length > MOST_CHANGES) return fault('calendarInvalid', 'changes', changes.length)
  const wrong = changes.findIndex((change, i) => i > 0 && (parseDay(change.from) ?? 0) <= (parseDay(changes[i - 1]?.from ?? '') ?? 0))
  return wrong === -1 ? undefined : fault('calendarChangesNotInOrder', `changes[${wrong}].from`, changes[wrong]?.from)
}

const definitionFault = (value: Record<string, unknown>): Fault | undefined =>
  unknownField(value, FIELDS, '') ??
  hoursFault(value, '') ??
  changesFault(value['changes']) ??
  listFault(value['holidays'], 'holidays', holidayFault) ??
  listFault(value['makeUpDays'], 'makeUpDays', makeUpFault) ??
  (value['coveredFrom'] === undefined ? undefined : dateFault(value['coveredFrom'], 'coveredFrom')) ??
  (value['coveredUntil'] === undefined ? undefined : dateFault(value['coveredUntil'], 'coveredUntil'))

/** Checks a calendar that came from outside (command line, administration, import); unknown fields are refused. */
export const parseCalendarDefinition = (value: unknown): Result<CalendarDefinition, CalendarRefusal> => {
  if (!isRecord(value)) return refuse('calendarInvalid', { where: 'calendar', value: shown(value) })
  const found = definitionFault(value)
  if (found === undefined) return ok(value as CalendarDefinition)
  return refuse(found.code, found.value === undefined ? { where: found.where } : { where: found.where, value: found.value })
}

/** The entries that have effect: what is pending waits for a person. */
export const inForce = <Entry extends HolidayEntry | MakeUpEntry>(
  entries: readonly Entry[] | undefined,
): readonly (Entry & { readonly day: LocalDay })[] =>
  (entries ?? []).flatMap((entry) => {
    const day = entry.certainty === 'pending' ? undefined : parseDay(entry.date)
    return day === undefined ? [] : [{ ...entry, day }]
  })
