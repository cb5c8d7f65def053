import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Refusal, Result } from '#kernel/result.ts'
import { isStorable } from '#kernel/text.ts'
import type { Problem } from './problem.ts'
import { answerProblem, answerRefusal } from './problem.ts'
import { statusOf } from './refusal-status.ts'
import { WEB_REFUSALS } from './refusals.ts'
import type { RequestContext, WebEnv } from './request-context.ts'

export type Api = OpenAPIHono<WebEnv>

export const createApi = (): Api => new OpenAPIHono<WebEnv>()

/** One operation of `/api/v1`: what OpenAPI says of it is what it parses. */
export type Endpoint<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType> = {
  readonly method: 'get' | 'post'
  /** In OpenAPI's writing: `/dossiers/{id}`. */
  readonly path: string
  readonly operationId: string
  readonly tag: string
  readonly summary: string
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly answer: Answer
  /** The Vietnamese sentence of a refusal of this capability. */
  readonly sentence: (refusal: Refusal) => string
  readonly handle: (asked: {
    readonly web: RequestContext
    readonly params: z.output<Params>
    readonly query: z.output<Query>
    readonly body: z.output<Body>
  }) => Promise<Result<z.input<Answer>>>
}

const problem = z
  .object({
    code: z.string().openapi({ description: 'Stable code of the refusal', example: 'changedMeanwhile' }),
    message: z.string().openapi({ description: 'Vietnamese sentence: what is wrong, where, what to do' }),
    requestId: z.string().optional(),
    fields: z.record(z.string(), z.string()).optional().openapi({ description: 'Path of a field, and what is wrong with it' }),
  })
  .openapi('Problem')

const asJson = (schema: z.ZodType) => ({ 'application/json': { schema } })

const PROBLEMS: Readonly<Record<number, string>> = {
  400: 'The body cannot be read',
  401: 'Sign in, or send a valid token',
  403: 'No right to do this',
  404: 'Not there, or not to be seen by you: the same answer',
  409: 'The state does not allow it now',
  413: 'Too large',
  415: 'The body is not application/json',
  422: 'A value is wrong',
  429: 'Too many tries',
  503: 'Not able to do it now',
}

/** Adds an operation to a router and to its OpenAPI description. */
export const addEndpoint = <Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType>(
  api: Api,
  endpoint: Endpoint<Params, Query, Body, Answer>,
): void => {
  api.openAPIRegistry.registerPath({
    method: endpoint.method,
    path: endpoint.path,
    operationId: endpoint.operationId,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    request: {
      ...(endpoint.params ? { params: endpoint.params as never } : {}),
      ...(endpoint.query ? { query: endpoint.query as never } : {}),
      ...(endpoint.body ? { body: { required: true, content: asJson(endpoint.body) } } : {}),
    },
    responses: {
      200: { description: 'Done', content: asJson(endpoint.answer) },
      ...Object.fromEntries(
        Object.entries(PROBLEMS).map(([status, description]) => [status, { description, content: asJson(problem) }]),
      ),
    },
  })
  const path = endpoint.path.replace(/\{(\w+)\}/g, ':$1')
  api.on(endpoint.method.toUpperCase(), path, async (c) => {
    const given = await readGiven(c, endpoint)
    if (given instanceof Response) return given
    const result = await endpoint.handle({ web: c.get('web'), ...given })
    return result.ok ? c.json(result.value as object, 200) : answerRefusal(c, result.refusal.code, endpoint.sentence(result.refusal))
  })
}

/** An operation whose body or answer is bytes: it reads and answers itself, and is described like the others. */
export type RawEndpoint = {
  readonly method: 'get' | 'post'
  readonly path: string
  readonly operationId: string
  readonly tag: string
  readonly summary: string
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  /** Which way the bytes go. */
  readonly bytes: 'in' | 'out'
  /** The JSON answer where the bytes come in. */
  readonly answer?: z.ZodType
  readonly handle: (c: Context<WebEnv>) => Promise<Response>
}

const BYTES = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } as const

/** Adds an operation over bytes to a router and to its OpenAPI description. */
export const addRawEndpoint = (api: Api, endpoint: RawEndpoint): void => {
  api.openAPIRegistry.registerPath({
    method: endpoint.method,
    path: endpoint.path,
    operationId: endpoint.operationId,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    request: {
      ...(endpoint.params ? { params: endpoint.params as never } : {}),
      ...(endpoint.query ? { query: endpoint.query as never } : {}),
      ...(endpoint.bytes === 'in' ? { body: { required: true, content: BYTES } } : {}),
    },
    responses: {
      200: { description: 'Done', content: endpoint.answer === undefined ? BYTES : asJson(endpoint.answer) },
      ...Object.fromEntries(
        Object.entries(PROBLEMS).map(([status, description]) => [status, { description, content: asJson(problem) }]),
      ),
    },
  })
  api.on(endpoint.method.toUpperCase(), endpoint.path.replace(/\{(\w+)\}/g, ':$1'), endpoint.handle)
}

type Given<Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> = {
  readonly params: z.output<Params>
  readonly query: z.output<Query>
  readonly body: z.output<Body>
}

const readGiven = async <Params extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>(
  c: Context<WebEnv>,
  { params, query, body }: { readonly params?: Params; readonly query?: Query; readonly body?: Body },
): Promise<Given<Params, Query, Body> | Response> => {
  const issues: z.core.$ZodIssue[] = []
  const parse = (schema: z.ZodType | undefined, value: unknown): unknown => {
    const parsed = schema?.safeParse(value)
    if (parsed !== undefined && !parsed.success) issues.push(...parsed.error.issues)
    return parsed?.data
  }
  let sent: unknown
  if (body !== undefined) {
    if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) return answerProblem(c, 415, 'notJson')
    try {
      sent = JSON.parse(await c.req.text())
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      return answerProblem(c, 400, 'malformedBody')
    }
  }
  const garbled = findUnstorable({ ...c.req.query(), ...c.req.param(), body: sent })
  if (garbled !== undefined) return answerWrongFields(c, { [garbled]: 'có ký tự điều khiển hoặc ký tự hỏng' })
  const given = { params: parse(params, c.req.param()), query: parse(query, c.req.query()), body: parse(body, sent) }
  return issues.length === 0 ? (given as Given<Params, Query, Body>) : answerInvalid(c, issues)
}

const MOST_FIELDS = 20

/** Every field that is wrong, by its path. */
const answerInvalid = (c: Context<WebEnv>, issues: readonly z.core.$ZodIssue[]): Response => {
  const fields = Object.fromEntries(
    issues.slice(0, MOST_FIELDS).map((issue) => {
      const path = issue.path.join('.')
      return issue.code === 'unrecognized_keys'
        ? [[path, issue.keys[0]].filter(Boolean).join('.').slice(0, 100), 'không có trường này']
        : [path === '' ? 'body' : path, wordsOf(issue.code)]
    }),
  )
  return answerWrongFields(c, fields)
}

const answerWrongFields = (c: Context<WebEnv>, fields: Readonly<Record<string, string>>): Response => {
  const answer: Problem = { code: 'invalidInput', message: WEB_REFUSALS.invalidInput, requestId: c.get('requestId'), fields }
  return c.json(answer, statusOf('invalidInput'))
}

/** Name of the top field that holds, at any depth, text that cannot be stored as it came. */
const findUnstorable = (given: Readonly<Record<string, unknown>>): string | undefined => {
  const waiting = Object.entries(given)
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [name, value] = next
    if (typeof value === 'string' && !isStorable(value)) return name
    if (typeof value !== 'object' || value === null) continue
    for (const [key, inner] of Object.entries(value)) waiting.push([name === 'body' ? key : name, inner])
  }
  return undefined
}

const wordsOf = (code: string): string => {
  switch (code) {
    case 'invalid_type':
      return 'thiếu, hoặc sai kiểu dữ liệu'
    case 'too_big':
      return 'quá dài hoặc quá lớn'
    case 'too_small':
      return 'quá ngắn, quá nhỏ hoặc để trống'
    case 'invalid_format':
      return 'sai định dạng'
    case 'invalid_value':
      return 'không phải một giá trị cho phép'
    default:
      return 'không hợp lệ'
  }
}
