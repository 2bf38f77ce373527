import type { Room } from "$lib/frame";
import { room as architecture } from "./architecture";
import { room as compare } from "./compare";
import { room as ecosystem } from "./ecosystem";
import { room as engagement } from "./engagement";
import { room as evaluation } from "./evaluation";
import { room as evidence } from "./evidence";
import { room as gaps } from "./gaps";
import { room as history } from "./history";
import { room as model } from "./model";
import { room as overview } from "./overview";
import { room as process } from "./process";
import { room as raci } from "./raci";
import { room as rate } from "./rate";
import { room as recommendations } from "./recommendations";
import { room as reports } from "./reports";
import { room as roles } from "./roles";
import { room as rounds } from "./rounds";

/** Every built room, in the order of the navigation within its group. */
export const rooms: readonly Room[] = [
  overview,
  ecosystem,
  process,
  raci,
  roles,
  gaps,
  compare,
  rate,
  evaluation,
  architecture,
  recommendations,
  model,
  rounds,
  evidence,
  reports,
  history,
  engagement,
];
