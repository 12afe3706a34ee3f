#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "CTerminal.h"
#include "internal.h"
#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

// Of term.h, whose macros would take names such as `columns`.
int tputs(const char *sequence, int lines, int (*put)(int));

// The terminal, and the descriptor of it to which ncurses writes.
static int tty = -1, output = -1;
static FILE *stream_in, *stream_out;
static SCREEN *screen;
static WINDOW *window;
static struct termios modes_before;
static bool colored, synchronized, unicode, titled, mouse_on, cursor_shown;
// Whether a run of one character is said by its length, and whether the terminal is still to be
// asked what it makes of that.
static bool repeating, repeat_unasked;
// Whether the terminal is somebody else's for now: a shell's that has stopped this process.
static bool given_back;
static char title[512];
static size_t title_length;

#define FOCUS_AND_PASTE_ON "\033[?1004h\033[?2004h"
#define FOCUS_AND_PASTE_OFF "\033[?2004l\033[?1004l"
#define MOUSE_ON "\033[?1000h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1000l"
#define TITLE_PUSH "\033[22;0t"
#define TITLE_POP "\033[23;0t"
#define ATOMIC_ON "\033[?2026h"
#define ATOMIC_OFF "\033[?2026l"
// A character of three bytes four times, in the second row, and the question where the cursor is.
#define REPEAT_QUESTION "\033[2;1H\u2500\033[3b\033[6n"

static void write_text(const char *text) { ct_write(text, strlen(text)); }

static void prepare_restore(void) {
  ct_restore_reset();
  ct_restore_add(ATOMIC_OFF);
  ct_restore_add(MOUSE_OFF FOCUS_AND_PASTE_OFF);
  if (titled) ct_restore_add(TITLE_POP);
  ct_restore_add(tigetstr("rmkx"));
  ct_restore_add(tigetstr("sgr0"));
  ct_restore_add(tigetstr("rmcup"));
  ct_restore_add(tigetstr("cnorm"));
  ct_restore_arm(ct_write_descriptor(), &modes_before);
}

static void close_streams(void) {
  if (stream_in != NULL) fclose(stream_in);
  if (stream_out != NULL) fclose(stream_out);
  ct_gather_close();
  if (tty >= 0) close(tty);
  ct_write_close();
  stream_in = stream_out = NULL;
  tty = output = -1;
}

static enum ct_failure open_streams(void) {
  tty = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
  if (tty < 0 || tcgetattr(tty, &modes_before) != 0) {
    if (tty >= 0) close(tty);
    tty = -1;
    return CT_NO_TERMINAL;
  }
  output = fcntl(tty, F_DUPFD_CLOEXEC, 0);
  stream_out = output >= 0 ? fdopen(output, "w") : NULL;
  ct_gather_open();
  int copy = fcntl(tty, F_DUPFD_CLOEXEC, 0);
  stream_in = copy >= 0 ? fdopen(copy, "r") : NULL;
  if (stream_out == NULL || stream_in == NULL || !ct_write_open()) {
    close_streams();
    return CT_SYSTEM;
  }
  return CT_OK;
}

static void set_modes(void) {
  raw();
  noecho();
  nonl();
  set_escdelay(25);
  curs_set(0);
  cursor_shown = false;
  ct_input_open();
}

static void enter(void) {
  write_text(FOCUS_AND_PASTE_ON);
  if (mouse_on) write_text(MOUSE_ON);
}

static int put_byte(int byte) {
  char sent = (char)byte;
  ct_write(&sent, 1);
  return byte;
}

static void leave(void) {
  write_text(MOUSE_OFF FOCUS_AND_PASTE_OFF);
  // What ncurses writes is gathered: on a line that hangs it would wait without end.
  bool gathers = !isendwin() && ct_gather_begin(output);
  curs_set(1);
  cursor_shown = true;
  endwin();
  if (gathers) {
    ct_gather_end(output, tty, 0);
    tcsetattr(tty, ct_write_gave_up() ? TCSANOW : TCSADRAIN, &modes_before);
  }
  // Some terminals hide the cursor again where it was hidden when their other screen was taken.
  char *normal = tigetstr("cnorm");
  if (normal != NULL && normal != (char *)-1) tputs(normal, 1, put_byte);
}

static bool is_in_foreground(void) {
  pid_t front = tcgetpgrp(tty);
  return front < 0 || front == getpgrp();
}

enum ct_failure ct_open(const ct_options *options, ct_info *info) {
  static bool registered;
  if (screen != NULL) return CT_ALREADY_OPEN;
  enum ct_failure failure = open_streams();
  if (failure != CT_OK) return failure;
  unicode = ct_set_locale();
  ct_signals_open();
  ct_restore_arm_first(ct_write_descriptor(), &modes_before);
  ct_terminfo_shorten();
  screen = newterm(NULL, stream_out, stream_in);
  ct_terminfo_restore();
  if (screen == NULL || !ct_can_address()) {
    if (screen != NULL) {
      endwin();
      delscreen(screen);
      screen = NULL;
    }
    ct_restore_disarm();
    ct_signals_close();
    close_streams();
    return CT_UNSUPPORTED;
  }
  window = stdscr;
  const char *name = termname();
  titled = ct_is_modern(name);
  synchronized = options->synchronized && ct_is_modern(name);
  int colors = tigetnum("colors");
  colored = options->color && colors >= 8 && start_color() == OK;
  if (colored) use_default_colors();
  ct_cells_open(unicode, colored);
  set_modes();
  mouse_on = options->mouse;
  prepare_restore();
  ct_messages_open();
  if (!registered) atexit(ct_close);
  registered = true;
  if (titled) write_text(TITLE_PUSH);
  enter();
  ct_update_size();
  title_length = 0;
  repeating = repeat_unasked = false;
  *info = (ct_info){.unicode = unicode,
                    .synchronized = synchronized,
                    .title = titled,
                    .clipboard = ct_has_clipboard(name),
                    .repeats = unicode && ct_repeats(),
                    .colors = colored ? colors : 0};
  return CT_OK;
}

void ct_close(void) {
  if (screen == NULL) return;
  bool restored = ct_loan_is_open();
  ct_loan_end();
  if (is_in_foreground()) {
    if (titled && !restored && !given_back) write_text(TITLE_POP);
    leave();
    // Nothing typed or reported in the meantime may become the shell's next command.
    tcsetattr(tty, ct_write_gave_up() ? TCSANOW : TCSAFLUSH, &modes_before);
  } else if (!given_back && !restored) {
    // In the background the modes are the shell's.
    ct_restore_write();
  }
  ct_restore_hold(false);
  ct_restore_disarm();
  given_back = false;
  ct_input_close();
  delscreen(screen);
  screen = NULL;
  window = NULL;
  ct_signals_close();
  close_streams();
  ct_messages_close();
}

ct_size ct_update_size(void) {
  struct winsize kernel = {0};
  ioctl(tty, TIOCGWINSZ, &kernel);
  ct_size size = {kernel.ws_col, kernel.ws_row};
  if (size.columns == 0) size.columns = 80;
  if (size.rows == 0) size.rows = 24;
  if (window != NULL && (getmaxx(window) != size.columns || getmaxy(window) != size.rows))
    resizeterm(size.rows, size.columns);
  return size;
}

static void place_cursor(int row, int column) {
  bool shown = row >= 0;
  leaveok(window, !shown);
  if (shown) wmove(window, row, column);
  if (shown != cursor_shown) curs_set(shown);
  cursor_shown = shown;
}

void ct_flush(int cursor_row, int cursor_column, bool atomic) {
  if (given_back) return;
  atomic = atomic && synchronized;
  // Not while ncurses has yet to take the terminal back, which it does by that descriptor.
  bool gathers = !isendwin() && ct_gather_begin(output);
  void (*say)(const char *) = gathers ? ct_gather : write_text;
  if (atomic) say(ATOMIC_ON);
  if (repeat_unasked) say(REPEAT_QUESTION);
  if (repeat_unasked) clearok(curscr, TRUE);
  repeat_unasked = false;
  place_cursor(cursor_row, cursor_column);
  wnoutrefresh(window);
  doupdate();
  if (atomic) say(ATOMIC_OFF);
  if (gathers) ct_gather_end(output, tty, repeating ? getmaxx(window) : 0);
}

void ct_ask_repeat(void) { repeat_unasked = true; }

void ct_use_repeat(bool on) { repeating = on; }

void ct_invalidate(void) { clearok(curscr, TRUE); }

void ct_bell(void) {
  char *bell = tigetstr("bel");
  if (bell != NULL && bell != (char *)-1) tputs(bell, 1, put_byte);
}

void ct_set_mouse(bool on) {
  if (on == mouse_on) return;
  mouse_on = on;
  if (!ct_loan_is_open()) write_text(on ? MOUSE_ON : MOUSE_OFF);
}

static void send_title(void) {
  if (!titled || title_length == 0) return;
  write_text("\033]2;");
  ct_write(title, title_length);
  write_text("\007");
}

void ct_set_title(const char *text, int length) {
  title_length = length < (int)sizeof title ? (size_t)length : sizeof title;
  memcpy(title, text, title_length);
  send_title();
}

int ct_wait(int wake, int timeout_milliseconds) {
  struct pollfd waits[] = {
      {tty, ct_loan_is_open() ? 0 : POLLIN, 0}, {ct_signal_descriptor, POLLIN, 0}, {wake, POLLIN, 0}};
  if (poll(waits, 3, timeout_milliseconds) <= 0) return 0;
  int ready = 0;
  if (waits[0].revents & POLLIN) ready |= CT_INPUT;
  if (waits[0].revents & (POLLHUP | POLLERR | POLLNVAL)) ready |= CT_HANGUP;
  if (waits[1].revents & POLLIN) ready |= CT_SIGNAL;
  if (waits[2].revents & POLLIN) ready |= CT_WAKE;
  return ready;
}

static void take_again(void) {
  if (given_back && titled) write_text(TITLE_PUSH);
  given_back = false;
  ct_restore_hold(false);
  reset_prog_mode();
  curs_set(0);
  cursor_shown = false;
  enter();
  send_title();
  ct_invalidate();
}

static void give_back(void) {
  given_back = true;
  ct_restore_hold(true);
}

// Where the shell has the terminal, as after bg, who wants it is stopped until it is given. False
// when the process is to end instead.
static bool wait_for_terminal(void) {
  while (!ct_end_is_asked() && !is_in_foreground())
    if (!ct_stop_group(SIGTTOU)) break;
  return !ct_end_is_asked();
}

bool ct_suspend(void) {
  if (ct_stop_is_ignored()) return true;
  if (titled) write_text(TITLE_POP);
  leave();
  give_back();
  ct_stop_group(SIGTSTP);
  if (!wait_for_terminal()) return false;
  take_again();
  return true;
}

int ct_lend(char *const arguments[]) {
  leave();
  int failure = ct_loan_start(tty, &modes_before, arguments);
  if (failure != 0) take_again();
  return failure;
}

void ct_loan_take_back(void) { take_again(); }

void ct_send(const void *bytes, int count) { ct_write(bytes, (size_t)count); }

bool ct_resume(void) {
  if (!is_in_foreground()) {
    ct_restore_write();
    give_back();
  }
  if (!wait_for_terminal()) return false;
  endwin();
  take_again();
  return true;
}
