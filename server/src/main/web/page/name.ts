const KEY = "jackfield-chat-name";
const GUESTS = ["Ada", "Alan", "Barbara", "Donald", "Edsger", "Frances", "Grace", "Hedy", "Ken", "Radia"];

/** The name of last time; else one to begin with. */
export function recallName(): string {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept !== null && kept.trim() !== "") {
      return kept;
    }
  } catch {
    // storage is switched off: the name lasts as long as the page
  }
  const guest = GUESTS[Math.floor(Math.random() * GUESTS.length)] ?? "Guest";
  rememberName(guest); // a reload does not make somebody else of its visitor
  return guest;
}

export function rememberName(name: string): void {
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // as above
  }
}
