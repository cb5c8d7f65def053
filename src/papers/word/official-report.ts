import type { OfficialReportInput, OfficialReportView } from '../official-report.ts'
import { officialReportSchema, officialReportView } from '../official-report.ts'
import { wordParagraph, wordTable, type Run } from './xml.ts'
import { zipOf } from './zip.ts'

/** Twentieths of a point in a millimetre. */
const MM = 56.7
const mm = (length: number): number => Math.round(length * MM)

/** Between the margins of 30 and 15 mm. */
const TEXT_WIDTH = mm(165)
const LEFT_HEAD = mm(72)
const RIGHT_HEAD = TEXT_WIDTH - LEFT_HEAD
const FIRST_LINE = mm(10)
const [SMALL, MIDDLE, BODY, TITLE] = [22, 24, 26, 28]

const centred = (runs: readonly Run[], before = 0): string => wordParagraph(runs, { align: 'center', before })
const ruled = (width: number, line: number): string => {
  const side = Math.round((width - line) / 2)
  return wordParagraph([{ text: '', size: 2 }], { ruled: { left: side, right: side } })
}

const headOf = ({ heading }: OfficialReportView): string => {
  const left = [
    ...(heading.parent === null ? [] : [centred([{ text: heading.parent, size: MIDDLE }])]),
    centred([{ text: heading.agency, bold: true, size: MIDDLE }]),
    ruled(LEFT_HEAD, mm(24)),
    centred([{ text: `Số: ${heading.number}`, size: BODY }], 120),
  ]
  const right = [
    centred([{ text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', bold: true, size: MIDDLE }]),
    centred([{ text: 'Độc lập - Tự do - Hạnh phúc', bold: true, size: BODY }]),
    ruled(RIGHT_HEAD, mm(56)),
    centred([{ text: heading.placeAndDay, italic: true, size: BODY }], 120),
  ]
  return wordTable([[{ content: left.join(''), width: LEFT_HEAD }, { content: right.join(''), width: RIGHT_HEAD }]], { bordered: false })
}

const titleOf = ({ subject, mark }: OfficialReportView): string =>
  centred([{ text: 'BÁO CÁO', bold: true, size: TITLE }], 240) + centred([{ text: subject, bold: true, size: BODY }]) + ruled(TEXT_WIDTH, mm(45)) +
  (mark === null ? '' : centred([{ text: `(${mark})`, italic: true, size: BODY }]))

const body = (text: string): string => wordParagraph([{ text, size: BODY }], { align: 'both', firstLine: FIRST_LINE, before: 60, after: 60 })

const partOf = ({ level, number, title, paragraphs }: OfficialReportView['parts'][number]): string => {
  const words = `${number}${number.includes('.') ? '' : '.'} ${title}`
  const heading = wordParagraph(
    [{ text: level === 1 ? words.toUpperCase() : words, bold: true, italic: level === 3, size: BODY }],
    { firstLine: level === 1 ? 0 : FIRST_LINE, before: 160, after: 60, keepNext: true, outline: level - 1 },
  )
  return heading + paragraphs.map(body).join('')
}

const endOf = ({ recipients, signer, notes }: OfficialReportView): string => {
  const half = Math.round(TEXT_WIDTH / 2)
  const left = [
    wordParagraph([{ text: 'Nơi nhận:', bold: true, italic: true, size: MIDDLE }]),
    ...recipients.map((words, i) => wordParagraph([{ text: `- ${words}${i === recipients.length - 1 ? '.' : ';'}`, size: SMALL }])),
  ]
  const right = [
    ...signer.titles.map((title) => centred([{ text: title, bold: true, size: BODY }])),
    ...Array.from({ length: 4 }, () => centred([{ text: '', size: BODY }])),
    centred([{ text: signer.name, bold: true, size: BODY }]),
  ]
  return wordParagraph([{ text: '', size: 12 }]) +
    wordTable([[{ content: left.join(''), width: half }, { content: right.join(''), width: TEXT_WIDTH - half }]], { bordered: false }) +
    notes.map((note) => wordParagraph([{ text: note, italic: true, size: 20 }], { before: 60 })).join('')
}

const COLUMNS = [12, 52, 21, 19, 19, 20, 22].map(mm)
const CELL = 20

const alignOf = (column: number): 'left' | 'center' | 'right' => (column === 1 || column === 6 ? 'left' : column < 3 ? 'center' : 'right')

const annexOf = ({ title, head, rows }: OfficialReportView['annexes'][number], no: number, { heading }: OfficialReportView): string => {
  const headRow = head.map((text, i) => ({ content: wordParagraph([{ text, bold: true, size: CELL }], { align: 'center' }), width: COLUMNS[i] ?? 0, middle: true }))
  const lines = rows.map(({ isPart, cells }) =>
    cells.map((text, i) => ({
      content: wordParagraph([{ text, italic: isPart && i === 1, size: CELL }], { align: alignOf(i), indent: isPart && i === 1 ? mm(3) : 0 }),
      width: COLUMNS[i] ?? 0, middle: true,
    })))
  return wordParagraph([{ text: `Phụ lục ${no}`, bold: true, size: BODY }], { align: 'center', breakBefore: true, keepNext: true, outline: 0 }) +
    centred([{ text: title.toUpperCase(), bold: true, size: BODY }]) +
    wordParagraph([{ text: `(Kèm theo Báo cáo số ${heading.number} của ${heading.speaker})`, italic: true, size: MIDDLE }], { align: 'center', after: 120 }) +
    wordTable([headRow, ...lines], { bordered: true, head: 1 })
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const LINKED = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const FORMAT = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** Page number at the top centre from the second page on; the last section has A4 and the margins of Decree 30. */
const SECTION = `<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="${mm(210)}" w:h="${mm(297)}"/>` +
  `<w:pgMar w:top="${mm(20)}" w:right="${mm(15)}" w:bottom="${mm(20)}" w:left="${mm(30)}" w:header="${mm(10)}" w:footer="${mm(10)}" w:gutter="0"/><w:titlePg/></w:sectPr>`

const HEADER = `${XML}<w:hdr ${WORD}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>` +
  '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>' +
  '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'

const STYLES = `${XML}<w:styles ${WORD}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>` +
  `<w:sz w:val="${BODY}"/><w:szCs w:val="${BODY}"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>` +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>'

const CONTENT_TYPES = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${FORMAT}.document.main+xml"/>` +
  `<Override PartName="/word/styles.xml" ContentType="${FORMAT}.styles+xml"/><Override PartName="/word/header1.xml" ContentType="${FORMAT}.header+xml"/></Types>`

const relationships = (...targets: readonly (readonly [type: string, target: string])[]): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${targets.map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`).join('')}</Relationships>`

/** The report as a Word document, in the layout of Decree 30/2020/NĐ-CP. Throws on data that `printOfficialReport` refuses. */
export const wordOfficialReport = (input: OfficialReportInput): Uint8Array => {
  const view = officialReportView(officialReportSchema.parse(input))
  const content = headOf(view) + titleOf(view) + view.intro.map(body).join('') + view.parts.map(partOf).join('') + endOf(view) +
    view.annexes.map((annex, i) => annexOf(annex, i + 1, view)).join('')
  return zipOf([
    { name: '[Content_Types].xml', text: CONTENT_TYPES },
    { name: '_rels/.rels', text: relationships(['officeDocument', 'word/document.xml']) },
    { name: 'word/document.xml', text: `${XML}<w:document ${WORD} ${LINKED}><w:body>${content}${SECTION}</w:body></w:document>` },
    { name: 'word/_rels/document.xml.rels', text: relationships(['styles', 'styles.xml'], ['header', 'header1.xml']) },
    { name: 'word/styles.xml', text: STYLES },
    { name: 'word/header1.xml', text: HEADER },
  ])
}
