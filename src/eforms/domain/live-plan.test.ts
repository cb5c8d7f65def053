import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compileForm } from '../compile-form.ts'
import { readPage } from '../read-page.ts'
import { generatedForm, typed } from '../testing-forms.ts'
import { isBlock, type Field } from './form.ts'
import { livePlan, settlePlan, type LivePlan } from './live-plan.ts'
import { settle } from './settle.ts'
import { answerAt, type Answers } from './value.ts'

/** The boxes of a page, tables with two rows. */
const boxes = (fields: readonly Field[], before: string): readonly string[] =>
  fields.flatMap((field) => {
    const path = `${before}${field.id}`
    if (isBlock(field)) return boxes(field.parts, `${path}.`)
    if (field.kind === 'table') return [0, 1].flatMap((row) => boxes(field.fields, `${path}.${row}.`))
    if (field.kind === 'place') return [path, `${path}.offered`, `${path}.choice`]
    return field.kind === 'computed' || field.kind === 'info' ? [] : [path]
  })

test('a page weighed in the browser opens, closes and computes what the server does, for generated forms and data', () => {
  let opened = 0
  let closed = 0
  fc.assert(
    fc.property(generatedForm, fc.infiniteStream(typed), (source, words) => {
      const compiled = compileForm(source)
      assert.ok(compiled.ok, JSON.stringify(compiled))
      const [first, second] = compiled.body.pages
      assert.ok(first !== undefined && second !== undefined)
      const sent = (fields: readonly Field[]): FormData => {
        const form = new FormData()
        for (const box of boxes(fields, '')) form.append(box, String(words.next().value))
        return form
      }
      const before: Answers = readPage(sent(first.fields), first)
      const page = sent(second.fields)
      const whole = settle(compiled.body, { ...before, ...readPage(page, second) }, '2026-11-22')
      const plan = livePlan(compiled.body, second, before, '2026-11-22')
      if (plan === undefined) return
      const carried: LivePlan = JSON.parse(JSON.stringify(plan))
      const live = settlePlan(carried, readPage(page, carried))
      for (const [path, state] of live.states) {
        assert.equal(state.isVisible, whole.states.get(path)?.isVisible, path)
        if (state.isVisible) opened++
        else closed++
        if (state.field.kind === 'computed') {
          assert.deepEqual(answerAt(live.answers, path.split('.')), answerAt(whole.answers, path.split('.')), path)
        }
      }
      assert.ok(!JSON.stringify(carried).includes('Câu '), 'words of the form do not travel twice')
    }),
    { numRuns: 300 },
  )
  assert.ok(opened > 300 && closed > 300, `${opened} open, ${closed} closed: too few to say anything`)
})
