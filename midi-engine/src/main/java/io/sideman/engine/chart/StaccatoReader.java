package io.sideman.engine.chart;

/// Reads JFugue's note strings (Staccato in JFugue 5, MusicString in JFugue 4).
public interface StaccatoReader {
  /// @throws ChartException with line and column
  StaccatoPiece read(String text);
}
