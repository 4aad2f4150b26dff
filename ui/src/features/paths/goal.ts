/** What a plan is wanted for, from a card or a row. */
export interface Goal {
  title: string;
  /** Code of the work it leads to; null to stay. */
  target: string | null;
}
