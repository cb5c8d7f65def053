import type { SummaryPage } from '#eforms/summary.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import type { FileView } from '../papers/papers-view.ts'
import { FileLinks } from './file-links.tsx'
import { FormLines } from './form-lines.tsx'

/** The e-form of the dossier as it was filled. */
export const FormTab = ({ form, files }: { readonly form: readonly SummaryPage[]; readonly files: readonly FileView[] }) => (
  <div className="tab-pad stack">
    {form.length === 0 && (
      <EmptyState title="Không có tờ khai điện tử">
        <p>Hồ sơ này nộp bằng tờ khai giấy hoặc thủ tục chưa có biểu mẫu điện tử.</p>
      </EmptyState>
    )}
    <FormLines pages={form} />
    {files.length > 0 && (
      <section>
        <h3>Tệp trong tờ khai</h3>
        <FileLinks files={files} />
      </section>
    )}
  </div>
)
