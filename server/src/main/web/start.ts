import { startChat } from "./chat/chat.ts";
import { startClock } from "./page/clock.ts";
import { byId } from "./dom/element.ts";
import { FunctionList } from "./page/functions.ts";

const functions = new FunctionList();
byId("functions-retry", HTMLButtonElement).addEventListener("click", () => void functions.load());
void functions.load();
// a server that was started again may offer others
void startChat(() => void functions.load());
startClock();
