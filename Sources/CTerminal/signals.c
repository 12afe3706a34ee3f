#define _GNU_SOURCE
#include "CTerminal.h"
#include "internal.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

static const int watched[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT,
                              SIGCHLD};
enum { WATCHED = sizeof watched / sizeof *watched };

int ct_signal_descriptor = -1;
static int blocked;
static bool ending;
static int stop_ignored;
static const int ends[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};
enum { ENDS = sizeof ends / sizeof *ends };
static struct sigaction before[WATCHED];

static void nothing(int signal) { (void)signal; }

static sigset_t watched_set(void) {
  sigset_t set;
  sigemptyset(&set);
  for (int i = 0; i < WATCHED; i++) sigaddset(&set, watched[i]);
  return set;
}

void ct_block_signals(void) {
  sigset_t set = watched_set();
  pthread_sigmask(SIG_BLOCK, &set, NULL);
  blocked = 1;
}

void ct_quit_at_once(void) {
  struct sigaction standard = {.sa_handler = SIG_DFL}, found;
  if (sigaction(SIGQUIT, NULL, &found) == 0 && found.sa_handler != SIG_IGN)
    sigaction(SIGQUIT, &standard, NULL);
}

void ct_refuse_by_error(void) {
  struct sigaction ignored = {.sa_handler = SIG_IGN};
  sigaction(SIGXFSZ, &ignored, NULL);
}

void ct_hold_standard_streams(void) {
  // Opened the other way round, so that reading and writing fail as they would have.
  for (int stream = 0; stream <= 2; stream++)
    while (fcntl(stream, F_GETFD) < 0)
      if (open("/dev/null", stream == 0 ? O_WRONLY : O_RDONLY) < 0) return;
}

int ct_stop_is_ignored(void) { return stop_ignored; }

// A handler of ours keeps ncurses from installing its own, which is not safe.
void ct_signals_open(void) {
  if (!blocked) ct_block_signals();
  ending = false;
  struct sigaction action = {.sa_handler = nothing, .sa_flags = SA_RESTART};
  for (int i = 0; i < WATCHED; i++) {
    sigaction(watched[i], NULL, &before[i]);
    int ignored = before[i].sa_handler == SIG_IGN;
    if (watched[i] == SIGTSTP) stop_ignored = ignored;
    // nohup: a hangup that the caller ignores stays ignored.
    if (watched[i] == SIGHUP && ignored) continue;
    sigaction(watched[i], &action, NULL);
  }
  sigset_t set = watched_set();
  ct_signal_descriptor = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

void ct_signals_close(void) {
  for (int i = 0; i < WATCHED; i++) sigaction(watched[i], &before[i], NULL);
  if (ct_signal_descriptor >= 0) close(ct_signal_descriptor);
  ct_signal_descriptor = -1;
}

int ct_next_signal(void) {
  struct signalfd_siginfo info;
  ssize_t got = read(ct_signal_descriptor, &info, sizeof info);
  if (got != (ssize_t)sizeof info) return 0;
  for (int i = 0; i < ENDS; i++) ending = ending || (int)info.ssi_signo == ends[i];
  return (int)info.ssi_signo;
}

bool ct_stop_group(int number) {
  struct sigaction standard = {.sa_handler = SIG_DFL}, ours;
  sigset_t stop, resume;
  struct timespec now = {0, 0};
  sigemptyset(&stop);
  sigaddset(&stop, number);
  sigemptyset(&resume);
  sigaddset(&resume, SIGCONT);
  while (sigtimedwait(&resume, NULL, &now) > 0) continue;
  sigaction(number, &standard, &ours);
  pthread_sigmask(SIG_BLOCK, &stop, NULL);
  kill(0, number);
  pthread_sigmask(SIG_UNBLOCK, &stop, NULL);
  if (number == SIGTSTP) pthread_sigmask(SIG_BLOCK, &stop, NULL);
  sigaction(number, &ours, NULL);
  return sigtimedwait(&resume, NULL, &now) == SIGCONT;
}

bool ct_end_is_asked(void) {
  sigset_t waiting;
  sigpending(&waiting);
  for (int i = 0; i < ENDS; i++)
    if (sigismember(&waiting, ends[i])) return true;
  return false;
}

bool ct_is_ending(void) { return ending || ct_end_is_asked(); }

void ct_die_by_signal(int number) {
  struct sigaction standard = {.sa_handler = SIG_DFL};
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, number);
  sigaction(number, &standard, NULL);
  raise(number);
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}
