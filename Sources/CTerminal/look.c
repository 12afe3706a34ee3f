#include "CTerminal.h"
#include "internal.h"
#include <curses.h>
#include <string.h>
#include <term.h>

bool ct_describe(const char *name, ct_kind *kind) {
  int found = 0;
  if (setupterm((char *)name, 1, &found) != OK) return false;
  char *address = tigetstr("cup");
  char *mouse = tigetstr("kmous");
  kind->colors = tigetnum("colors");
  kind->addresses = address != NULL && address != (char *)-1;
  kind->mouse = mouse != NULL && mouse != (char *)-1;
  del_curterm(cur_term);
  return true;
}

bool ct_can_address(void) {
  const char *address = tigetstr("cup"), *clear_all = tigetstr("clear");
  return address != NULL && address != (char *)-1 && clear_all != NULL && clear_all != (char *)-1;
}

// Only where text that ends in the last column stays in its row: elsewhere the row is another one.
bool ct_goes_along(void) {
  if (tigetflag("xenl") <= 0) return false;
  const char *along = tigetstr("hpa");
  return along != NULL && along != (char *)-1 && strcmp(along, "\033[%i%p1%dG") == 0;
}
