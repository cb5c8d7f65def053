import { Button, ButtonLink } from '#ui/button.tsx'
import { Checkbox, RadioCards } from '#ui/choice.tsx'
import { Chip } from '#ui/chip.tsx'
import { DueCalendar } from '#ui/due-calendar.tsx'
import errorFocus from '#ui/enhance/error-focus.ts?worker&url'
import { KeyFacts } from '#ui/facts.tsx'
import { SelectField, TextAreaField, TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { RouteHandle } from '#ui/route-handle.ts'
import { Timeline } from '#ui/timeline.tsx'
import { Code, Moment } from '#ui/values.tsx'
import { galleryOnly } from '#web/gallery-only.ts'
import { CHIPS, LIFE, LONG_WAY, WORKING_WEEK, WRONG_FORM } from './gallery-samples.tsx'

export const loader = galleryOnly
export const handle: RouteHandle = { scripts: [errorFocus] }

/** Every component of the portal in every state, to be looked at. */
const GalleryPortal = () => (
  <div className="wrap narrow stack">
    <title>Kiểu dáng · Trang cho người dân</title>
    <p className="small">
      <a href="/kieu-dang/tac-nghiep">Xem kiểu dáng nơi làm việc ›</a>
    </p>
    <section>
      <Code>H50.27-261120-0042</Code>
      <h1>Xác nhận tình trạng hôn nhân</h1>
      <div className="panel">
        <Chip>Đang xử lý</Chip>
        <p className="lead">
          Hẹn trả{' '}
          <b>
            trước <Moment at="2026-11-27T10:30:00Z" form="spoken" />
          </b>
        </p>
        <p className="muted">
          Hồ sơ đang ở <b>Công chức Tư pháp – Hộ tịch</b> từ 10 giờ 15 ngày 20/11. Việc tiếp theo: kiểm tra sổ
          hộ tịch, rồi trình lãnh đạo ký. Bạn chưa phải làm gì.
        </p>
      </div>
    </section>
    <section>
      <h2>Vì sao là ngày 27?</h2>
      <p className="muted">
        Quy định 5 ngày làm việc. Ngày nhận hồ sơ không tính; thứ Bảy, Chủ nhật và ngày nghỉ không tính.
      </p>
      <DueCalendar days={WORKING_WEEK} />
      <h2>Qua lễ, làm bù và một lần tạm dừng</h2>
      <DueCalendar days={LONG_WAY} />
    </section>
    <section>
      <h2>Hồ sơ đã đi qua</h2>
      <Timeline entries={LIFE} />
    </section>
    <section>
      <h2>Trước khi nộp</h2>
      <KeyFacts
        facts={[
          { name: 'Mất bao lâu', value: 'Trong ngày', note: 'nộp sau 15 giờ: ngày làm việc sau' },
          { name: 'Lệ phí', value: 'Miễn phí', note: 'đúng hạn; quá hạn 8.000 đ' },
          { name: 'Nộp ở đâu', value: 'Trực tuyến', note: 'hoặc tại quầy, bưu điện' },
          { name: 'Bạn nhận được', value: 'Giấy khai sinh', note: 'bản chính, bản điện tử' },
        ]}
      />
      <p className="chips">
        {CHIPS.map(([state, words]) => (
          <Chip key={state} state={state}>
            {words}
          </Chip>
        ))}
      </p>
    </section>
    <section>
      <Notice title="Có gì chưa rõ?">
        Gọi 0232 3512 345 trong giờ làm việc, hoặc gửi câu hỏi về hồ sơ này.
      </Notice>
      <Notice tone="done">Đã nhận hồ sơ. Giấy hẹn được gửi đến số điện thoại của bạn.</Notice>
      <Notice tone="warning" title="Ngày 24/11 đang chờ xác nhận là ngày nghỉ">
        Nếu nghỉ, hẹn trả sẽ là thứ Hai 30/11 và bạn được báo.
      </Notice>
      <Notice tone="error">Tệp “giay-to.exe” không phải ảnh hay PDF. Chụp lại giấy tờ và gửi ảnh.</Notice>
    </section>
    <section>
      <p className="step-of">Bước 2/4</p>
      <h2>Người nộp hồ sơ</h2>
      <PostForm reply={WRONG_FORM} action="/kieu-dang" label="Người nộp hồ sơ">
        <TextField name="hoTen" label="Họ và tên" hint="Như trên căn cước" autoComplete="name" />
        <TextField
          name="soDinhDanh"
          label="Số định danh"
          code
          inputMode="numeric"
          width={20}
          maxLength={12}
        />
        <TextField name="noiO" label="Nơi ở" />
        <SelectField
          name="thon"
          label="Thôn"
          placeholder="Chọn thôn"
          options={[
            { value: 'phap-ke', label: 'Pháp Kệ' },
            { value: 'hung-loc', label: 'Hùng Lộc' },
          ]}
        />
        <RadioCards
          name="traKetQua"
          legend="Nhận kết quả ở đâu?"
          defaultValue="counter"
          choices={[
            { value: 'counter', label: 'Tại quầy', hint: 'Thứ Hai đến thứ Sáu, giờ làm việc' },
            { value: 'post', label: 'Bưu điện đến nhà', hint: 'Phí khoảng 30.000 đ' },
            { value: 'digital', label: 'Bản điện tử' },
          ]}
        />
        <TextAreaField name="ghiChu" label="Ghi chú" optional />
        <Checkbox name="camDoan" label="Tôi cam đoan những điều đã khai là đúng" />
        <div className="form-actions">
          <Button>Tiếp tục</Button>
          <ButtonLink kind="plain" to="/" reloadDocument>
            Lưu và làm sau
          </ButtonLink>
        </div>
      </PostForm>
    </section>
  </div>
)
export default GalleryPortal
