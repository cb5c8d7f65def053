import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { atOfMinute, minuteOf } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import { formatMinute } from '#kernel/local-time.ts'
import type { PetitionDeed } from './command.ts'
import { figuresOf, isContent, isInTime, standingOf, type Standing, type Trace, type TraceLine } from './figures.ts'
import type { PetitionEvent } from './event.ts'
import { evolve } from './evolve.ts'
import { holdingUnit, runningLimit, type Petition } from './petition.ts'
import { APPROVE, CLASSIFY, COMMUNE, DRAFT, ID, local, openStory, OTHER, PREPARE, PUBLISH } from './testing.ts'

/** The lines of a history as the store writes them. */
const traceOf = (events: readonly PetitionEvent[]): Trace => {
  let petition: Petition | undefined
  const lines = events.map((event): TraceLine => {
    petition = evolve(ID, petition, event)
    return {
      type: event.type, at: event.type === 'received' ? event.receivedAt : event.at, unitId: holdingUnit(petition), dueAt: runningLimit(petition)?.dueAt ?? null,
      lapsedUnitIds: event.lapses.map(({ unitId }) => unitId), class: petition.class,
      vote: event.type === 'rated' ? event.vote : null, isRepeat: petition.repeatOf !== null,
    }
  })
  return { petitionId: ID, lines }
}

const month = (no: number) => ({ begin: local(`2026-${String(no).padStart(2, '0')}-01T00:00`), end: local(`2026-${String(no + 1).padStart(2, '0')}-01T00:00`) })
const at = (trace: Trace, units: readonly UnitId[], span: ReturnType<typeof month>): Standing | undefined => standingOf(trace, new Set(units), span)

describe('một phản ánh trong số liệu', () => {
  const story = openStory('2026-09-28T08:00')
  story.must('2026-09-29T08:00', CLASSIFY)
  story.must('2026-10-27T08:00', { name: 'transfer', unitId: OTHER, words: 'Chuyển' })
  story.must('2026-10-28T08:00', CLASSIFY)
  story.must('2026-10-29T08:00', DRAFT)
  story.must('2026-11-03T08:00', APPROVE)
  story.must('2026-11-03T09:00', PREPARE)
  story.must('2026-11-04T08:00', PUBLISH)
  story.must('2026-11-05T08:00', { name: 'rate', vote: 'dislike', comment: null })
  const trace = traceOf(story.events)

  test('xã: tháng chín mới nhận, tháng mười tồn và chuyển đi, quá hạn ở xã; tháng mười một không còn', () => {
    assert.deepEqual(at(trace, [COMMUNE], month(9)), { petitionId: ID, class: 'service', entry: 'received', outcome: 'pending', isLate: false, isPublished: false, vote: null, isRepeat: false })
    const october = at(trace, [COMMUNE], month(10))
    assert.deepEqual([october?.entry, october?.outcome, october?.isLate], ['carriedOver', 'passedOn', true])
    assert.equal(at(trace, [COMMUNE], month(11)), undefined)
  })

  test('nơi nhận chuyển: không gánh cái muộn của xã; tháng mười một giải quyết đúng hạn, bị chê', () => {
    const october = at(trace, [OTHER], month(10))
    assert.deepEqual([october?.entry, october?.outcome, october?.isLate], ['received', 'pending', false])
    const november = at(trace, [OTHER], month(11)) ?? assert.fail('not there')
    assert.deepEqual([november.outcome, november.isLate, november.isPublished, november.vote], ['answered', false, true, 'dislike'])
    assert.deepEqual([isInTime(november), isContent(november)], [true, false])
  })

  test('cả tỉnh: một phản ánh, tồn, giải quyết muộn', () => {
    const figures = figuresOf([at(trace, [COMMUNE, OTHER], month(11))].filter((one) => one !== undefined))
    assert.deepEqual([figures.received, figures.carriedOver, figures.resolvedLate, figures.late, figures.byClass.service], [0, 1, 1, 1, 1])
  })
})

const DEEDS: readonly PetitionDeed[] = [
  CLASSIFY, DRAFT, APPROVE, PREPARE, PUBLISH, { name: 'transfer', unitId: OTHER, words: 'Chuyển' }, { name: 'transfer', unitId: COMMUNE, words: 'Trả' },
  { name: 'askMore', words: 'Thêm' }, { name: 'supplement', text: 3, files: [] }, { name: 'rate', vote: 'dislike', comment: null }, { name: 'reopen', text: 4 },
  { name: 'refuse', reason: 'UNCLEAR', words: 'Không rõ' }, { name: 'route', route: 'complaint', words: 'Khiếu nại' },
]
const lives = fc.array(fc.tuple(fc.constantFrom(...DEEDS), fc.integer({ min: 1, max: 15_000 })), { maxLength: 20 })

const randomTrace = (steps: readonly (readonly [PetitionDeed, number])[]): Trace => {
  const story = openStory('2026-08-10T08:00')
  let minute = minuteOf(local('2026-08-10T08:00'))
  for (const [deed, minutes] of steps) {
    minute += minutes
    story.tryDo(formatMinute(minute), deed)
  }
  return traceOf(story.events)
}

const spans = fc.tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 90 })).map(([from, days]) => {
  const begin = minuteOf(local('2026-08-01T00:00')) + from * 1_440
  return { begin: atOfMinute(begin), end: atOfMinute(begin + days * 1_440) }
})
const UNITS = [[COMMUNE], [OTHER], [COMMUNE, OTHER]] as const

describe('đồng nhất thức', () => {
  test('nhận + tồn + xem lại = giải quyết + đang xử lý + từ chối + dẫn đi + chuyển đi, ở mọi đơn vị, mọi kỳ', () => {
    fc.assert(fc.property(fc.array(lives, { maxLength: 6 }), spans, (many, span) => {
      const traces = many.map(randomTrace)
      for (const units of UNITS) {
        const standings = traces.flatMap((trace) => standingOf(trace, new Set(units), span) ?? [])
        const f = figuresOf(standings)
        assert.equal(f.received + f.carriedOver + f.reopened, f.resolvedOnTime + f.resolvedLate + f.pendingInTime + f.pendingLate + f.refused + f.routed + f.passedOn)
        assert.equal(f.received + f.carriedOver + f.reopened, standings.length)
        assert.equal(Object.values(f.byClass).reduce((sum, n) => sum + n, 0), standings.length)
      }
    }))
  })

  test('hai kỳ liền nhau: đang xử lý cuối kỳ trước là tồn đầu kỳ sau', () => {
    fc.assert(fc.property(lives, fc.integer({ min: 10, max: 100 }), (steps, day) => {
      const trace = randomTrace(steps)
      const middle = atOfMinute(minuteOf(local('2026-08-01T00:00')) + day * 1_440)
      const [before, after] = [{ begin: local('2026-08-01T00:00'), end: middle }, { begin: middle, end: local('2028-01-01T00:00') }]
      for (const units of UNITS) {
        const pending = standingOf(trace, new Set(units), before)?.outcome === 'pending'
        assert.equal(standingOf(trace, new Set(units), after)?.entry === 'carriedOver', pending)
      }
    }))
  })

  test('điều xảy ra sau kỳ không đổi số của kỳ', () => {
    fc.assert(fc.property(lives, spans, fc.nat(20), (steps, span, cut) => {
      const { petitionId, lines } = randomTrace(steps)
      const kept = lines.filter((line, i) => line.at < span.end || i < cut % (lines.length + 1))
      for (const units of UNITS) {
        assert.deepEqual(standingOf({ petitionId, lines }, new Set(units), span), standingOf({ petitionId, lines: kept }, new Set(units), span))
      }
    }))
  })
})
