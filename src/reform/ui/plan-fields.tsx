import { TextAreaField, TextField } from '#ui/field.tsx'

type PlanFieldsProps = { readonly values: { readonly title: string; readonly year: number; readonly legalBasis: string } }

/** Name, year and legal basis of a plan. */
export const PlanFields = ({ values }: PlanFieldsProps) => (
  <>
    <TextField name="title" label="Tên kế hoạch" maxLength={300} defaultValue={values.title} />
    <TextField name="year" label="Năm" inputMode="numeric" width={4} defaultValue={String(values.year)} />
    <TextAreaField name="legalBasis" label="Căn cứ" hint="Mỗi văn bản một dòng" optional rows={3} maxLength={4_000} defaultValue={values.legalBasis} />
  </>
)
