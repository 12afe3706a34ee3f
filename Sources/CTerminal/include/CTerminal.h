#ifndef C_TERMINAL_H
#define C_TERMINAL_H
// The terminal by way of ncurses, as one process-wide device. The only door to curses.h.
// Used from the main thread, except for ct_block_signals, which runs before there are others.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CT_BOLD = 1, CT_DIM = 2, CT_REVERSE = 4, CT_UNDERLINE = 8 };

/// How cells of one style look. Colours are 0...15, -1 is the terminal's default.
typedef struct {
  int8_t foreground;
  int8_t background;
  uint8_t attributes;
} ct_style;

/// One cell. A width of 0 is the trailing half of the wide cell before it. A mark of 0 is none.
typedef struct {
  uint32_t scalar;
  uint32_t marks[3];
  uint8_t width;
  uint8_t style;
} ct_cell;

typedef struct {
  bool color;
  bool mouse;
  bool synchronized;
} ct_options;

typedef struct {
  bool unicode;
  bool synchronized;
  bool title;
  bool clipboard;
  bool repeats; // Whether the terminal is said to repeat a character by `CSI COUNT b`.
  int colors;
} ct_info;

typedef struct {
  int columns;
  int rows;
} ct_size;

enum ct_failure { CT_OK = 0, CT_NO_TERMINAL, CT_UNSUPPORTED, CT_ALREADY_OPEN, CT_SYSTEM };

/// Input below 256 is a byte; the rest is one of these, perhaps with modifiers added.
/// They lie above every code of ncurses itself.
enum ct_key {
  CT_KEY_UP = 4096,
  CT_KEY_DOWN,
  CT_KEY_LEFT,
  CT_KEY_RIGHT,
  CT_KEY_HOME,
  CT_KEY_END,
  CT_KEY_PAGE_UP,
  CT_KEY_PAGE_DOWN,
  CT_KEY_INSERT,
  CT_KEY_DELETE,
  CT_KEY_BACKSPACE,
  CT_KEY_ENTER,
  CT_KEY_BACKTAB,
  CT_KEY_MOUSE,
  CT_KEY_FOCUS_IN,
  CT_KEY_FOCUS_OUT,
  CT_KEY_FUNCTION = 4096 + 256,
  CT_KEY_ALT = 8192,
  CT_KEY_CONTROL = 16384,
};

enum ct_ready { CT_INPUT = 1, CT_SIGNAL = 2, CT_WAKE = 4, CT_HANGUP = 8 };

/// What the system knows of a kind of terminal.
typedef struct {
  int colors;
  bool addresses;
  bool mouse;
} ct_kind;

/// Looks a kind of terminal up by its name, such as the value of TERM, without using any terminal;
/// not while one is open. False when the system does not know it.
bool ct_describe(const char *name, ct_kind *kind);

/// Blocks the signals that are read instead of handled. Call before any thread exists.
void ct_block_signals(void);
/// Lets SIGQUIT end the process at once: a language's runtime may take it for a crash to look into.
void ct_quit_at_once(void);
/// Lets a write beyond the limit of a file's size fail by EFBIG, as one to a full disk does, instead
/// of ending the process by SIGXFSZ.
void ct_refuse_by_error(void);
/// Keeps the descriptors of standard input, output and error from being given to a file where the
/// caller closed them.
void ct_hold_standard_streams(void);
/// Ends the process by `signal`, as if it had never been blocked.
void ct_die_by_signal(int signal);

/// Takes the controlling terminal; what is written to standard error meanwhile is kept and shown
/// when the terminal is given back. Returns CT_OK or why not, with errno set for CT_SYSTEM.
enum ct_failure ct_open(const ct_options *options, ct_info *info);
/// Gives the terminal back as it was. Harmless when it is not open.
void ct_close(void);
/// Sets the look of styles 0..<count.
void ct_set_styles(const ct_style *styles, int count);

/// Asks the kernel for the size and tells ncurses. An unknown size is 80 by 24.
ct_size ct_update_size(void);
/// Puts a whole row into the picture, blank after `count` cells. Sends nothing.
void ct_put_cells(int row, int from, const ct_cell *cells, int count, bool to_end);
/// Sends what changed; a negative row hides the cursor. `atomic` asks for one visible step.
void ct_flush(int cursor_row, int cursor_column, bool atomic);
/// Forgets what is on the screen, so that the next flush sends everything.
void ct_invalidate(void);
/// Has the next flush, which sends everything, ask the terminal to say a character four times, from
/// the first column of the second row on, and where its cursor is then.
void ct_ask_repeat(void);
/// Says a run of one character by its length, or spells it out.
void ct_use_repeat(bool on);
void ct_bell(void);
void ct_set_mouse(bool on);
/// Sets the window's title; the bytes must already be harmless.
void ct_set_title(const char *title, int length);

/// Sends bytes that already are harmless to the terminal, beside the picture.
void ct_send(const void *bytes, int count);

/// Says the same in fewer bytes, in the same place, and returns how many. `goes_along` where the
/// terminal goes along a row by `CSI column G`. No text may come to the end of its row and go on.
/// `repeats` is how many columns it has where it says a character again by `CSI COUNT b`, and 0
/// elsewhere.
size_t ct_tighten(char *bytes, size_t count, bool goes_along, int repeats);

/// Waits for input, a signal, `wake` or a hangup; a negative timeout waits without end.
int ct_wait(int wake, int timeout_milliseconds);
/// Next input without waiting, or -1 when there is none.
int ct_next_input(void);
/// Next signal received, or 0.
int ct_next_signal(void);
/// Gives the terminal back, stops the process group, and takes the terminal when continued in the
/// foreground. False when a signal that ends the process came before that: the terminal is given
/// back, and nothing more is drawn.
bool ct_suspend(void);
/// Takes the terminal again after somebody else stopped and continued the process; as ct_suspend.
bool ct_resume(void);

enum ct_loan { CT_LOAN_OPEN = 0, CT_LOAN_EXITED, CT_LOAN_SIGNALLED };

/// Gives the terminal back and starts a program on it, found by PATH, in a process group of its
/// own in the foreground. Until ct_loan_take_back nothing is drawn or read. Returns 0, or the error
/// number why it could not be started; then the terminal is taken again.
int ct_lend(char *const arguments[]);
/// Whether the program still runs; afterwards `code` is its exit status or its signal. A program
/// that was stopped stops this one as well, and goes on with it.
enum ct_loan ct_loan_state(int *code);
/// Stops the program, as Ctrl-Z does.
void ct_loan_stop(void);
/// Lets the program go on in the foreground, after somebody else continued this one.
void ct_loan_continue(void);
/// Takes the terminal again after the program has ended.
void ct_loan_take_back(void);
#endif
