import "@fontsource-variable/inter/opsz.css";
import "$lib/tokens.css";
import "$lib/app.css";
import { mount } from "svelte";
import { display } from "$lib/state";
import App from "./App.svelte";

display.start();
const target = document.getElementById("app");
if (!target) throw new Error("index.html has lost its #app");
mount(App, { target });
