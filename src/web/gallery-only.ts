import { data, type LoaderFunctionArgs } from 'react-router'
import { requestContext } from './request-context.ts'

/** The component gallery is for those who build and show the product; an office in service has none. */
export const galleryOnly = ({ context }: LoaderFunctionArgs): null => {
  if (context.get(requestContext).instance === 'production') throw data(null, { status: 404 })
  return null
}
