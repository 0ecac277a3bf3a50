/// A fact with the range of editions in which it holds, as the store keeps it.
///
/// Ranges are as long as possible: two ranges of one fact never touch.
struct Held<Content: Fact>: Hashable, Sendable {
  var fact: Content
  /// The month of the first edition in which it holds.
  var from: Month
  /// The month of the edition in which it no longer holds, or ``Month/open``.
  var until: Month
  /// The line of the file of the edition `from`.
  var line: UInt32
  /// By what the store knows the range; 0 if it is not stored yet.
  var id: Int64 = 0

  func holds(in month: Month) -> Bool { from <= month && month < until }
}

/// A fact as an edition states it, with its line; line 0 is a fact carried over from the edition before.
struct Stated<Content: Fact>: Hashable, Sendable {
  var fact: Content
  var line: UInt32
}

/// What must be written so that an edition has other facts than now.
struct RangeEdits<Content: Fact>: Sendable {
  /// To delete; known by their ids.
  var deleted: [Held<Content>] = []
  /// To get another end or line; known by their ids.
  var updated: [Held<Content>] = []
  /// In the order of facts.
  var inserted: [Held<Content>] = []

  var isEmpty: Bool { deleted.isEmpty && updated.isEmpty && inserted.isEmpty }
}

/// The place of an edition among the editions of its list.
struct EditionPlace: Equatable, Sendable {
  var month: Month
  /// The edition before, if there is one.
  var previous: Month?
  /// The edition after, if there is one.
  var next: Month?

  init(month: Month, previous: Month?, next: Month?) {
    self.month = month
    self.previous = previous
    self.next = next
  }

  /// - Parameter editions: Of the list, by month; the edition itself may be there or not.
  init(_ month: Month, among editions: [EditionRecord]) {
    self.init(
      month: month, previous: editions.last { $0.month < month }?.month,
      next: editions.first { $0.month > month }?.month)
  }
}

extension RangeEdits {
  /// Makes `wanted` the facts of the edition at `place`, and leaves every other edition as it is.
  ///
  /// A month without an edition continues the edition before; so inserting, replacing and removing an edition are
  /// the same operation (removing is: stating what the edition before states).
  ///
  /// - Parameters:
  ///   - rows: Every range of the list that touches the months from `place.month` to `place.next`, by fact and
  ///     then by month.
  ///   - wanted: The facts of the edition, in order, none twice.
  ///   - lines: The line of a fact in the edition `next`, asked only for what holds there and no longer here.
  init(
    _ rows: [Held<Content>], wanted: [Stated<Content>], at place: EditionPlace,
    lineInNext: (Content) throws -> UInt32
  ) rethrows {
    let month = place.month
    let end = place.next ?? .open
    if rows.isEmpty {
      // The first edition of a list, as a rule: all of it is new.
      inserted = wanted.map { Held(fact: $0.fact, from: month, until: end, line: $0.line) }
      return
    }
    var row = 0
    var wish = 0
    while row < rows.count || wish < wanted.count {
      let fact: Content
      if wish == wanted.count {
        fact = rows[row].fact
      } else if row == rows.count {
        fact = wanted[wish].fact
      } else {
        fact = min(rows[row].fact, wanted[wish].fact)
      }
      var ending: Held<Content>?
      var covering: Held<Content>?
      var following: Held<Content>?
      while row < rows.count, rows[row].fact == fact {
        if rows[row].until == month { ending = rows[row] }
        if rows[row].holds(in: month) { covering = rows[row] }
        if rows[row].from == end { following = rows[row] }
        row += 1
      }
      var stated: Stated<Content>?
      if wish < wanted.count, wanted[wish].fact == fact {
        stated = wanted[wish]
        wish += 1
      }
      switch (covering, stated) {
      case (let covering?, nil):
        try cut(covering, at: month, end: end, lineInNext: lineInNext)
      case (nil, let stated?):
        join(stated, at: month, end: end, ending: ending, following: following)
      case (var covering?, let stated?):
        // The first edition of the range states it on another line now.
        if covering.from == month, covering.line != stated.line {
          covering.line = stated.line
          updated.append(covering)
        }
      case (nil, nil):
        break
      }
    }
  }

  private mutating func cut(
    _ range: Held<Content>, at month: Month, end: Month, lineInNext: (Content) throws -> UInt32
  ) rethrows {
    if range.from < month {
      updated.append(
        Held(fact: range.fact, from: range.from, until: month, line: range.line, id: range.id))
    } else {
      deleted.append(range)
    }
    if range.until > end {
      let line = try lineInNext(range.fact)
      inserted.append(Held(fact: range.fact, from: end, until: range.until, line: line))
    }
  }

  private mutating func join(
    _ stated: Stated<Content>, at month: Month, end: Month, ending: Held<Content>?,
    following: Held<Content>?
  ) {
    var until = end
    if let following {
      until = following.until
      deleted.append(following)
    }
    if let ending {
      updated.append(
        Held(fact: stated.fact, from: ending.from, until: until, line: ending.line, id: ending.id))
    } else {
      inserted.append(Held(fact: stated.fact, from: month, until: until, line: stated.line))
    }
  }
}
