import { json } from './respond.ts'
import type { Path } from './path.ts'

/** The API's own description (OpenAPI 3.1), generated from the route table at the first question. */
export const openapiPath = (version: string): Path => ({
  method: 'GET',
  path: '/api/v1/openapi.json',
  serve: async () => {
    const { openApi } = await import('@warifu/protocol/openapi')
    return json(openApi(version))
  },
})
