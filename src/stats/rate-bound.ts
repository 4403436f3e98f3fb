/**
 * Upper 95 % bound of a rate of which `events` were seen in `trials` independent trials, between 0 and 1: the rate at
 * which so few events have a probability of 5 %. Source: C. J. Clopper, E. S. Pearson, "The use of confidence or
 * fiducial limits illustrated in the case of the binomial", Biometrika 26 (1934) 404-413, one-sided.
 */
export function rateBound(events: number, trials: number): number {
  if (events >= trials) return 1;
  let low = events / trials;
  let high = 1;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (atMost(events, trials, middle) > 0.05) low = middle;
    else high = middle;
  }
  return high;
}

/** P(X ≤ events) of a binomial; summed in logarithms, as small rates to large powers underflow. */
function atMost(events: number, trials: number, rate: number): number {
  let logTerm = trials * Math.log1p(-rate);
  let sum = Math.exp(logTerm);
  for (let i = 1; i <= events; i += 1) {
    logTerm += Math.log((trials - i + 1) / i) + Math.log(rate) - Math.log1p(-rate);
    sum += Math.exp(logTerm);
  }
  return sum;
}
