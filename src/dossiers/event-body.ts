import type { At } from '#kernel/at.ts'
import type { DossierEvent, RecordedEvent } from './domain/event.ts'

/** The structure that event bodies are written in today. */
export const EVENT_VERSION = 2

type StoredEvent = {
  readonly seq: number
  readonly type: string
  readonly version: number
  readonly body: object
  readonly occurredAt: At
  readonly recordedAt: At
}

/** One step up from the structure of a version to the next; history itself is never rewritten. */
type Upcast = (type: string, body: object) => object

/** Until version 1 a supplement request listed texts alone: each was a paper in words. */
const withTypedItems: Upcast = (type, body) =>
  type === 'supplementRequested' && 'items' in body && Array.isArray(body.items)
    ? { ...body, items: body.items.map((text: unknown) => ({ kind: 'paper', text, paperId: null })) }
    : body
const UPCASTS: ReadonlyMap<number, Upcast> = new Map([[1, withTypedItems]])

/** A stored event in today's structure. Throws for a version from the future: an older program must not guess. */
export const readEvent = (stored: StoredEvent): RecordedEvent => {
  if (stored.version > EVENT_VERSION) throw new Error(`event version ${stored.version} is newer than this program`)
  let body = stored.body
  for (let version = stored.version; version < EVENT_VERSION; version++) {
    const upcast = UPCASTS.get(version)
    if (upcast === undefined) throw new Error(`no way up from event version ${version}`)
    body = upcast(stored.type, body)
  }
  return {
    seq: stored.seq,
    occurredAt: stored.occurredAt,
    recordedAt: stored.recordedAt,
    event: { type: stored.type, ...body } as DossierEvent,
  }
}
