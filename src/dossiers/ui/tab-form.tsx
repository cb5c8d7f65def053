import type { SummaryPage } from '#eforms/summary.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import type { FileView } from '../papers/papers-view.ts'
import { FileLinks } from './file-links.tsx'
import { FormLines } from './form-lines.tsx'
import { Scans } from './scans.tsx'

type FormTabProps = { readonly dossierId: string; readonly form: readonly SummaryPage[]; readonly files: readonly FileView[] }

/** The e-form of the dossier as it was filled. */
export const FormTab = ({ dossierId, form, files }: FormTabProps) => (
  <div className="tab-pad stack">
    {form.length === 0 && (
      <EmptyState title="Không có tờ khai điện tử">
        <p>Hồ sơ này nộp bằng tờ khai giấy hoặc thủ tục chưa có biểu mẫu điện tử.</p>
      </EmptyState>
    )}
    {form.length > 0 && (
      <p>
        <a href={`/mot-cua/giay-to/${dossierId}/to-khai`} target="_blank" rel="noreferrer">Tờ khai (PDF)</a>
      </p>
    )}
    <FormLines pages={form} />
    {files.length > 0 && (
      <section>
        <h3>Tệp trong tờ khai</h3>
        <FileLinks files={files} />
        <Scans files={files} />
      </section>
    )}
  </div>
)
