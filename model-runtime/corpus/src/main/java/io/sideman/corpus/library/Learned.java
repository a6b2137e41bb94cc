package io.sideman.corpus.library;

import io.sideman.players.net.Activation;
import io.sideman.players.net.DenseLayer;
import io.sideman.players.net.FeedForward;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Collects one aspect's features of segments and their versions, then finds its map.
final class Learned {
  private record Row(String song, String style, List<float[]> versions) {}

  private final int size;
  private final List<Row> rows = new ArrayList<>();

  Learned(int size) {
    this.size = size;
  }

  void add(Segment segment, List<float[]> versions) {
    rows.add(new Row(segment.song(), segment.style(), versions));
  }

  /// The map: features less their mean, along the directions that tell most.
  FeedForward map(int outputs, SpaceWeights weights) {
    double[] mean = mean(rows.stream().flatMap(row -> row.versions().stream()).toList());
    var change = new Scatter(size);
    var song = new Scatter(size);
    var style = new Scatter(size);
    var total = new Scatter(size);
    Map<String, List<float[]>> bySong = new TreeMap<>();
    Map<String, List<float[]>> byStyle = new TreeMap<>();
    for (Row row : rows) {
      double[] middle = mean(row.versions());
      for (float[] version : row.versions()) {
        change.add(version, middle);
        total.add(version, mean);
      }
      bySong.computeIfAbsent(row.song(), _ -> new ArrayList<>()).add(row.versions().getFirst());
      if (!row.style().isEmpty()) {
        byStyle.computeIfAbsent(row.style(), _ -> new ArrayList<>()).add(row.versions().getFirst());
      }
    }
    addGroups(bySong, song);
    addGroups(byStyle, style);
    double[][] within = new double[size][size];
    change.addTo(within, weights.change());
    song.addTo(within, weights.song());
    style.addTo(within, weights.style());
    double[][] all = new double[size][size];
    total.addTo(all, 1);
    double trace = 0;
    for (int i = 0; i < size; i++) {
      trace += all[i][i] / size;
    }
    for (int i = 0; i < size; i++) {
      within[i][i] += weights.ridge() * trace;
      all[i][i] += weights.ridge() * trace;
    }
    return layer(Directions.find(within, all, outputs), mean);
  }

  private void addGroups(Map<String, List<float[]>> groups, Scatter scatter) {
    for (List<float[]> group : groups.values()) {
      if (group.size() > 1) {
        double[] middle = mean(group);
        group.forEach(row -> scatter.add(row, middle));
      }
    }
  }

  private double[] mean(List<float[]> rows) {
    double[] mean = new double[size];
    for (float[] row : rows) {
      for (int i = 0; i < size; i++) {
        mean[i] += row[i] / rows.size();
      }
    }
    return mean;
  }

  private FeedForward layer(float[][] directions, double[] mean) {
    int outputs = directions[0].length;
    float[] bias = new float[outputs];
    for (int d = 0; d < outputs; d++) {
      double sum = 0;
      for (int i = 0; i < size; i++) {
        sum -= mean[i] * directions[i][d];
      }
      bias[d] = (float) sum;
    }
    return new FeedForward(List.of(new DenseLayer(directions, bias, Activation.LINEAR)));
  }
}
