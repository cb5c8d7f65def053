import { BOX, layOutProcess, type Box, type ProcessLayout } from './process-layout.ts'
import type { ProcessStep } from './process.ts'
import { wrapText } from './wrap-text.ts'

/** The words of a drawing, given by whoever shows it. */
export type DrawingWords = {
  /** Read aloud in place of the picture. */
  readonly title: string
  readonly laneLabel: (step: ProcessStep) => string
  readonly time: (allottedMinutes: number) => string
}

export type DrawingOptions = {
  /** Makes the ids of the picture's own parts unique on a page. */
  readonly idPrefix: string
  /** Steps to mark: done, going on, or criticised by the linter. */
  readonly marks?: ReadonlyMap<string, 'done' | 'now' | 'bad'>
}

const NAME = { chars: 19, lines: 3, lineHeight: 16 }

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (text: string): string => text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter)

const tag = (name: string, attributes: Readonly<Record<string, string | number>>, content = ''): string => {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(String(value))}"`)
  return content === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${content}</${name}>`
}

const textLines = (
  lines: readonly string[],
  place: { readonly x: number; readonly y: number; readonly lineHeight: number },
  attributes: Readonly<Record<string, string | number>>,
): string =>
  tag(
    'text',
    attributes,
    lines.map((line, i) => tag('tspan', { x: place.x, y: place.y + i * place.lineHeight }, escape(line))).join(''),
  )

const drawLanes = ({ lanes, width }: ProcessLayout): string =>
  lanes
    .map(({ label, top, height }, index) => {
      const lines = wrapText(label, 17, 4)
      const y = top + height / 2 - ((lines.length - 1) * 17) / 2 + 5
      return (
        tag('rect', {
          class: `process-lane ${index % 2 === 0 ? 'process-lane-even' : 'process-lane-odd'}`,
          x: 0.5,
          y: top + 0.5,
          width: width - 1,
          height: height - 1,
          fill: index % 2 === 0 ? '#f4f6f8' : '#ffffff',
          stroke: '#d5dbe1',
        }) +
        textLines(lines, { x: 12, y, lineHeight: 17 }, {
          class: 'process-lane-label',
          fill: '#4a5560',
          'font-size': 13,
          'font-weight': 600,
        })
      )
    })
    .join('')

const drawBox = ({ step, left, top }: Box, words: DrawingWords, mark: string | undefined): string => {
  const lines = wrapText(step.name, NAME.chars, NAME.lines)
  const x = left + 12
  return tag(
    'g',
    { class: `process-step process-${step.kind}${mark === undefined ? '' : ` process-${mark}`}`, 'data-step': step.id },
    tag('rect', {
      class: 'process-box',
      x: left,
      y: top,
      width: BOX.width,
      height: BOX.height,
      rx: 6,
      fill: mark === 'bad' ? '#fcebea' : mark === 'now' ? '#e7f0f8' : mark === 'done' ? '#e6f4ea' : '#ffffff',
      stroke: mark === 'bad' ? '#b3261e' : step.kind === 'approve' ? '#0b4f8a' : '#8793a0',
      'stroke-width': step.kind === 'approve' || mark !== undefined ? 2 : 1,
    }) +
      textLines(lines, { x, y: top + 20, lineHeight: NAME.lineHeight }, {
        class: 'process-step-name',
        fill: '#1b1f24',
        'font-size': 13,
        'font-weight': 600,
      }) +
      tag(
        'text',
        { class: 'process-step-time', x, y: top + BOX.height - 10, fill: '#4a5560', 'font-size': 12 },
        escape(words.time(step.allottedMinutes)),
      ),
  )
}

const drawGate = ({ x, y, kind }: ProcessLayout['gates'][number]): string =>
  tag('path', {
    class: `process-gate process-${kind}`,
    d: `M${x} ${y - 7}L${x + 7} ${y}L${x} ${y + 7}L${x - 7} ${y}Z`,
    fill: '#f2c230',
    stroke: '#1b1f24',
  })

/**
 * The step graph of a process as one SVG element: lanes by holder, parallel branches with their forks (◆) and
 * joins. It has no `style` attribute, so that it passes a strict content policy; colours are presentation
 * attributes that a page's classes override (dark theme, print).
 */
export const drawProcess = (steps: readonly ProcessStep[], words: DrawingWords, options: DrawingOptions): string => {
  const layout = layOutProcess(steps, words.laneLabel)
  const arrow = `${options.idPrefix}-arrow`
  const title = `${options.idPrefix}-title`
  const lines = layout.lines.map(({ points }) =>
    tag('path', {
      class: 'process-line',
      d: points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join(''),
      fill: 'none',
      stroke: '#6b7782',
      'stroke-width': 1.5,
      'marker-end': `url(#${arrow})`,
    }),
  )
  return tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'process-drawing',
      viewBox: `0 0 ${layout.width} ${layout.height}`,
      width: layout.width,
      height: layout.height,
      role: 'img',
      'aria-labelledby': title,
      'font-family': "system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','DejaVu Sans',sans-serif",
    },
    tag('title', { id: title }, escape(words.title)) +
      tag(
        'defs',
        {},
        tag(
          'marker',
          { id: arrow, viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, orient: 'auto' },
          tag('path', { class: 'process-arrow', d: 'M0 0L8 4L0 8Z', fill: '#6b7782' }),
        ),
      ) +
      drawLanes(layout) +
      lines.join('') +
      layout.boxes.map((box) => drawBox(box, words, options.marks?.get(box.step.id))).join('') +
      layout.gates.map(drawGate).join(''),
  )
}
