package io.sideman.engine.chart;

/// Text that cannot be read as music. The message names the place, what stands there and what may.
public final class ChartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;
  private final String problem;

  ChartException(Place place, String problem) {
    super("line " + place.line() + ", column " + place.column() + ": " + problem);
    line = place.line();
    column = place.column();
    this.problem = problem;
  }

  private ChartException(String name, ChartException cause) {
    super(name + ", " + cause.getMessage(), cause);
    line = cause.line;
    column = cause.column;
    problem = cause.problem;
  }

  /// The same with the name of the text (a file, an option) in front.
  public ChartException in(String name) {
    return new ChartException(name, this);
  }

  /// From 1.
  public int line() {
    return line;
  }

  /// From 1.
  public int column() {
    return column;
  }

  /// The message without the place.
  public String problem() {
    return problem;
  }
}
