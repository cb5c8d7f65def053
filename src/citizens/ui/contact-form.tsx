import { Button } from '#ui/button.tsx'
import { TextField } from '#ui/field.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { FormReply } from '#web/form.ts'

/** Asks for the phone or e-mail that a code is sent to. */
export const ContactForm = ({ reply, next }: { readonly reply: FormReply | undefined; readonly next: string | null }) => (
  <PostForm reply={reply}>
    {next !== null && <input type="hidden" name="tiep" value={next} />}
    <TextField
      name="contact"
      label="Số điện thoại hoặc thư điện tử"
      hint="Số di động 10 chữ số, ví dụ 0912 345 678, hoặc địa chỉ thư. Chúng tôi gửi một mã 6 chữ số tới đó."
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
    />
    <p className="form-actions">
      <Button>Gửi mã</Button>
    </p>
  </PostForm>
)
