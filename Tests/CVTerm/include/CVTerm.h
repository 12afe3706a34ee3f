#ifndef C_VTERM_H
#define C_VTERM_H
// A terminal without a window: a pty, a program in it, and libvterm reading what it draws.

#include <stdbool.h>
#include <stdint.h>

enum { CV_BOLD = 1, CV_UNDERLINE = 2, CV_REVERSE = 4, CV_DIM = 8 };

/// One cell. A first character of UINT32_MAX is the trailing half of a wide one. Colours are
/// palette numbers, -1 the default, -2 any other.
typedef struct {
  uint32_t chars[6];
  int width;
  int attributes;
  int foreground;
  int background;
} cv_cell;

/// A cell as it should be; the second half of a wide one has a width of 0.
typedef struct {
  uint32_t chars[4];
  int8_t width;
  int8_t attributes;
  int8_t foreground;
  int8_t background;
} cv_expected;

typedef struct cv_screen cv_screen;

cv_screen *cv_screen_new(int rows, int columns);
void cv_screen_free(cv_screen *screen);
void cv_screen_resize(cv_screen *screen, int rows, int columns);
/// Feeds at most 4,096 bytes.
void cv_screen_feed(cv_screen *screen, const uint8_t *bytes, int count);
/// Bytes the terminal answers with; returns how many.
int cv_screen_answer(cv_screen *screen, uint8_t *bytes, int capacity);
cv_cell cv_screen_cell(const cv_screen *screen, int row, int column);
/// The first column of a row that is not as it should be; -1 when all are. A blank shows only what
/// is behind it.
int cv_screen_difference(const cv_screen *screen, int row, const cv_expected *cells, int count);
void cv_screen_cursor(const cv_screen *screen, int *row, int *column, bool *visible);
bool cv_screen_is_alternate(const cv_screen *screen);
bool cv_screen_reports_mouse(const cv_screen *screen);
int cv_screen_bells(const cv_screen *screen);

/// Reads a pty's master on a thread of its own and feeds a screen, for a program that draws on a pty
/// which it holds itself.
typedef struct cv_reader cv_reader;

cv_reader *cv_reader_new(int master, cv_screen *screen);
/// Waits until this many bells have sounded on the screen; false when they do not come in time.
bool cv_reader_wait(cv_reader *reader, int bells, int seconds);
/// Feeds another screen from now on and returns the one before.
cv_screen *cv_reader_swap(cv_reader *reader, cv_screen *screen);
/// Bytes read so far.
int64_t cv_reader_bytes(cv_reader *reader);

/// Opens a pty of this size as the controlling terminal of this process, the leader of a session
/// without one. Returns the master, or -1.
int cv_pty_control(int rows, int columns);

/// The C library's width of a scalar in a UTF-8 locale; -1 when it knows none.
int cv_library_width(uint32_t scalar);

/// Opens a pty of this size. Returns the master, or -1; `slave` receives its path.
int cv_pty_open(int rows, int columns, char *slave, int capacity);
int cv_pty_resize(int master, int rows, int columns);
/// Runs a program as the leader of a session on the pty, no signal blocked. Returns 0 or an errno.
int cv_pty_spawn(
    const char *slave, const char *path, char *const *arguments, char *const *environment,
    int *process);
/// Writes the pty's modes as text, to be compared.
void cv_pty_modes(int master, char *text, int capacity);
/// 1 when there is something to read, 0 after the time, -1 when the program's side is closed.
int cv_pty_wait(int master, int milliseconds);
/// -1 while it runs, 0...255 an exit, 1000 + n a signal.
int cv_status(int process, bool wait);
#endif
