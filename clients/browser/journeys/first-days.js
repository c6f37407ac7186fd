// The first days with Weir, from an empty database on; each journey goes on where the one before ended.

import { journeys as setUp } from "./first-days/set-up.js";
import { journeys as usage } from "./first-days/usage.js";
import { journeys as control } from "./first-days/control.js";

export const journeys = { ...setUp, ...usage, ...control };
