import { fieldId } from '#ui/field-id.ts'
import { TextField } from '#ui/field.tsx'
import type { PlaceChoice } from '#places/domain/place-book.ts'
import { KEPT_AS_TYPED, placeIn, placeText, writePlaceChoice } from '../domain/place-answer.ts'
import type { AnswerValue } from '../domain/value.ts'
import { placeAnswerOf } from '../settle-places.ts'
import { useFilling } from './form-context.tsx'

/** The id of the list of places that a page carries once. */
export const PLACES_ID = 'eform-places'

type PlaceFieldProps = {
  readonly path: string
  readonly label: string
  readonly hint: string | undefined
  readonly isOptional: boolean
  readonly value: AnswerValue
}

const ChoiceLine = ({ choice, name, id }: { readonly choice: PlaceChoice; readonly name: string; readonly id: string }) => (
  <label className="choice">
    <input type="radio" name={name} id={id} value={writePlaceChoice(placeAnswerOf(choice))} />
    <span>
      {choice.text}
      {choice.oldText !== null && (
        <span className="hint">
          {choice.isPart ? 'một phần của' : 'trước đây là'} {choice.oldText}
        </span>
      )}
    </span>
  </label>
)

/**
 * A commune typed by its name of today or of before. Without script the page comes back with what the name may mean;
 * `#ui/enhance/place.ts` offers the same while it is typed.
 */
export const PlaceField = ({ path, label, hint, isOptional, value }: PlaceFieldProps) => {
  const { facts, placeChoices } = useFilling()
  const place = placeIn(value)
  const text = placeText(value)
  const choices = placeChoices[path]
  const id = fieldId(path)
  return (
    <div className="place" data-place={facts.hasUnits ? '/don-vi-hanh-chinh/goi-y' : undefined}>
      <TextField name={path} label={label} hint={hint} optional={isOptional} defaultValue={text} list={PLACES_ID} autoComplete="off" />
      <input type="hidden" name={`${path}.offered`} value={text} data-place-offered />
      {choices === undefined && <input type="hidden" name={`${path}.choice`} value={place === undefined ? '' : writePlaceChoice(place)} data-place-choice />}
      <p className="place-note small" data-place-note aria-live="polite">
        {place !== undefined && place.unitCode !== '' && (
          <>
            {place.oldText !== '' && <>Tên cũ: {place.oldText}. </>}
            <a href={`/don-vi-hanh-chinh/${place.unitCode}`}>Xem {place.text.split(',')[0]}</a>
          </>
        )}
      </p>
      {choices !== undefined && text !== '' && (
        <fieldset className="field place-choices">
          <legend>{choices.length === 0 ? `Không thấy “${text}” trong danh mục` : `“${text}” là nơi nào?`}</legend>
          {choices.map((choice, at) => (
            <ChoiceLine key={`${choice.unitCode}${choice.oldUnitCode ?? ''}`} choice={choice} name={`${path}.choice`} id={`${id}-choice-${at}`} />
          ))}
          <label className="choice">
            <input type="radio" name={`${path}.choice`} id={`${id}-keep`} value={KEPT_AS_TYPED} />
            <span>
              Giữ như đã ghi
              <span className="hint">Nơi ở nước ngoài, hoặc không có trong danh sách trên</span>
            </span>
          </label>
        </fieldset>
      )}
    </div>
  )
}
