/** How a form field is tied to its label, hint and error. */
export interface FieldProps {
  readonly fieldId: string;
  /** For elements that have no label of their own: what a screen reader says. */
  readonly label: string | undefined;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
}
