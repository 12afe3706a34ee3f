// Gives the terminal back when the program crashes. The handler only calls write, pread,
// lseek, tcsetattr, sigaction and raise, all async-signal-safe, on bytes prepared beforehand.
#define _GNU_SOURCE
#include "internal.h"
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

// First those of a crash, then all others that would end the program where nobody handles them.
static const int fatal[] = {
    SIGSEGV, SIGILL,    SIGTRAP, SIGBUS,  SIGABRT, SIGFPE,    SIGSYS, SIGXCPU, SIGPIPE,
    SIGALRM, SIGVTALRM, SIGPROF, SIGUSR1, SIGUSR2, SIGSTKFLT, SIGIO,  SIGPWR};
enum { FATAL = sizeof fatal / sizeof *fatal, REALTIME = 32 };

// What is written, and what is being prepared beside it.
static struct {
  char bytes[1024];
  size_t length;
} prepared[2];
static volatile sig_atomic_t current;
static volatile sig_atomic_t armed, held;
static int descriptor = -1;
static struct termios saved;
static struct sigaction before[FATAL], before_realtime[REALTIME];
static stack_t stack_before;
static char alternate_stack[64 * 1024];

static void restore_and_die(int number) {
  if (armed && !held) {
    armed = 0;
    // While another program has the terminal, ours is in the background.
    sigset_t background;
    sigemptyset(&background);
    sigaddset(&background, SIGTTOU);
    pthread_sigmask(SIG_BLOCK, &background, NULL);
    ct_restore_write();
    tcsetattr(descriptor, TCSANOW, &saved);
    ct_messages_copy(descriptor);
  }
  // Not the handler before ours: Swift's backtracer would hold the terminal for half a minute.
  struct sigaction standard = {.sa_handler = SIG_DFL};
  sigaction(number, &standard, NULL);
  raise(number);
}

// The terminal as it was, whatever another program left behind.
void ct_restore_write(void) {
  ssize_t written = write(descriptor, prepared[current].bytes, prepared[current].length);
  (void)written;
}

void ct_restore_reset(void) { prepared[!current].length = 0; }

// Adds a sequence without terminfo's padding, `$<5/>`.
void ct_restore_add(const char *sequence) {
  if (sequence == NULL || sequence == (const char *)-1) return;
  for (const char *at = sequence; *at != 0; at++) {
    if (at[0] == '$' && at[1] == '<') {
      const char *end = strchr(at, '>');
      if (end != NULL) {
        at = end;
        continue;
      }
    }
    size_t *length = &prepared[!current].length;
    if (*length < sizeof prepared->bytes) prepared[!current].bytes[(*length)++] = *at;
  }
}

void ct_restore_arm(int tty, const struct termios *modes) {
  current = !current;
  if (armed) return;
  descriptor = tty;
  saved = *modes;
  stack_t stack = {.ss_sp = alternate_stack, .ss_size = sizeof alternate_stack};
  sigaltstack(&stack, &stack_before);
  struct sigaction action = {.sa_handler = restore_and_die, .sa_flags = SA_ONSTACK | SA_NODEFER};
  for (int i = 0; i < FATAL; i++) {
    sigaction(fatal[i], NULL, &before[i]);
    if (before[i].sa_handler != SIG_IGN) sigaction(fatal[i], &action, NULL);
  }
  for (int i = 0; i < REALTIME && SIGRTMIN + i <= SIGRTMAX; i++) {
    sigaction(SIGRTMIN + i, NULL, &before_realtime[i]);
    if (before_realtime[i].sa_handler == SIG_DFL) sigaction(SIGRTMIN + i, &action, NULL);
  }
  armed = 1;
}

void ct_restore_arm_first(int tty, const struct termios *modes) {
  ct_restore_reset();
  const char *name = getenv("TERM");
  if (name != NULL && ct_has_clipboard(name))
    ct_restore_add("\033[?1049l\033[?1l\033>\033[m\033[?25h");
  ct_restore_arm(tty, modes);
}

void ct_restore_hold(bool is_held) { held = is_held; }

void ct_restore_disarm(void) {
  if (!armed) return;
  armed = 0;
  for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &before[i], NULL);
  for (int i = 0; i < REALTIME && SIGRTMIN + i <= SIGRTMAX; i++)
    sigaction(SIGRTMIN + i, &before_realtime[i], NULL);
  sigaltstack(&stack_before, NULL);
}
