import { Checkbox, RadioCards } from '#ui/choice.tsx'
import { fieldId } from '#ui/field-id.ts'
import { TextAreaField } from '#ui/field.tsx'
import { useFieldReply } from '#ui/post-form.tsx'
import type { Question, Questionnaire, ScaleQuestion } from '#law/surveys.ts'
import { questionField } from '../fields.ts'

type Step = { readonly value: string; readonly label: string }

/** Five steps side by side, the best last, so narrow that they fit a small phone. */
const ScaleRow = ({ question, steps }: { readonly question: ScaleQuestion; readonly steps: readonly Step[] }) => {
  const name = questionField(question.key)
  const { error, value } = useFieldReply(name)
  const id = fieldId(name)
  return (
    <fieldset className={error === undefined ? 'field scale' : 'field scale bad'} aria-describedby={error === undefined ? undefined : `${id}-err`}>
      <legend>{question.text}</legend>
      {error !== undefined && <p className="err" id={`${id}-err`}>{error}</p>}
      <div className="scale-steps">
        {steps.map((step, i) => (
          <label key={step.value}>
            <input type="radio" name={name} id={i === 0 ? id : `${id}-${step.value}`} value={step.value} defaultChecked={value === step.value} />
            <span>{step.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const SeveralOf = ({ question }: { readonly question: Extract<Question, { kind: 'choice' }> }) => {
  const { error } = useFieldReply(questionField(question.key))
  return (
    <fieldset className={error === undefined ? 'field' : 'field bad'} id={fieldId(questionField(question.key))} tabIndex={-1}>
      <legend>{question.text}</legend>
      {error !== undefined && <p className="err">{error}</p>}
      {question.options.map(({ key, label }) => <Checkbox key={key} name={questionField(question.key, key)} label={label} />)}
    </fieldset>
  )
}

const OneQuestion = ({ question, steps }: { readonly question: Question; readonly steps: readonly Step[] }) => {
  switch (question.kind) {
    case 'scale': return <ScaleRow question={question} steps={steps} />
    case 'text': return <TextAreaField name={questionField(question.key)} label={question.text} hint="Đừng ghi tên, số điện thoại hay mã hồ sơ của bạn." optional rows={3} maxLength={question.longest} />
    case 'weighted':
      return <RadioCards name={questionField(question.key)} legend={question.text} choices={question.options.map(({ key, label }) => ({ value: key, label }))} inRow />
    case 'choice':
      return question.most > 1 ? <SeveralOf question={question} /> : (
        <RadioCards
          name={questionField(question.key)}
          legend={<>{question.text} <span className="optional">(không bắt buộc)</span></>}
          choices={question.options.map(({ key, label }) => ({ value: key, label }))}
          inRow={question.options.length < 4}
        />
      )
  }
}

/** The parts of a questionnaire one under the other, each saying how far one has come. */
export const SheetQuestions = ({ questionnaire, scale }: { readonly questionnaire: Questionnaire; readonly scale: readonly string[] }) => {
  const steps = scale.map((label, i): Step => ({ value: String(i + 1), label }))
  return questionnaire.sections.map(({ key, title, questions }, i) => (
    <section key={key} className="sheet-part">
      <p className="step-of">Phần {i + 1}/{questionnaire.sections.length}</p>
      <h2>{title}</h2>
      {questions.map((question) => <OneQuestion key={question.key} question={question} steps={steps} />)}
    </section>
  ))
}
