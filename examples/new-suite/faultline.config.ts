import type { FaultlineConfig } from "faultline";

export default {
  // Each is a condition that models are run under: faultline run --experiment <name>.
  // "default" (the suite's guidelines) and "no_guidelines" are there without being declared.
  experiments: {
    repeated: { guidelines: true, samples: 5 },
  },
  // US dollars that one command may spend at the most; a model then needs a price, here or in the catalogue.
  // budget: 5,
} satisfies FaultlineConfig;
