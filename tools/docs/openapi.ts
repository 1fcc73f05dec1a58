import { openApi } from '@warifu/protocol/openapi'
import { jsonFile, productVersion, type Document } from './document.ts'

/** `docs/openapi.json`: what the server gives out at `/api/v1/openapi.json`. */
export const openapi = async (): Promise<Document> => jsonFile('docs/openapi.json', openApi(await productVersion()))
