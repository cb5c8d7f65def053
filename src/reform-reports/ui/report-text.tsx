import type { DocumentPart, Piece } from '../compose-document.ts'
import { rowHref } from '../report-href.ts'

/** A paragraph with its live figures marked; each opens the row that it stands for. */
export const Paragraph = ({ pieces, id }: { readonly pieces: readonly Piece[]; readonly id: string }) => (
  <p>
    {pieces.map(({ text, code }, i) =>
      code === undefined ? <span key={i}>{text}</span> : <a key={i} className="live-figure" href={rowHref(id, code)} title={`Chỉ tiêu ${code} trong phụ lục`}>{text}</a>,
    )}
  </p>
)

type PartProps = { readonly part: DocumentPart; readonly id: string; readonly isWritten: boolean; readonly editHref?: string | undefined }

/** A heading with its text, as it will be printed. */
export const Part = ({ part, id, isWritten, editHref }: PartProps) => {
  const words = `${part.number}${part.number.includes('.') ? '' : '.'} ${part.title}`
  return (
    <section id={`muc-${part.code}`} className={`report-part depth-${part.depth}`}>
      {part.depth === 1 ? <h2>{words}</h2> : part.depth === 2 ? <h3>{words}</h3> : <h4>{words}</h4>}
      {editHref !== undefined && <a className="report-edit" href={editHref} aria-label={`Soạn mục ${words}`}>Soạn</a>}
      {part.paragraphs.map((pieces, i) => <Paragraph key={i} pieces={pieces} id={id} />)}
      {isWritten && part.paragraphs.length === 0 && <p className="muted report-empty">Chưa có nội dung.</p>}
    </section>
  )
}
