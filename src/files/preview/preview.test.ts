import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { drawPdf } from './pdf-preview.ts'
import { isPreviewable } from './serve-preview.ts'

/** Two pages, written by hand, with a script that asks to run when the file is opened. */
const HOSTILE_PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert("x"))>>>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj
4 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>endobj
trailer<</Root 1 0 R>>
%%EOF`

test('a PDF is drawn anew: its pages are there, its script is not', async () => {
  const drawing = await drawPdf(() => Readable.from([Buffer.from(HOSTILE_PDF)]))
  assert.match(drawing ?? '', /^<svg/)
  assert.match(drawing ?? '', /data-height="7\d\d/)
  assert.doesNotMatch(drawing ?? '', /<script|app\.alert|javascript:/i)
})

test('what is no PDF draws nothing and stops nobody behind it', async () => {
  const [broken, whole] = await Promise.all([
    drawPdf(() => Readable.from([Buffer.from('%PDF-1.4 nothing')])),
    drawPdf(() => Readable.from([Buffer.from(HOSTILE_PDF)])),
  ])
  assert.equal(broken, undefined)
  assert.match(whole ?? '', /^<svg/)
})

test('pictures and PDF are shown; what a browser could run, or cannot show, is not', () => {
  for (const type of ['image/jpeg', 'image/png', 'image/webp', 'application/pdf']) assert.ok(isPreviewable(type), type)
  for (const type of ['image/svg+xml', 'text/html', 'application/xml', 'text/plain', 'image/tiff']) assert.ok(!isPreviewable(type), type)
})
