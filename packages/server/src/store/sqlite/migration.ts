/** One step of the schema. `version` counts from 1 without gaps; a step that was released never changes. */
export type Migration = { readonly version: number; readonly sql: string }
