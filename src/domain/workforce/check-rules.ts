/** How long checks count; the defaults are the product's own (domain reference, section 7). */
export interface CheckRules {
  /** Months from one look at the Update Service to the next. */
  readonly dbsOnUpdateService: number;
  /** Months from the issue of a certificate to the next, where it is not on the Update Service. */
  readonly dbsCertificate: number;
  /** Months for which the Update Service is paid. */
  readonly updateService: number;
  readonly awareness: number;
  readonly dutyTraining: number;
  /** Days from somebody's start to their induction. */
  readonly induction: number;
}

export const CHECK_RULES: CheckRules = {
  dbsOnUpdateService: 12,
  dbsCertificate: 36,
  updateService: 12,
  awareness: 12,
  dutyTraining: 24,
  induction: 42,
};
