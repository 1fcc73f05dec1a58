import { useSyncExternalStore } from 'react'
import type { Model } from './snapshots.ts'

/** The model's snapshot; the view renders again when it changes. */
export const useSnapshot = <Snapshot>(model: Model<Snapshot>): Snapshot =>
  useSyncExternalStore(model.subscribe, model.snapshot, model.snapshot)
