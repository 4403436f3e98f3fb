export { startDeployment } from "../backend/start-deployment.ts";
export type {
  Deployment,
  DeploymentOptions,
  PushRejection,
  PushRequest,
  PushResult,
} from "../backend/deployment.ts";
export type { Clock } from "../backend/clock.ts";
export { ManualClock } from "../backend/manual-clock.ts";
export { detectSandbox } from "../sandbox/detect-sandbox.ts";
export type { Sandbox } from "../sandbox/sandbox.ts";
