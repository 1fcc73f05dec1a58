import { WORKSPACE_NAME, type Store } from '../store/store.ts'

/** What a workspace is called whose first account came from the command line, so that nobody was asked. */
const UNNAMED = 'Warifu'

export const workspaceName = async (store: Pick<Store, 'workspace'>): Promise<string> =>
  (await store.workspace.read(WORKSPACE_NAME)) ?? UNNAMED
