/** How far it is, for whoever waits. */
export type Progress =
  | { step: 'check'; at: number; of: number }
  | { step: 'table'; name: string; at: number; of: number }
  | { step: 'indexes'; at: number; of: number }
  | { step: 'files'; at: number; of: number }
  | { step: 'verify' }

export type Tell = (progress: Progress) => void
