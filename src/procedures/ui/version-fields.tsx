import { tiersOn } from '#law/unit-catalogue.ts'
import { Checkbox } from '#ui/choice.tsx'
import { DayField } from '#ui/day-field.tsx'
import { SelectField, TextAreaField, TextField, type Option } from '#ui/field.tsx'
import { useFieldReply } from '#ui/post-form.tsx'
import type { ProcedureBody } from '../domain/procedure.ts'
import { capital } from '../citizen-words.ts'
import { CaseRows, FeeRows, LawRows, PaperRows, ResultRows } from './version-rows.tsx'
import { DurationField } from './duration-field.tsx'
import { GATE_WORDS, SERVICE_LEVEL_WORDS, tierWords } from '../words.ts'

type VersionFieldsProps = {
  readonly body: ProcedureBody | undefined
  /** ISO day, proposed. */
  readonly effectiveFrom: string
  readonly processId: string | null
  readonly today: string
  readonly sectors: readonly string[]
  readonly processes: readonly Option[]
}

const Tiers = ({ chosen, today }: { readonly chosen: readonly string[]; readonly today: string }) => {
  const { error } = useFieldReply('tiers.commune')
  const codes = [...new Set([...tiersOn(today).map((tier) => tier.code), ...chosen])]
  return (
    <fieldset className={error === undefined ? 'field' : 'field bad'}>
      <legend>Cấp giải quyết</legend>
      <div className="choices-row">
        {codes.map((code) => <Checkbox key={code} name={`tiers.${code}`} label={tierWords(code)} defaultChecked={chosen.includes(code)} />)}
      </div>
    </fieldset>
  )
}

/** All that a version says, as one long form in the order in which people think of it. */
export const VersionFields = ({ body, effectiveFrom, processId, today, sectors, processes }: VersionFieldsProps) => (
  <>
    <section className="panel" id="chung">
      <h2>Tên và lĩnh vực</h2>
      <TextAreaField name="name" label="Tên thủ tục" rows={2} defaultValue={body?.name} />
      <TextField name="sectorName" label="Lĩnh vực" list="linh-vuc-da-co" hint="Chọn tên đã có, hoặc gõ tên mới." defaultValue={body?.sectorName} />
      <datalist id="linh-vuc-da-co">{sectors.map((name) => <option key={name} value={name} />)}</datalist>
      <Tiers chosen={body?.tiers ?? []} today={today} />
      <TextAreaField name="applicantKinds" label="Ai được nộp" hint="Mỗi dòng một đối tượng." rows={3} optional defaultValue={body?.applicantKinds.join('\n')} />
      <TextField name="keywords" label="Từ người dân hay gõ khi tìm" hint="Cách nhau bằng dấu phẩy." optional defaultValue={body?.keywords?.join(', ')} />
    </section>
    <section className="panel" id="thoi-han"><CaseRows body={body} /></section>
    <section className="panel" id="giay-to"><PaperRows body={body} /></section>
    <section className="panel" id="phi"><FeeRows body={body} /></section>
    <section className="panel" id="ket-qua"><ResultRows body={body} /></section>
    <section className="panel" id="cach-lam">
      <h2>Cách nộp và cách làm</h2>
      <SelectField name="serviceLevel" label="Mức dịch vụ" options={Object.entries(SERVICE_LEVEL_WORDS).map(([value, label]) => ({ value, label }))} defaultValue={body?.serviceLevel} />
      <div className="pair">
        <SelectField
          name="gate.kind" label="Nộp trực tuyến tại" defaultValue={body?.submissionGate.kind}
          options={Object.entries(GATE_WORDS).map(([value, label]) => ({ value, label: capital(label) }))}
        />
        <SelectField
          name="processingRoute" label="Giải quyết trên" defaultValue={body?.processingRoute}
          options={[{ value: 'LOCAL', label: 'Hệ thống này' }, { value: 'MINISTRY', label: 'Hệ thống của bộ, ngành' }]}
        />
      </div>
      <TextField
        name="gate.basis" label="Căn cứ nhận trực tuyến tại cổng của cơ quan" optional
        hint="Bắt buộc khi chọn cổng của cơ quan: số, ngày văn bản cho phép. Không có thì người dân nộp tại Cổng Dịch vụ công quốc gia."
        defaultValue={body?.submissionGate.kind === 'OWN' ? body.submissionGate.basis : undefined}
      />
      <Checkbox name="instant" label="Làm ngay tại quầy" hint="Tiếp nhận, giải quyết và trả trong một lần, như chứng thực." defaultChecked={body?.instant ?? false} />
      <SelectField name="processId" label="Quy trình nội bộ" hint="Phải chọn trước khi ban hành." options={processes} placeholder="Chưa chọn" defaultValue={processId ?? ''} />
    </section>
    <section className="panel" id="dong-ho">
      <h2>Đồng hồ</h2>
      <Checkbox name="pauses.financialObligation" label="Dừng khi chờ nghĩa vụ tài chính" hint="Chỉ khi luật chuyên ngành không tính thời gian này." defaultChecked={body?.pauses.financialObligation ?? false} />
      <Checkbox name="pauses.verification" label="Dừng khi xác minh, lấy ý kiến cơ quan khác" hint="Chỉ khi văn bản của thủ tục không tính thời gian này." defaultChecked={body?.pauses.verification ?? false} />
      <h3>Gia hạn</h3>
      <p className="small muted">Để trống cả ba ô nếu không được gia hạn.</p>
      <div className="pair">
        <TextField name="extension.count" label="Số lần" optional width={4} inputMode="numeric" defaultValue={body?.extension === null ? '' : body?.extension.maxCount.toString()} />
        <DurationField name="extension.time" label="Mỗi lần nhiều nhất" optional empty="Để trống là không gia hạn." kept={body?.extension?.maxDuration} />
      </div>
      <TextField name="extension.basis" label="Căn cứ gia hạn" optional defaultValue={body?.extension?.basis} />
    </section>
    <section className="panel" id="can-cu">
      <LawRows body={body} />
      <div className="pair">
        <TextField name="decision.number" label="Quyết định công bố, số" optional defaultValue={body?.publicationDecision?.number} />
        <DayField name="decision.date" label="Ngày" optional defaultValue={body?.publicationDecision?.date} />
      </div>
      <TextAreaField name="requirements" label="Yêu cầu, điều kiện" optional rows={4} defaultValue={body?.requirements} />
      <TextAreaField name="stepsText" label="Trình tự thực hiện, nguyên văn" optional rows={6} defaultValue={body?.stepsText} />
    </section>
    <section className="panel" id="hieu-luc">
      <h2>Hiệu lực</h2>
      <DayField name="effectiveFrom" label="Có hiệu lực từ ngày" hint="Phiên bản trước tự kết thúc vào hôm trước ngày này. Hồ sơ đã nhận giữ phiên bản lúc nhận." defaultValue={effectiveFrom} />
    </section>
  </>
)
