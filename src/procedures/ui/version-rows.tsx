import { Checkbox } from '#ui/choice.tsx'
import { SelectField, TextAreaField, TextField } from '#ui/field.tsx'
import { formatNumber } from '#kernel/number-format.ts'
import type { ProcedureBody } from '../domain/procedure.ts'
import { DurationField } from './duration-field.tsx'
import { ExemptionRows } from './exemption-rows.tsx'
import { RowList } from './row-list.tsx'
import { CHANNEL_WORDS, feeWords, PAYABLE_WORDS } from '../words.ts'

type Rows = { readonly body: ProcedureBody | undefined }

const KeptId = ({ name, id }: { readonly name: string; readonly id: string | undefined }) =>
  id === undefined ? null : <input type="hidden" name={name} value={id} />

export const CaseRows = ({ body }: Rows) => (
  <RowList
    name="cases" legend="Thời hạn theo trường hợp" rowName="Trường hợp" items={body?.cases ?? []}
    hint="Gõ như trong văn bản: “5 ngày làm việc”, “trong ngày, nhận sau 15 giờ thì ngày làm việc sau”, “2,5 ngày”. Thời hạn cam kết là ngày in trên giấy hẹn."
    row={(field, item) => (
      <>
        <KeptId name={field('id')} id={item?.id} />
        <div className="wide"><TextField name={field('label')} label="Trường hợp" placeholder="Thông thường" defaultValue={item?.label} /></div>
        <DurationField name={field('committed')} label="Cam kết" kept={item?.committedDuration} />
        <DurationField name={field('statutory')} label="Theo quy định" kept={item?.statutoryDuration} />
        <SelectField
          name={field('mode')} label="Cách tính" defaultValue={item?.deadlineMode ?? ''}
          options={[{ value: '', label: 'Theo đơn vị thời gian' }, { value: 'BY_HOUR', label: 'Theo giờ' }, { value: 'END_OF_DAY', label: 'Đến hết ngày' }]}
        />
      </>
    )}
  />
)

export const PaperRows = ({ body }: Rows) => (
  <RowList
    name="papers" legend="Giấy tờ phải nộp" rowName="Giấy tờ" items={body?.papers ?? []}
    row={(field, item) => (
      <>
        <KeptId name={field('id')} id={item?.id} />
        <div className="wide"><TextAreaField name={field('name')} label="Tên giấy tờ" rows={2} defaultValue={item?.name} /></div>
        <TextField name={field('originals')} label="Bản chính" inputMode="numeric" width={4} defaultValue={item === undefined ? '1' : String(item.originals)} />
        <TextField name={field('copies')} label="Bản sao" inputMode="numeric" width={4} defaultValue={item === undefined ? '0' : String(item.copies)} />
        <TextField name={field('condition')} label="Khi nào cần" optional defaultValue={item?.condition} />
        <TextField name={field('formFile')} label="Mẫu đơn" optional defaultValue={item?.formFile} />
        <Checkbox name={field('mandatory')} label="Bắt buộc" defaultChecked={item?.mandatory ?? true} />
      </>
    )}
  />
)

export const FeeRows = ({ body }: Rows) => (
  <RowList
    name="fees" legend="Phí, lệ phí" rowName="Khoản" items={body?.fees ?? []}
    hint="Không thu thì ghi một khoản với mức 0. Để trống mức khi văn bản không ghi số tiền."
    row={(field, item) => (
      <>
        <KeptId name={field('id')} id={item?.id} />
        <div className="wide"><TextField name={field('name')} label="Tên khoản" defaultValue={item?.name} /></div>
        <SelectField name={field('kind')} label="Loại" defaultValue={item?.kind ?? 'charge'} options={[{ value: 'charge', label: 'Lệ phí' }, { value: 'fee', label: 'Phí' }]} />
        <TextField
          name={field('amount')} label="Mức (đồng)" placeholder="8.000"
          defaultValue={item === undefined || item.amount === null ? '' : formatNumber(item.amount)}
          {...((item?.laterPages ?? item?.maxPerCopy ?? item?.foreign) !== undefined && {
            hint: `Giữ nguyên: ${feeWords(item ?? { id: '', name: '', kind: 'fee', amount: null })}`,
          })}
        />
        <SelectField name={field('per')} label="Tính theo" defaultValue={item?.per ?? 'dossier'} options={[{ value: 'dossier', label: 'hồ sơ' }, { value: 'copy', label: 'bản' }, { value: 'page', label: 'trang' }]} />
        <SelectField name={field('channel')} label="Kênh" defaultValue={item?.channel ?? ''} options={[{ value: '', label: 'mọi kênh' }, ...Object.entries(CHANNEL_WORDS).map(([value, label]) => ({ value, label }))]} />
        <SelectField name={field('caseId')} label="Trường hợp" defaultValue={item?.caseId ?? ''} options={[{ value: '', label: 'mọi trường hợp' }, ...(body?.cases ?? []).map((one) => ({ value: one.id, label: one.label }))]} />
        <TextField name={field('condition')} label="Chỉ thu khi" optional defaultValue={item?.condition} />
        <SelectField name={field('payableAt')} label="Nộp khi" defaultValue={item?.payableAt ?? 'submission'} options={Object.entries(PAYABLE_WORDS).map(([value, label]) => ({ value, label }))} />
        <TextField name={field('note')} label="Ghi chú" optional defaultValue={item?.note} />
        <ExemptionRows field={field} items={item?.exemptions ?? []} />
      </>
    )}
  />
)

export const ResultRows = ({ body }: Rows) => (
  <RowList
    name="results" legend="Kết quả" rowName="Kết quả" items={body?.results ?? []}
    row={(field, item) => (
      <>
        <div className="wide"><TextField name={field('name')} label="Tên kết quả" defaultValue={item?.name} /></div>
        <TextField name={field('code')} label="Mã kết quả" optional code defaultValue={item?.code} />
      </>
    )}
  />
)

export const LawRows = ({ body }: Rows) => (
  <RowList
    name="legalBasis" legend="Căn cứ pháp lý" rowName="Văn bản" items={body?.legalBasis ?? []}
    row={(field, item) => (
      <>
        <TextField name={field('number')} label="Số, ký hiệu" placeholder="118/2025/NĐ-CP" defaultValue={item?.number} />
        <div className="wide"><TextField name={field('title')} label="Trích yếu" optional defaultValue={item?.title} /></div>
      </>
    )}
  />
)
