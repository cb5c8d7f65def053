import { birth } from '../../law/eforms/birth.ts'
import { certificationRequest } from '../../law/eforms/certification-request.ts'
import { death } from '../../law/eforms/death.ts'
import { extract } from '../../law/eforms/extract.ts'
import { householdBusiness } from '../../law/eforms/household-business.ts'
import { landInformation } from '../../law/eforms/land-information.ts'
import { maritalStatus } from '../../law/eforms/marital-status.ts'
import { marriage } from '../../law/eforms/marriage.ts'
import { residenceConfirmation } from '../../law/eforms/residence-confirmation.ts'
import { socialAllowance } from '../../law/eforms/social-allowance.ts'
import { shippedFormSchema, type ShippedForm } from './eform-schema.ts'

/** The electronic forms that the product ships, for procedures of the starter catalogue. */
export const shippedForms: readonly ShippedForm[] = [
  birth,
  death,
  marriage,
  maritalStatus,
  extract,
  householdBusiness,
  residenceConfirmation,
  certificationRequest,
  landInformation,
  socialAllowance,
].map((form) => shippedFormSchema.parse(form))
