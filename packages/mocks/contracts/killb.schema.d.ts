// Generated from specs/killb by `pnpm codegen killb`. Do not edit.
// The contract is changed in specs/killb/fixes.overlay.yaml, the client in client.overlay.yaml beside it.

export interface paths {
  "/api/v2/customers/profile": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get customer profile */
    get: operations["getProfile"];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v2/auth/login": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Generate an access token */
    post: operations["login"];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api/v2/auth/refresh": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Get a new access token for a refresh token */
    post: operations["refresh"];
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
    GetCustomerProfileResponseDto: {
      /** @example e8d74b2f-86df-43b0-a9d9-72055a6b0432 */
      id: string;
      /** @example Acme Corp S.A.S. */
      name: string;
      /** @example NIT */
      documentType?: string;
      /** @example 900123456 */
      documentNumber?: string;
      /** @example https://compliance.example.com/customer/e8d74b2f */
      complianceUrl?: string;
      /** @example e8d74b2f-86df-43b0-a9d9-72055a6b0432 */
      favoriteUserId?: string;
      /** @example true */
      active: boolean;
      /**
       * @example ACTIVE
       * @enum {string}
       */
      status: "ACTIVE" | "PENDING" | "REJECTED";
      /** @example Customer in good standing */
      note?: string;
      /**
       * Format: date-time
       * @example 2026-04-23T00:38:08.439Z
       */
      createdAt: string;
      /**
       * Format: date-time
       * @example 2026-04-23T00:38:08.439Z
       */
      updatedAt: string;
    };
    BadRequestResponse: {
      /** @example API_USER.0001 */
      errorCode: string;
      arguments: components["schemas"]["BadRequestArgument"][];
      /**
       * @example [
       *       "User not found",
       *       "Account not found"
       *     ]
       */
      message: string[];
      /** @example 400 */
      statusCode: string;
    };
    InternalServerErrorResponse: {
      /** @example 500 */
      statusCode: string;
      /**
       * @example [
       *       "Internal server error"
       *     ]
       */
      message: string[];
    };
    BadRequestArgument: {
      /** @example email */
      key: string;
      /** @example invalid@email.com */
      value: string;
    };
    LoginRequest: {
      /** @description The email address of the KillB account. */
      email: string;
      /** @description The password of the KillB account. */
      password: string;
    };
    RefreshRequest: {
      /** @description The refresh token of the latest answer to a login or a refresh. */
      refreshToken: string;
    };
    TokenResponse: {
      /** @description The token to send as `Authorization: Bearer <accessToken>`. */
      accessToken: string;
      /**
       * @description How long the access token lives, in milliseconds.
       * @example 3600000
       */
      expiresIn: number;
      /** @description The token that buys the next access token. */
      refreshToken: string;
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
  getProfile: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["GetCustomerProfileResponseDto"];
        };
      };
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["BadRequestResponse"];
        };
      };
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["InternalServerErrorResponse"];
        };
      };
    };
  };
  login: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["LoginRequest"];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["TokenResponse"];
        };
      };
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["BadRequestResponse"];
        };
      };
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["InternalServerErrorResponse"];
        };
      };
    };
  };
  refresh: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        "application/json": components["schemas"]["RefreshRequest"];
      };
    };
    responses: {
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["TokenResponse"];
        };
      };
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["BadRequestResponse"];
        };
      };
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["InternalServerErrorResponse"];
        };
      };
    };
  };
}
