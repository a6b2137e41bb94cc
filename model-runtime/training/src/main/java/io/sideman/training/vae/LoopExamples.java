package io.sideman.training.vae;

import io.sideman.corpus.Split;
import io.sideman.engine.band.Role;
import io.sideman.players.vae.LoopCodes;
import io.sideman.players.vae.LoopVae;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Whole loops as the codes of their bars. Roles that a loop does not know are 0 and do not count;
/// some that it knows are hidden from the encoder, so that the rest tells what they might be.
final class LoopExamples implements Examples {
  private static final double HIDING = 0.15;

  private final LoopCodes codes;
  private final List<float[]> values = new ArrayList<>();
  private final List<float[]> masks = new ArrayList<>();
  private final List<float[]> conditions = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();
  private final List<Double> shares = new ArrayList<>();

  LoopExamples(List<LoopSheet> sheets, Split side, LoopVae vae, LoopCodes codes) {
    this.codes = codes;
    Map<String, List<LoopSheet>> bySource = new LinkedHashMap<>();
    for (LoopSheet sheet : sheets) {
      if (sheet.split() == side) {
        bySource.computeIfAbsent(sheet.source(), _ -> new ArrayList<>()).add(sheet);
      }
    }
    double sum = 0;
    for (List<LoopSheet> source : bySource.values()) {
      source.forEach(sheet -> add(sheet, vae));
      ends.add(values.size());
      sum += Math.sqrt(source.size());
      shares.add(sum);
    }
  }

  private void add(LoopSheet sheet, LoopVae vae) {
    float[] value = new float[codes.size()];
    float[] mask = new float[codes.size()];
    sheet
        .parts()
        .forEach((role, bars) -> {
          float[][] bytes = new float[bars.size()][];
          for (int bar = 0; bar < bars.size(); bar++) {
            bytes[bar] = vae.encode(role, bars.get(bar));
          }
          codes.put(role, bytes, value);
          Arrays.fill(mask, codes.from(role), codes.to(role), 1);
        });
    values.add(value);
    masks.add(mask);
    conditions.add(LoopCodes.condition(sheet.genre(), sheet.parts().keySet()));
  }

  @Override
  public int size() {
    return values.size();
  }

  @Override
  public int inputs() {
    return codes.size() + conditions();
  }

  @Override
  public int outputs() {
    return codes.size();
  }

  @Override
  public int conditions() {
    return LoopCodes.CONDITIONS;
  }

  @Override
  public int draw(SplittableRandom random) {
    double place = random.nextDouble() * shares.getLast();
    int source = 0;
    while (shares.get(source) < place) {
      source++;
    }
    return random.nextInt(source == 0 ? 0 : ends.get(source - 1), ends.get(source));
  }

  @Override
  public void fill(
      int index,
      @Nullable SplittableRandom random,
      float[] input,
      float[] target,
      float[] mask,
      float[] condition) {
    float[] value = values.get(index);
    System.arraycopy(value, 0, target, 0, value.length);
    System.arraycopy(masks.get(index), 0, mask, 0, value.length);
    float[] told = conditions.get(index);
    System.arraycopy(value, 0, input, 0, value.length);
    System.arraycopy(told, 0, input, value.length, told.length);
    System.arraycopy(told, 0, condition, 0, told.length);
    for (Role role : Role.values()) {
      if (random != null && random.nextDouble() < HIDING) {
        Arrays.fill(input, codes.from(role), codes.to(role), 0);
      }
    }
  }
}
