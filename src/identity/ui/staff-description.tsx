import { Button } from '#ui/button.tsx'
import { TextField } from '#ui/field.tsx'
import { PostForm } from '#ui/post-form.tsx'
import type { FormReply } from '#web/form.ts'

/** The boxes that say who a person is, for entering and for editing one. */
export const DescriptionFields = ({ person }: { readonly person?: Described }) => (
  <>
    <TextField name="fullName" label="Họ tên" defaultValue={person?.fullName} />
    <TextField name="code" label="Mã cán bộ" width={20} code defaultValue={person?.code} />
    <TextField name="title" label="Chức danh" hint="Như in trên giấy tờ" optional defaultValue={person?.title ?? undefined} />
    <TextField name="phone" label="Điện thoại" optional width={20} defaultValue={person?.phone ?? undefined} />
    <TextField name="email" label="Thư điện tử" optional width={20} defaultValue={person?.email ?? undefined} />
  </>
)

export type Described = {
  readonly fullName: string
  readonly code: string
  readonly title: string | null
  readonly phone: string | null
  readonly email: string | null
}

/** Corrects a person's name, title and ways to reach them; what was there stays in the history. */
export const StaffDescriptionPanel = ({ person, reply }: { readonly person: Described; readonly reply: FormReply | undefined }) => (
  <section className="panel">
    <h2>Thông tin cán bộ</h2>
    <PostForm reply={reply}>
      <input type="hidden" name="viec" value="sua" />
      <DescriptionFields person={person} />
      <p className="form-actions"><Button kind="ghost">Lưu thông tin</Button></p>
    </PostForm>
  </section>
)
