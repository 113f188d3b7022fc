// Generated from specs/gurupay by `pnpm codegen gurupay`. Do not edit.
// The contract is changed in specs/gurupay/fixes.overlay.yaml, the client in client.overlay.yaml beside it.

export interface paths {
  "/api/v1/customers": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Retrieve a paginated list of customers
     * @description Returns a list of customers, paginated according to the 'per_page' and 'page' query parameters.
     */
    get: operations["listCustomers"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v1/customers/{uuid}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Retrieve details for a specific customer
     * @description Returns comprehensive information about a customer identified by their unique UUID.
     */
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
    Customer: {
      /**
       * Format: uuid
       * @description The customer's unique identifier.
       */
      uuid?: string;
      /**
       * Format: uuid
       * @description The unique identifier of the associated identity
       */
      identity_uuid?: string;
      /**
       * @description The category of customer (e.g., individual, company).
       * @enum {string}
       */
      type?: "individual" | "company";
      /**
       * Format: int64 (a number, exact up to 2^53 - 1)
       * @description A Unix timestamp in seconds.
       * @example 1744373843
       */
      updated_at?: number;
      /**
       * Format: int64 (a number, exact up to 2^53 - 1)
       * @description A Unix timestamp in seconds.
       * @example 1744373843
       */
      created_at?: number;
      /**
       * @description The full name of the customer.
       * @example John Doe
       */
      name?: string;
      /**
       * @description The country code indicating the customer's risk level. Not used
       * @enum {unknown}
       */
      risk_country_code?: null;
      /**
       * @description The country code where the company is officially registered.
       * @example LT
       */
      registration_country_code?: string | null;
      /**
       * @description The main street address for the company's official registration.
       * @example Business Street 1
       */
      registration_address_line?: string | null;
      /**
       * @description The postal code or zip code for the company's official registration address.
       * @example 01109
       */
      registration_address_index?: string | null;
      /**
       * @description The country code where the company is physically located.
       * @example LT
       */
      post_address_country_code?: string | null;
      /**
       * @description The main street address for the company's physical location.
       * @example Main Street 123
       */
      post_address_line?: string | null;
      /**
       * @description The postal code or zip code for the company's physical location.
       * @example 90210
       */
      post_address_index?: string | null;
      /**
       * @description Information about individuals associated with this customer. Not used
       * @enum {unknown}
       */
      related_persons?: null;
    };
    UnauthenticatedResponse: {
      status?: boolean;
      status_code?: number;
      message?: string;
      errors?: string[];
    };
    ErrorResponse: {
      /**
       * @description Always `false` in case of an error.
       * @enum {boolean}
       */
      status?: false;
      /** @description Standard HTTP status code. */
      status_code?: number;
      /** @description Machine-readable error type or message. */
      message?: string;
      /** @description Detailed error info, as a list of messages or as messages by field. */
      errors?:
        | string[]
        | {
            [key: string]: string[];
          };
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
  listCustomers: {
    parameters: {
      query?: {
        /** @description Number of items to return per page in a paginated response. */
        per_page?: number;
        /** @description The current page number for paginated results. */
        page?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A paginated array of customer resources */
      200: {
        headers: {
          /** @description Total number of records. */
          "X-Api-Total"?: string;
          /** @description Number of records returned on the current page. */
          "X-Api-Per-Page"?: string;
          /** @description Whether there are pages after this one, as `true` or `1`. May be absent when there are none. */
          "X-Api-Has-More-Pages"?: string;
          /** @description Current page number, counted from 1. */
          "X-Api-Current-Page"?: string;
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Customer"][];
        };
      };
      /** @description Unauthorized. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["UnauthenticatedResponse"];
        };
      };
    };
  };
  getCustomer: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /**
         * @description Universally Unique Identifier (UUID) as defined by RFC 4122.
         * @example e1f8a3b1-7d6c-4e9a-9b2e-3f8d1a9c5f2g
         */
        uuid: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Detailed information about the requested customer. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["Customer"];
        };
      };
      /** @description Unauthorized. */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["UnauthenticatedResponse"];
        };
      };
      /** @description Not found. */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ErrorResponse"];
        };
      };
    };
  };
}
