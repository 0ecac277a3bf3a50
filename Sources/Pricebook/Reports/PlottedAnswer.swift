import Reporting

/// An answer that can be drawn.
public protocol PlottedAnswer: Answer {
  var plot: Plot { get }
}
