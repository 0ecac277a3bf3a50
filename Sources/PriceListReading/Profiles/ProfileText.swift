import PriceModel

/// A profile as it is written, which others may extend.
struct ProfileText: Sendable {
  let file: String
  let text: String
  /// It comes from a file of the user's.
  let isUsers: Bool

  init(file: String, text: String) {
    self.file = file
    self.text = text
    isUsers = false
  }

  /// Reads the file of a user's profile.
  init(path: String) throws(ProfileError) {
    do throws(ReadingError) {
      text = String(decoding: try SystemFile(path: path).bytes(1 << 20, at: 0), as: UTF8.self)
    } catch {
      throw ProfileError(
        file: path, line: nil, column: nil, "cannot \(error.operation) the profile: \(error.reason)")
    }
    file = path
    isUsers = true
  }

  func root() throws(ProfileError) -> ProfileNode { try ProfileNode.root(of: text, file: file) }
}
