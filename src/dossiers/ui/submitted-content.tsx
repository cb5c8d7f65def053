import type { QueueDossier } from '../pages/reception-queue.ts'
import { FileLinks } from './file-links.tsx'
import { FormLines } from './form-lines.tsx'
import { Scans } from './scans.tsx'
import { PAPER_FORM_WORDS } from './words.ts'

/** The e-form as it was filled, and each paper with its files. */
export const SubmittedContent = ({ open }: { readonly open: Pick<QueueDossier, 'dossierId' | 'form' | 'formFiles' | 'papers'> }) => (
  <section className="panel tight">
    {open.form.length > 0 && (
      <p className="small">
        <a href={`/mot-cua/giay-to/${open.dossierId}/to-khai`} target="_blank" rel="noreferrer">Tờ khai (PDF)</a>
      </p>
    )}
    <FormLines pages={open.form} />
    {open.formFiles.length > 0 && (
      <>
        <h3>Tệp trong tờ khai</h3>
        <FileLinks files={open.formFiles} />
        <Scans files={open.formFiles} />
      </>
    )}
    <h3>Giấy tờ</h3>
    {open.papers.length === 0 ? (
      <p className="small">Không gửi kèm giấy tờ nào khác.</p>
    ) : (
      <ul className="small plain">
        {open.papers.map((paper) => (
          <li key={paper.no}>
            {paper.name}: {paper.alreadyHeld ? 'đã có, không phải nộp' : paper.quantity === 0 ? 'sẽ nộp bản giấy' : `${paper.quantity} ${PAPER_FORM_WORDS[paper.form]}`}
            {paper.files.length > 0 && <FileLinks files={paper.files} />}
          </li>
        ))}
      </ul>
    )}
  </section>
)
