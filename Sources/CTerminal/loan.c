// Lends the terminal to another program, such as an editor, as a shell does: in a process group of
// its own in the foreground, so that its keys Ctrl-C and Ctrl-Z are its own.
#define _GNU_SOURCE
#include "CTerminal.h"
#include "internal.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { PATIENCE_MILLISECONDS = 500 };

static pid_t program;
static int tty = -1;
static struct termios modes;

bool ct_loan_is_open(void) { return program != 0; }

// From the background, too: SIGTTOU would stop us.
static void give_foreground(pid_t group) {
  sigset_t background, before;
  sigemptyset(&background);
  sigaddset(&background, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &background, &before);
  tcsetpgrp(tty, group);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static void set_modes(void) {
  sigset_t background, before;
  sigemptyset(&background);
  sigaddset(&background, SIGTTOU);
  pthread_sigmask(SIG_BLOCK, &background, &before);
  tcsetattr(tty, TCSADRAIN, &modes);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

// Only async-signal-safe calls: other threads held locks when this process was made.
static void become(int report, char *const arguments[]) {
  // Where this program crashes nobody else would end that one.
  prctl(PR_SET_PDEATHSIG, SIGHUP);
  setpgid(0, 0);
  give_foreground(getpid());
  for (int number = 1; number < NSIG; number++) {
    struct sigaction standard = {.sa_handler = SIG_DFL}, before;
    // What the caller ignores, as nohup does, stays ignored.
    if (sigaction(number, NULL, &before) == 0 && before.sa_handler != SIG_IGN)
      sigaction(number, &standard, NULL);
  }
  dup2(tty, STDIN_FILENO);
  dup2(tty, STDOUT_FILENO);
  dup2(tty, STDERR_FILENO);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  execvp(arguments[0], arguments);
  int failure = errno;
  ssize_t written = write(report, &failure, sizeof failure);
  (void)written;
  _exit(127);
}

int ct_loan_start(int terminal, const struct termios *usual, char *const arguments[]) {
  tty = terminal;
  modes = *usual;
  int report[2];
  if (pipe2(report, O_CLOEXEC) != 0) return errno;
  pid_t made = fork();
  if (made == 0) become(report[1], arguments);
  int failure = made < 0 ? errno : 0;
  close(report[1]);
  if (made > 0) {
    setpgid(made, made);
    give_foreground(made);
    ssize_t got;
    do got = read(report[0], &failure, sizeof failure);
    while (got < 0 && errno == EINTR);
    if (got != (ssize_t)sizeof failure) failure = 0;
  }
  close(report[0]);
  if (failure == 0) {
    program = made;
    return 0;
  }
  if (made > 0) {
    waitpid(made, NULL, 0);
    give_foreground(getpgrp());
  }
  return failure;
}

// A shell that has the terminal, because the program was stopped, keeps it.
static void finish(void) {
  if (tcgetpgrp(tty) == program) give_foreground(getpgrp());
  program = 0;
}

// Shells know of a stop only when this process stops. Where nothing can continue it, in an orphaned
// group, the program goes on at once.
static void stop_with_program(void) {
  if (tcgetpgrp(tty) == program) {
    give_foreground(getpgrp());
    set_modes();
  }
  if (!ct_stop_is_ignored() && !ct_end_is_asked()) ct_stop_group(SIGTSTP);
  ct_loan_continue();
}

enum ct_loan ct_loan_state(int *code) {
  for (;;) {
    int status = 0;
    pid_t changed = waitpid(program, &status, WNOHANG | WUNTRACED);
    if (changed < 0 && errno == EINTR) continue;
    if (changed == 0) return CT_LOAN_OPEN;
    if (changed > 0 && WIFSTOPPED(status)) {
      stop_with_program();
      continue;
    }
    *code = changed < 0 ? 0 : WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
    finish();
    return changed > 0 && WIFSIGNALED(status) ? CT_LOAN_SIGNALLED : CT_LOAN_EXITED;
  }
}

void ct_loan_stop(void) {
  if (program != 0) kill(-program, SIGTSTP);
}

void ct_loan_continue(void) {
  if (program == 0) return;
  while (!ct_end_is_asked() && tcgetpgrp(tty) != getpgrp() && tcgetpgrp(tty) != program)
    if (!ct_stop_group(SIGTTOU)) break;
  if (ct_end_is_asked()) return;
  give_foreground(program);
  kill(-program, SIGCONT);
}

// Ends the program because this one ends: politely first, so that it can put away its own files.
void ct_loan_end(void) {
  if (program == 0) return;
  bool shown = tcgetpgrp(tty) == program;
  kill(-program, SIGTERM);
  kill(-program, SIGHUP);
  kill(-program, SIGCONT);
  struct timespec moment = {0, 10 * 1000 * 1000};
  for (int waited = 0; waited < PATIENCE_MILLISECONDS; waited += 10) {
    if (waitpid(program, NULL, WNOHANG) != 0) {
      finish();
      break;
    }
    nanosleep(&moment, NULL);
  }
  if (program != 0) {
    kill(-program, SIGKILL);
    waitpid(program, NULL, 0);
    finish();
  }
  if (shown) ct_restore_write();
}
