#define _GNU_SOURCE
#include "CVTerm.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

int cv_pty_open(int rows, int columns, char *slave, int capacity) {
  int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (master < 0) return -1;
  if (grantpt(master) != 0 || unlockpt(master) != 0 ||
      ptsname_r(master, slave, (size_t)capacity) != 0) {
    close(master);
    return -1;
  }
  cv_pty_resize(master, rows, columns);
  return master;
}

int cv_pty_resize(int master, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(master, TIOCSWINSZ, &size);
}

int cv_pty_spawn(
    const char *slave, const char *path, char *const *arguments, char *const *environment,
    int *process) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  // The first terminal that a session's leader opens becomes its controlling one.
  posix_spawn_file_actions_addopen(&actions, 0, slave, O_RDWR, 0);
  posix_spawn_file_actions_adddup2(&actions, 0, 1);
  posix_spawn_file_actions_adddup2(&actions, 0, 2);
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setflags(
      &attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  int result = posix_spawn(process, path, &actions, &attributes, arguments, environment);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  return result;
}

void cv_pty_modes(int master, char *text, int capacity) {
  struct termios modes = {0};
  tcgetattr(master, &modes);
  int used = snprintf(
      text, (size_t)capacity, "%x %x %x %x", modes.c_iflag, modes.c_oflag, modes.c_cflag,
      modes.c_lflag);
  for (int i = 0; i < NCCS && used < capacity; i++)
    used += snprintf(text + used, (size_t)(capacity - used), " %x", modes.c_cc[i]);
}

int cv_pty_wait(int master, int milliseconds) {
  struct pollfd wait = {master, POLLIN, 0};
  int ready = poll(&wait, 1, milliseconds);
  if (ready <= 0) return 0;
  if (wait.revents & POLLIN) return 1;
  return -1;
}

int cv_status(int process, bool wait) {
  int status = 0;
  pid_t result;
  do result = waitpid(process, &status, wait ? 0 : WNOHANG);
  while (result < 0 && errno == EINTR);
  if (result != process) return -1;
  if (WIFSIGNALED(status)) return 1000 + WTERMSIG(status);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
