import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { processTemplates } from '#law/procedures.ts'
import { fitProcess } from './process-fit.ts'
import { drawProcess, type DrawingWords } from './process-drawing.ts'
import { BOX, layOutProcess, type Box } from './process-layout.ts'
import type { ProcessStep } from './process.ts'
import { wrapText } from './wrap-text.ts'

const laneLabel = (step: ProcessStep): string => `${step.role} ${step.unit.kind}`
const words: DrawingWords = { title: 'Quy trình', laneLabel, time: (minutes) => `${minutes} phút` }
const drawings = processTemplates.map((template) => ({ code: template.code, steps: fitProcess(template, 4_800) }))

const overlap = (a: Box, b: Box): boolean =>
  Math.abs(a.left - b.left) < BOX.width && Math.abs(a.top - b.top) < BOX.height

describe('layOutProcess', () => {
  for (const { code, steps } of drawings) {
    test(`${code}: every step in its lane, none over another, lines run to the right`, () => {
      const { boxes, lanes, lines, width, height } = layOutProcess(steps, laneLabel)
      assert.equal(boxes.length, steps.length)
      boxes.forEach((box, i) => {
        assert.ok(boxes.slice(i + 1).every((other) => !overlap(box, other)), box.step.id)
        const lane = lanes.find((one) => one.label === laneLabel(box.step))
        assert.ok(lane !== undefined && box.top >= lane.top && box.top + BOX.height <= lane.top + lane.height)
        assert.ok(box.left >= 0 && box.left + BOX.width <= width && box.top + BOX.height <= height)
      })
      assert.equal(lines.length, steps.reduce((sum, step) => sum + step.after.length, 0))
      for (const { points } of lines) points.slice(1).forEach(([x], i) => assert.ok(x >= (points[i]?.[0] ?? 0)))
    })
  }

  test('no line crosses a box', () => {
    for (const { code, steps } of drawings) {
      const { boxes, lines } = layOutProcess(steps, laneLabel)
      for (const { from, to, points } of lines) {
        points.slice(1).forEach(([x2, y2], i) => {
          const [x1, y1] = points[i] ?? [x2, y2]
          const hit = boxes.find(
            ({ step, left, top }) =>
              step.id !== from && step.id !== to &&
              Math.max(x1, x2) > left && Math.min(x1, x2) < left + BOX.width &&
              Math.max(y1, y2) > top && Math.min(y1, y2) < top + BOX.height,
          )
          assert.equal(hit?.step.id, undefined, `${code}: ${from} → ${to}`)
        })
      }
    }
  })

  test('steps that never open are not drawn', () => {
    const [first] = drawings
    const steps = (first?.steps ?? []).map((step) => (step.kind === 'approve' ? { ...step, after: ['nowhere'] } : step))
    assert.ok(layOutProcess(steps, laneLabel).boxes.length < steps.length)
  })
})

describe('drawProcess', () => {
  const svg = drawProcess(drawings[3]?.steps ?? [], words, { idPrefix: 'p1', marks: new Map([['inspect', 'now']]) })

  test('has no style attribute, script or unclosed tag; each gate and mark is there', () => {
    assert.doesNotMatch(svg, /style=|<script|<style|on\w+=/)
    const open = [...svg.matchAll(/<([a-z]+)(?=[ >])[^>]*?(\/?)>|<\/([a-z]+)>/gi)].reduce<string[]>((stack, [, name, closed, end]) => {
      if (end !== undefined) assert.equal(stack.pop(), end)
      else if (closed === '') stack.push(name ?? '')
      return stack
    }, [])
    assert.deepEqual(open, [])
    assert.equal([...svg.matchAll(/process-gate process-fork/g)].length, 1)
    assert.equal([...svg.matchAll(/process-gate process-join/g)].length, 1)
    assert.match(svg, /process-handle process-now" data-step="inspect"/)
  })

  test('what people type stays text', () => {
    const steps = (drawings[0]?.steps ?? []).map((step) => ({ ...step, name: `<img src=x onerror=alert(1)> & "nháy"` }))
    assert.doesNotMatch(drawProcess(steps, { ...words, title: '</title><script>' }, { idPrefix: 'x' }), /<img|<script/)
  })
})

describe('wrapText', () => {
  const CASES: readonly (readonly [string, number, number, readonly string[]])[] = [
    ['Ký chứng thực', 21, 3, ['Ký chứng thực']],
    ['Tiếp nhận, kiểm tra và số hóa hồ sơ', 21, 3, ['Tiếp nhận, kiểm tra', 'và số hóa hồ sơ']],
    ['abcdefghij', 4, 5, ['abcd', 'efgh', 'ij']],
    ['một hai ba bốn', 7, 1, ['một ha…']],
    ['', 10, 2, []],
  ]
  for (const [text, chars, lines, expected] of CASES) test(`“${text}”`, () => assert.deepEqual(wrapText(text, chars, lines), expected))
})
