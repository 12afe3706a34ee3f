// Writing to the terminal. A line that hangs must not keep the program from ending: no write waits for
// it without looking whether the program is to end.
#define _GNU_SOURCE
#include "internal.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

enum { LOOK_MILLISECONDS = 20 };

// The terminal once more, since not to wait is a matter of what was opened and not of who has it.
static int quick = -1;
// Whether the terminal took nothing more when the program was to end.
static bool given_up;

bool ct_write_open(void) {
  given_up = false;
  quick = open("/dev/tty", O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  return quick >= 0;
}

void ct_write_close(void) {
  if (quick >= 0) close(quick);
  quick = -1;
}

int ct_write_descriptor(void) { return quick; }

bool ct_write_gave_up(void) { return given_up; }

// Waits until the terminal takes more; false when the program is to end before, or it is gone.
static bool takes_more(void) {
  struct pollfd wait = {quick, POLLOUT, 0};
  while (!given_up) {
    int ready = poll(&wait, 1, LOOK_MILLISECONDS);
    if (ready > 0) return (wait.revents & POLLOUT) != 0;
    given_up = ct_is_ending();
  }
  return false;
}

void ct_write(const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(quick, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno == EAGAIN && takes_more()) continue;
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}
