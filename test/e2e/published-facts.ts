/** What the published report says of each failure, and the blame that its evidence supports. */
export const published = [
  ["000-fundamentals/003-crons", "tests", "OVERLY_STRICT", "check"],
  ["001-data_modeling/009-normalize_json", "tests", "MODEL_FAULT", "model"],
  ["002-queries/018-pagination_returns_validator", "tests", "MODEL_FAULT", "model"],
  ["003-mutations/004-cascade_delete", "tests", "MODEL_FAULT", "model"],
  ["003-mutations/006-no_storage", "deploy", "KNOWN_GAP", "model"],
  ["004-actions/001-run_mutation", "deploy", "MODEL_FAULT", "model"],
  ["004-actions/002-run_query_mutation", "deploy", "MODEL_FAULT", "model"],
  ["004-actions/007-http_action_routing", "tests", "KNOWN_GAP", "model"],
  ["005-idioms/002-batch_queries", "deploy", "KNOWN_GAP", "model"],
  ["006-clients/001-use_mutation", "eslint", "KNOWN_GAP", "check"],
  ["006-clients/002-use_paginated_query", "tests", "MODEL_FAULT", "model"],
] as const;

/** Lines that mending the fault which was put into each reply adds and removes. */
export const faultLines: Readonly<Record<string, number>> = {
  "001-data_modeling/009-normalize_json": 1,
  "002-queries/018-pagination_returns_validator": 4,
  "003-mutations/004-cascade_delete": 2,
  "003-mutations/006-no_storage": 4,
  "004-actions/001-run_mutation": 2,
  "004-actions/002-run_query_mutation": 2,
  "004-actions/007-http_action_routing": 2,
  "005-idioms/002-batch_queries": 3,
  "006-clients/002-use_paginated_query": 12,
};

/** Evals that failed without guidelines and pass with them. */
export const resolved = [
  "000-fundamentals/005-function_calling",
  "000-fundamentals/008-helper_fns",
  "000-fundamentals/009-returns_validator",
  "002-queries/012-index_and_filter",
  "002-queries/013-async_iterator_filter",
  "002-queries/017-pagination_join",
  "003-mutations/005-cascade_delete_nested",
  "004-actions/004-storage",
  "004-actions/005-storage_http_action",
  "004-actions/006-node",
  "006-clients/000-use_query",
];

/** Evals that failed only with guidelines; the last two share a cause. */
export const newFailures = [
  "003-mutations/004-cascade_delete",
  "004-actions/001-run_mutation",
  "004-actions/002-run_query_mutation",
];

/** Evals that failed without guidelines too, but at another step. */
export const failedDifferently = [
  "002-queries/018-pagination_returns_validator",
  "006-clients/002-use_paginated_query",
];

/** Failed and passed evals of each category. */
export const byCategory = {
  "000-fundamentals": [1, 9],
  "001-data_modeling": [1, 12],
  "002-queries": [1, 21],
  "003-mutations": [2, 5],
  "004-actions": [3, 5],
  "005-idioms": [1, 2],
  "006-clients": [2, 1],
} as const;
