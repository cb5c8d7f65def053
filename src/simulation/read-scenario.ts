import { readFile } from 'node:fs/promises'
import type { z } from 'zod'
import { ROLES } from '#kernel/actor.ts'
import { ok, refuse, type Result } from '#kernel/result.ts'
import { processTemplates } from '#law/procedures.ts'
import { allUnits, placesOf, readRole } from './scenario.ts'
import { scenarioSchema, type Scenario } from './scenario-schema.ts'
import type { SimulationRefusal } from './sentences.ts'

type Read = Result<Scenario, SimulationRefusal>
type Checked = Exclude<Read, { ok: true }> | undefined

/** What is wrong with one value, in Vietnamese. */
const faultOf = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'thiếu giá trị' : `cần kiểu ${issue.expected}`
    case 'unrecognized_keys':
      return `không có mục ${issue.keys.join(', ')}`
    case 'too_small':
      return `phải từ ${issue.minimum} trở lên`
    case 'too_big':
      return `phải không quá ${issue.maximum}`
    case 'invalid_value':
      return `phải là một trong: ${issue.values.join(', ')}`
    case 'invalid_union':
      return 'không khớp dạng nào được phép'
    default:
      return 'giá trị không đúng dạng'
  }
}

/** Reads and checks a scenario file; whatever is wrong is a refusal that says where. */
export const readScenario = async (file: string): Promise<Read> => {
  let content: string
  try {
    content = await readFile(file, 'utf8')
  } catch (error) {
    return refuse('scenarioUnreadable', { file, reason: (error as NodeJS.ErrnoException).code ?? 'lỗi đọc' })
  }
  let value: unknown
  try {
    value = JSON.parse(content)
  } catch (error) {
    return refuse('scenarioNotJson', { file, reason: (error as Error).message })
  }
  return checkScenario(value)
}

/** The same for a value that was already read. */
export const checkScenario = (value: unknown): Read => {
  const parsed = scenarioSchema.safeParse(value, { reportInput: true })
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return refuse('scenarioInvalid', {
      where: issue === undefined || issue.path.length === 0 ? 'toàn tệp' : issue.path.join('.'),
      what: issue === undefined ? '' : faultOf(issue),
    })
  }
  const scenario = parsed.data
  return checkPeriod(scenario) ?? checkAssumptions(scenario) ?? checkUnits(scenario) ?? checkProcedures(scenario)
    ?? checkStreams(scenario) ?? ok(scenario)
}

const checkPeriod = ({ period, openedOn }: Scenario): Checked => {
  if (period.to < period.from) return refuse('periodBackwards', period)
  return openedOn > period.from ? refuse('openedTooLate', { openedOn, from: period.from }) : undefined
}

const checkAssumptions = (scenario: Scenario): Checked => {
  const named: [string, readonly string[]][] = [
    ['arrivals', scenario.arrivals.because],
    ...scenario.streams.flatMap((stream): [string, readonly string[]][] => [
      [`streams.${stream.id}.assumed`, stream.assumed.because],
      [`streams.${stream.id}.procedures`, stream.proceduresBecause],
      ...('group' in stream.places ? [[`streams.${stream.id}.places`, stream.places.because] as [string, readonly string[]]] : []),
    ]),
  ]
  for (const [where, ids] of named) {
    const unknown = ids.find((id) => !Object.hasOwn(scenario.assumptions, id))
    if (unknown !== undefined) return refuse('assumptionUnknown', { assumption: unknown, where })
  }
  return undefined
}

const checkUnits = (scenario: Scenario): Checked => {
  const seen = new Set<string>()
  const roots = scenario.units.filter((unit) => unit.parent === undefined)
  if (roots.length !== 1) return refuse('rootNotSingle', { count: roots.length })
  for (const unit of allUnits(scenario)) {
    if (seen.has(unit.code)) return refuse('unitTwice', { unit: unit.code })
    if (unit.parent !== null && !seen.has(unit.parent)) return refuse('parentAfterChild', { unit: unit.code, parent: unit.parent })
    for (const { title, roles } of unit.posts) {
      const unknown = roles.find((role) => !(ROLES as readonly string[]).includes(readRole(role).name))
      if (unknown !== undefined) return refuse('roleUnknown', { title, role: unknown })
    }
    seen.add(unit.code)
  }
  return undefined
}

const checkProcedures = (scenario: Scenario): Checked => {
  const known = processTemplates.map((template) => template.code)
  const odd = scenario.procedures.find((procedure) => !known.includes(procedure.process))
  return odd === undefined ? undefined : refuse('processUnknown', { procedure: odd.code, process: odd.process, known })
}

const checkStreams = (scenario: Scenario): Checked => {
  const units = new Set(allUnits(scenario).map((unit) => unit.code))
  const procedures = new Set(scenario.procedures.map((procedure) => procedure.code))
  for (const stream of scenario.streams) {
    const { received, resolved, open, overdue } = stream.reported
    const { overdueResolved, overdueOpen } = stream.assumed
    if (received !== resolved + open) return refuse('countsDisagree', { stream: stream.label, received, resolved, open })
    if (overdue !== overdueResolved + overdueOpen) {
      return refuse('overdueDisagrees', { stream: stream.label, overdueResolved, overdueOpen, overdue })
    }
    if (overdueResolved > resolved || overdueOpen > open) return refuse('overdueTooMany', { stream: stream.label })
    const places = placesOf(scenario, stream)
    if (places === undefined) return refuse('groupUnknown', { group: 'group' in stream.places ? stream.places.group : '' })
    const where = `streams.${stream.id}`
    const wanted = [...places.flatMap((place) => [place.receiving, place.competent]), ...stream.procedures.flatMap((one) => one.competent ?? [])]
    const missing = wanted.find((unit) => !units.has(unit))
    if (missing !== undefined) return refuse('unitUnknown', { unit: missing, where })
    const strange = stream.procedures.find((one) => !procedures.has(one.code))
    if (strange !== undefined) return refuse('procedureUnknown', { procedure: strange.code, where })
  }
  return undefined
}
