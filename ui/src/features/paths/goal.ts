/** What a plan is wanted for, from a card or a row: the code of the work it leads to; null to stay. */
export type Goal = { target: string; title: string } | { target: null };
