/**
 * The error statuses a server may answer with: those registered with IANA and those of common gateways
 * (499, 520 to 527, 529, 530). A finite list, so that `result.status === 404` narrows a result.
 */
export type HttpErrorStatus = ClientErrorStatus | ServerErrorStatus;

/** Those that blame the request. */
export type ClientErrorStatus =
  | 400
  | 401
  | 402
  | 403
  | 404
  | 405
  | 406
  | 407
  | 408
  | 409
  | 410
  | 411
  | 412
  | 413
  | 414
  | 415
  | 416
  | 417
  | 418
  | 421
  | 422
  | 423
  | 424
  | 425
  | 426
  | 428
  | 429
  | 431
  | 451
  | 499;

/** Those that blame the server. */
export type ServerErrorStatus =
  | 500
  | 501
  | 502
  | 503
  | 504
  | 505
  | 506
  | 507
  | 508
  | 510
  | 511
  | 520
  | 521
  | 522
  | 523
  | 524
  | 525
  | 526
  | 527
  | 529
  | 530;
