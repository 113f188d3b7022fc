import { describe, expectTypeOf, it } from "vitest";
import {
  type CallOptions,
  defineDescriptor,
  type Endpoint,
  type Failure,
  HttpError,
  type Items,
  type OptionalPaginatedOperation,
  type OptionalPathCall,
  type Page,
  type PageOptions,
  type PaginatedOperation,
  type PathCall,
  type Success,
  TributaryError,
  type UndocumentedFailure,
  unwrap,
} from "../../src/index.ts";

interface Thing {
  readonly id: string;
}
interface Missing {
  readonly reason: string;
}
type GetThingResult = Success<200, Thing> | Failure<404, Missing> | UndocumentedFailure<404>;

declare const result: GetThingResult;

describe("results", () => {
  it("narrow by ok and by status", () => {
    if (result.ok) {
      expectTypeOf(result.data).toEqualTypeOf<Thing>();
      expectTypeOf(result.status).toEqualTypeOf<200>();
    } else if (result.status === 404) {
      expectTypeOf(result.error).toEqualTypeOf<Missing>();
    } else {
      expectTypeOf(result.error).toBeUnknown();
    }
    // @ts-expect-error data is there after a check alone
    result.data;
  });

  it("unwrap to the success's data", () => {
    expectTypeOf(unwrap(result)).toEqualTypeOf<Thing>();
    const several = result as Success<200, Thing> | Success<204, undefined> | Failure<400, Missing>;
    expectTypeOf(unwrap(several)).toEqualTypeOf<Thing | undefined>();
    // @ts-expect-error a promise is no result
    unwrap(Promise.resolve(result));
  });
});

describe("errors", () => {
  it("narrow by is", () => {
    const error: unknown = undefined;
    if (HttpError.is(error)) {
      expectTypeOf(error).toEqualTypeOf<HttpError>();
      expectTypeOf(error.status).toEqualTypeOf<number>();
      expectTypeOf(error.body).toBeUnknown();
    } else if (TributaryError.is(error)) {
      expectTypeOf(error.operation).toEqualTypeOf<string | undefined>();
      expectTypeOf(error.attempts).toEqualTypeOf<number>();
    }
  });
});

describe("paginated operations", () => {
  interface Input {
    readonly page?: number;
  }
  it("are functions that iterate", () => {
    const optional = {} as OptionalPaginatedOperation<Input, GetThingResult, Thing>;
    const required = {} as PaginatedOperation<Input, GetThingResult, Thing>;
    expectTypeOf(optional).parameters.toEqualTypeOf<
      [input?: Input | undefined, options?: CallOptions | undefined]
    >();
    expectTypeOf(optional.items).parameters.toEqualTypeOf<
      [input?: Input | undefined, options?: PageOptions | undefined]
    >();
    expectTypeOf(required.items).parameters.toEqualTypeOf<
      [input: Input, options?: PageOptions | undefined]
    >();
    expectTypeOf(required.items({})).toEqualTypeOf<Items<Thing>>();
    expectTypeOf(required.pages({}, { maxPages: 2 })).toEqualTypeOf<
      AsyncGenerator<Page<Thing>, void, undefined>
    >();
    expectTypeOf<Page<Thing>["items"]>().toEqualTypeOf<readonly Thing[]>();
    // @ts-expect-error one page has no further pages
    void optional({}, { maxPages: 2 });
    // @ts-expect-error its input is required
    required.pages();
  });
});

describe("calls by path", () => {
  interface Getters {
    "/things/{id}": Endpoint<{ params: { path: { id: string } } }, Thing, Missing>;
  }
  interface OptionalGetters {
    "/things": Endpoint<{ params?: { query?: { limit?: number } } }, Thing[], unknown>;
  }
  const client = {} as { GET: PathCall<Getters> & OptionalPathCall<OptionalGetters> };

  it("give data or an error", () => {
    const call = async () => {
      const { data, error } = await client.GET("/things/{id}", { params: { path: { id: "x" } } });
      expectTypeOf(data).toEqualTypeOf<Thing | undefined>();
      expectTypeOf(error).toEqualTypeOf<Missing | undefined>();
      const text = await client.GET("/things", { parseAs: "text" });
      expectTypeOf(text.data).toEqualTypeOf<string | undefined>();
      expectTypeOf((await client.GET("/things")).data).toEqualTypeOf<Thing[] | undefined>();
    };
    expectTypeOf(call).toBeFunction();
  });

  it("refuse wrong paths and missing input", () => {
    const call = () => {
      // @ts-expect-error no such path
      void client.GET("/thing");
      // @ts-expect-error the id is missing
      void client.GET("/things/{id}");
    };
    expectTypeOf(call).toBeFunction();
  });
});

describe("descriptors", () => {
  it("keep their literal types, and refuse unknown words", () => {
    const descriptor = defineDescriptor({
      provider: "acme",
      servers: { production: "https://acme.test" },
      authentication: { strategy: "api-key", header: "Api-Key" },
      operations: {},
    });
    expectTypeOf(descriptor.authentication.header).toEqualTypeOf<"Api-Key">();
    expectTypeOf(descriptor.servers).toEqualTypeOf<{ readonly production: "https://acme.test" }>();
    // @ts-expect-error no such strategy
    defineDescriptor({ ...descriptor, authentication: { strategy: "guess" } });
  });
});
