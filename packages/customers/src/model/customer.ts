/**
 * A customer, whichever provider keeps it. What a provider does not say is `null`, never a guess; what it says
 * in its own words is kept beside ours.
 */
export interface CustomerRecord<Provider extends string, Raw> {
  readonly provider: Provider;
  /** The provider's id of the customer. */
  readonly id: string | null;
  readonly kind: CustomerKind | null;
  /** A company's name, or a person's given and family name. */
  readonly name: string | null;
  readonly email: string | null;
  readonly status: CustomerStatus;
  /** Null when nothing is known of any verification. */
  readonly verification: Verification | null;
  /** Identity documents; empty when none is known. */
  readonly documents: readonly IdentityDocument[];
  /** Postal addresses; empty when none is known. */
  readonly addresses: readonly Address[];
  readonly createdAt: Date | null;
  readonly updatedAt: Date | null;
  /** The provider's answer, untouched. */
  readonly raw: Raw;
}

/** A customer of whatever provider. */
export type AnyCustomer = CustomerRecord<string, unknown>;

export type CustomerKind = "individual" | "business";

/** Whether the customer may be served. */
export interface CustomerStatus {
  /**
   * `unverified` when verification has not begun; `unknown` when the provider says nothing, or something that it
   * has come to say since.
   */
  readonly value: "active" | "pending" | "rejected" | "unverified" | "unknown";
  /** The provider's own word for it. */
  readonly native: string | null;
}

export interface Verification {
  /** Where the customer is verified or sees how that stands. */
  readonly url: string | null;
  /** How verification stands per currency and payment rail; empty when it is not told apart. */
  readonly breakdown: readonly VerificationPart[];
}

/** Each in the provider's own words. */
export interface VerificationPart {
  readonly currency: string | null;
  readonly rail: string | null;
  readonly status: string | null;
}

export interface IdentityDocument {
  /** The provider's own word: `NIT`, `passport`. */
  readonly type: string | null;
  readonly number: string | null;
}

export interface Address {
  /** What the address is for; null when the provider does not say. */
  readonly purpose: "registration" | "postal" | null;
  readonly line: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly postalCode: string | null;
  /** The country as the provider gives it: a name or a code. */
  readonly country: string | null;
  /** The same as an ISO 3166-1 alpha-2 code, when what the provider gives is one. */
  readonly countryCode: string | null;
}
