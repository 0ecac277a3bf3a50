import Glibc

// In a file of its own for a reason: a program of one file is taken for a script, which brings a main of its own beside
// the one that hands over to libFuzzer.

/// Writes a line to standard error; the variable `stderr` is shared state that Swift does not let us use.
func say(_ line: String) {
  let bytes = Array((line + "\n").utf8)
  _ = write(STDERR_FILENO, bytes, bytes.count)
}
