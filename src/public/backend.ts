export { startDeployment } from "../wiring/start-deployment.ts";
export type { StartDeploymentOptions } from "../wiring/start-deployment.ts";
export { PushRejected } from "../backend/push-rejected.ts";
export type {
  Deployment,
  DeploymentOptions,
  FinishedCall,
  PushRejection,
  PushRequest,
  PushResult,
} from "../backend/deployment.ts";
export type { Clock } from "../backend/clock.ts";
export { ManualClock } from "../backend/manual-clock.ts";
export { detectSandbox } from "../sandbox/detect-sandbox.ts";
export type { Sandbox } from "../sandbox/sandbox.ts";
