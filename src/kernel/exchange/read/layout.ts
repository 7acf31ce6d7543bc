/** How the text of a column is to be understood; see `parseCell`. */
export type CellKind =
  | 'text'
  | 'code'
  | 'day'
  | 'integer'
  | 'money'
  | 'capital'
  | 'yes-no'
  | 'id-number'
  | 'phone'
  | 'number'
  | 'choice'

/** Unit of a column of money: 元 or 万元. */
export type MoneyUnit = 'yuan' | 'wan'

/** One value of a closed vocabulary and the ways in which upper systems write it. */
export interface ChoiceOption {
  readonly code: string
  readonly label: string
  readonly synonyms?: readonly string[]
}

/** One column that a layout knows. */
export interface ColumnLayout {
  /** Name of the field in the record. */
  readonly field: string
  /** Column name as the upper system prints it. */
  readonly label: string
  /** Other names of the same column. */
  readonly synonyms?: readonly string[]
  readonly kind: CellKind
  /** A file without this column is not this layout. */
  readonly required?: boolean
  /** Unit when neither the header nor the cell names one. */
  readonly unit?: MoneyUnit
}

/** A kind of ledger that can be read: its columns under their usual names. */
export interface Layout {
  readonly id: string
  /** Chinese name of the ledger, as shown to the user. */
  readonly title: string
  readonly columns: readonly ColumnLayout[]
}
