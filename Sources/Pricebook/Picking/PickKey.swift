/// What the user does at an interactive walk, whatever key a terminal sends for it.
public enum PickKey: Hashable, Sendable {
  case up, down, left, right
  case pageUp, pageDown
  case home, end
  case enter
  case backspace
  case escape
  /// A typed character.
  case text(Character)
  /// Takes everything typed away (Ctrl-U).
  case clear
  /// Takes the last typed word away (Ctrl-W).
  case clearWord
  /// Ctrl-C.
  case interrupt
  /// Ctrl-D, or the end of the input.
  case endOfInput
  /// Ctrl-Z.
  case suspend
  /// Ctrl-L.
  case redraw
}
