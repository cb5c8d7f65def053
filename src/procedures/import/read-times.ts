import { importWords, STANDARD_DAY_MINUTES } from '#law/procedures.ts'
import type { Duration } from '../domain/duration.ts'
import { parseDuration, type ParsedDuration } from '../domain/parse-duration.ts'
import type { ProcedureCase } from '../domain/procedure.ts'
import { shortestPromise } from '../domain/promise.ts'
import type { StatutoryText } from '../procedure-store.ts'
import type { ReviewProposal } from '../review-proposal.ts'
import { channelOf, type ImportRecord } from './record-schema.ts'

export type ReadTimes = {
  readonly cases: readonly ProcedureCase[]
  readonly questions: readonly ReviewProposal[]
  /** Every text verbatim, with what was concluded. */
  readonly texts: readonly StatutoryText[]
}

/** Suppositions that change what is promised, so that a person confirms them. */
const WEIGHTY: ReadonlySet<string> = new Set(['unit', 'endOfNextDay'])

const MOST_TEXTS = 12
const shown = (texts: readonly string[]): string[] => texts.slice(0, MOST_TEXTS).map((text) => text.slice(0, 1_000))

const caseOf = (id: string, label: string, duration: Duration | null): ProcedureCase => ({
  id,
  label: label.slice(0, 500),
  statutoryDuration: duration,
  committedDuration: duration,
})

const withoutTime = (): readonly ProcedureCase[] => [caseOf('c1', importWords.usualCase, null)]

const sameDuration = (a: Duration, b: Duration): boolean => a.amount === b.amount && a.unit === b.unit

const casesOf = (parsed: ParsedDuration): readonly ProcedureCase[] =>
  parsed.cases.map((one, i) => caseOf(`c${i + 1}`, one.condition ?? importWords.usualCase, one.duration))

/** "Không quy định", "không phải trả kết quả" say that there is no time; "không có thông tin" says nothing. */
const saysNoTime = (text: string): boolean => /quy định|không phải trả/iu.test(text) && !/thông tin|cập nhật/iu.test(text)

/** Sentences that give the time of the whole, counted from the reception of the papers. */
const OF_THE_WHOLE = /(?:kể từ|tính từ)[^.;]{0,40}(?:nhận|tiếp nhận)[^.;]{0,40}hồ sơ/iu

/** Times that the prose gives for the whole, if it does not give one of the table's. */
const otherTimesInProse = (record: ImportRecord, table: readonly ProcedureCase[]): readonly ProcedureCase[] => {
  const known = table.flatMap(({ statutoryDuration }) => (statutoryDuration === null ? [] : [statutoryDuration]))
  if (known.length === 0) return []
  const told = record.deadlineTexts
    .filter((text) => OF_THE_WHOLE.test(text))
    .map((text) => ({ text, parsed: parseDuration(text) }))
    .filter(({ parsed }) => parsed.status === 'parsed')
  const agrees = told.some(({ parsed }) =>
    parsed.cases.some(({ duration }) => known.some((other) => sameDuration(duration, other))),
  )
  if (agrees) return []
  return told.slice(0, MOST_TEXTS).map(({ text, parsed }, i) => caseOf(`p${i + 1}`, text, parsed.cases[0]?.duration ?? null))
}

/** One text for all channels: its own cases. */
const readOneText = (text: string, parsed: ParsedDuration): Pick<ReadTimes, 'cases' | 'questions'> => {
  if (parsed.status === 'none') {
    return saysNoTime(text)
      ? { cases: withoutTime(), questions: [] }
      : { cases: withoutTime(), questions: [{ kind: 'timeMissing', texts: shown([text]) }] }
  }
  if (parsed.status === 'needsReview' || parsed.cases.length === 0) {
    return { cases: withoutTime(), questions: [{ kind: 'timeMissing', texts: shown([text]) }] }
  }
  const cases = casesOf(parsed)
  const assumed = [...new Set(parsed.cases.flatMap((one) => one.assumed).filter((one) => WEIGHTY.has(one)))]
  return {
    cases,
    questions: assumed.length > 0 ? [{ kind: 'timeAssumed', texts: shown([text]), assumed, cases: [...cases] }] : [],
  }
}

/** Different texts by channel: usually cases that a portal wrote into the channel column, so a person looks. */
const readSeveralTexts = (
  record: ImportRecord,
  parsed: ReadonlyMap<string, ParsedDuration>,
): Pick<ReadTimes, 'cases' | 'questions'> => {
  const times = [...parsed].flatMap(([text, { cases }]) => {
    const channel = record.methods.map((method) => (method.timeText === text ? channelOf(method) : undefined)).find(Boolean)
    const label = channel === undefined ? text : importWords.channelCase[channel]
    return cases.map(({ condition, duration }) => ({ label: condition ?? label, duration }))
  })
  if (times.length === 0) return { cases: withoutTime(), questions: [{ kind: 'timeMissing', texts: shown([...parsed.keys()]) }] }
  const first = times[0]?.duration
  if (first !== undefined && times.every(({ duration }) => sameDuration(duration, first))) {
    return { cases: [caseOf('c1', importWords.usualCase, first)], questions: [] }
  }
  const cases = times.slice(0, 60).map(({ label, duration }, i) => caseOf(`c${i + 1}`, label, duration))
  return { cases, questions: [{ kind: 'timesDiffer', texts: shown([...parsed.keys()]), cases: [...cases] }] }
}

/** The standard processes need a few minutes for each step; a shorter promise needs a process of its own. */
const SHORTEST_STANDARD_MINUTES = 30

const askWhenTooShort = (cases: readonly ProcedureCase[], texts: readonly string[]): readonly ReviewProposal[] => {
  const shortest = shortestPromise(cases, STANDARD_DAY_MINUTES)
  return shortest !== null && shortest < SHORTEST_STANDARD_MINUTES ? [{ kind: 'timeTooShort', texts: shown(texts) }] : []
}

/** Thời hạn giải quyết of a record: cases with their durations, and what a person must decide. */
export const readTimes = (record: ImportRecord): ReadTimes => {
  const inMethods = record.methods.flatMap(({ timeText }) => (timeText === undefined ? [] : [timeText]))
  const table = [...new Set(inMethods.length > 0 ? inMethods : record.timeTexts)]
  const parsed = new Map(table.map((text) => [text, parseDuration(text)]))
  const prose = record.deadlineTexts.map(
    (text): StatutoryText => ({ text, status: parseDuration(text).status, place: 'prose' }),
  )
  const texts = [...[...parsed].map(([text, { status }]): StatutoryText => ({ text, status, place: 'table' })), ...prose]
  const [only] = [...parsed]
  if (only === undefined) {
    return { cases: withoutTime(), questions: [{ kind: 'timeMissing', texts: shown(record.deadlineTexts) }], texts }
  }
  const read = parsed.size === 1 ? readOneText(...only) : readSeveralTexts(record, parsed)
  const questions = [...read.questions, ...askWhenTooShort(read.cases, table)]
  const others = otherTimesInProse(record, read.cases)
  if (others.length === 0) return { ...read, questions, texts }
  const question: ReviewProposal = {
    kind: 'proseDiffers',
    texts: shown(others.map(({ label }) => label)),
    table: [...read.cases],
    prose: [...others],
  }
  return { ...read, questions: [...questions, question], texts }
}
