/** What can be wrong with a history. */
export interface Break {
  what:
    /** The text does not give its hash, or the columns beside it say something else. */
    | 'line-changed'
    /** A sequence is missing inside a case. */
    | 'line-missing'
    /** The case's row counts more lines than its trail has. */
    | 'tail-missing'
    /** The case's row does not end where its trail ends. */
    | 'head-changed'
    /** The case's row, or one of its tasks, says something else than the lines give. */
    | 'row-changed'
    /** Lines without their case, or a case without lines. */
    | 'case-missing'
    | 'trail-missing'
    /** A line that the feed has and the trail has not, or not as it was fed. */
    | 'fed-line-missing'
    | 'fed-line-changed'
    /** A line that never came through the outbox. */
    | 'line-smuggled'
    | 'position-missing'
    | 'seal-changed'
    | 'seal-missing'
  caseId?: string
  seq?: number
  /** What differs in a row: a field of the case, or the tasks. */
  field?: string
  /** Position in the feed; of a seal, its last. */
  pos?: number
}
