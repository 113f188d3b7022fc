// Generated from specs/align by `pnpm codegen align`. Do not edit.
// The contract is changed in specs/align/fixes.overlay.yaml, the client in client.overlay.yaml beside it.

export interface paths {
  "/v0/customers/{customer_id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get customer data */
    get: operations["getCustomer"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    GetCustomerResponseSuccessModel: {
      /**
       * Format: uuid
       * @description The unique identifier for the customer
       */
      customer_id: string;
      /**
       * Format: email
       * @description The email address associated with the customer
       */
      email: string;
      /** @description The name of the company of the business customer */
      company_name?: string;
      /**
       * @description The type of customer
       * @enum {string}
       */
      type: "individual" | "corporate";
      /** @description The first name of the individual customer */
      first_name?: string;
      /** @description The last name of the individual customer */
      last_name?: string;
      /** @description Customer address information. Only available for customers with approved KYC status. */
      address?: {
        /** @description The country of the customer address */
        country?: string;
        /** @description The city of the customer address */
        city?: string;
        /** @description The street address line 1 */
        street_line_1?: string;
        /** @description The postal code of the customer address */
        postal_code?: string;
        /** @description The state/province of the customer address */
        state?: string;
      } | null;
      kycs?: {
        /**
         * @description Overall KYC verification status based on the general KYC verification
         * @enum {string|null}
         */
        status: "pending" | "approved" | "rejected" | null;
        /** @description Detailed KYC status breakdown by currency and payment rails */
        status_breakdown: {
          /**
           * @description The fiat currency
           * @enum {string}
           */
          currency: "aed" | "eur" | "usd";
          /**
           * @description The payment rails type
           * @enum {string}
           */
          payment_rails: "uaefts" | "sepa" | "ach" | "wire";
          /**
           * @description The KYC verification status for this currency and payment rails combination
           * @enum {string}
           */
          status: "pending" | "approved";
        }[];
        /**
         * @description Current sub-status of the KYC verification process when status is 'pending':
         *     * kyc_form_submission_started - Customer has initiated the KYC process and started filling out their details
         *     * kyc_form_submission_accepted - Customer has successfully completed the KYC flow and their documents have been accepted
         *     * kyc_form_resubmission_required - Additional information or documents needed after internal review, customer should use the same kyc_flow_link to resubmit
         * @enum {string}
         */
        sub_status?:
          | "kyc_form_submission_started"
          | "kyc_form_submission_accepted"
          | "kyc_form_resubmission_required";
        kyc_flow_link: string;
      } | null;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getCustomer: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description The unique identifier of the customer */
        customer_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Successful retrieval of customer data */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["GetCustomerResponseSuccessModel"];
        };
      };
    };
  };
}
